import type { Tx } from '../_kit/db'
import { selectHouseholds } from './household-sql'

/** The household of each of these people who has one; who is about to leave still belongs. */
export async function householdsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  return new Map((await selectHouseholds(tx, personIds)).map((row) => [row.personId, row.householdId]))
}
