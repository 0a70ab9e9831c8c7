import type { Tx } from '../_kit/db'
import { deleteWaiting, lockHouseholds, removeMember, selectHouseholds } from './household-sql'

/** The household of each of these people who has one; who is about to leave still belongs. */
export async function householdsOf(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map()
  return new Map((await selectHouseholds(tx, personIds)).map((row) => [row.personId, row.householdId]))
}

/** Takes somebody out of her household now and everywhere out of the queue; the caller has made sure that no order of hers is open. */
export async function leaveAtOnce(tx: Tx, personId: string): Promise<void> {
  await deleteWaiting(tx, personId)
  const householdId = (await householdsOf(tx, [personId])).get(personId)
  if (householdId === undefined) return
  await lockHouseholds(tx, [householdId])
  await removeMember(tx, householdId, personId)
}
