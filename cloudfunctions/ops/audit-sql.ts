import { sql } from 'kysely'
import type { Tx } from '../_kit/db'
import type { Broken, Moment, Shown } from './invariant'

/** As many places as a reply shows; all are counted. */
const ROWS_MOST = 20

/** Whole tables are looked through: a million orders take longer than a statement that serves somebody may. */
export async function takeTime(tx: Tx): Promise<void> {
  await sql`set local statement_timeout to '10min'`.execute(tx)
}

export async function breachesOf(tx: Tx, invariant: Shown, at: Moment, most = ROWS_MOST): Promise<{ count: number; rows: Broken[] }> {
  const { rows } = await sql<Broken & { count: number }>`
    select count(*) over () as count, broken.* from (${invariant.query(at)}) broken order by what, community_id, subject limit ${most}`.execute(
    tx,
  )
  return {
    count: rows[0]?.count ?? 0,
    rows: rows.map(({ what, communityId, subject, should, found }) => ({ what, communityId, subject, should, found })),
  }
}
