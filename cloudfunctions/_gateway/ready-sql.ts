import { sql } from 'kysely'
import type { Tx } from '../_kit/db'

/** True when all of these migrations have run. */
export async function isMigrated(tx: Tx, names: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ done: number }>`select count(*) as done from migration where name = any(${[...names]})`.execute(tx)
  return rows[0]?.done === names.length
}
