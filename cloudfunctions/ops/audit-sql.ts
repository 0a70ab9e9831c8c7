import { sql } from 'kysely'
import type { Tx } from '../_kit/db'
import type { Broken, Moment, Shown } from './invariant'

/** As many places as a reply shows; all are counted. */
const ROWS_MOST = 20

/**
 * Whole tables are looked through: a million orders take longer than a statement that serves somebody may. One at a time therefore; false where somebody is at
 * it already. Of a process that died over it the database is to notice soon (under Windows it can't), since whoever changes a table waits for it.
 */
export async function beginLooking(tx: Tx): Promise<boolean> {
  const { rows } = await sql<{ mine: boolean }>`select pg_try_advisory_xact_lock(hashtextextended('ops.audit', 0)) as mine`.execute(tx)
  if (rows[0]?.mine !== true) return false
  await sql`select set_config('statement_timeout', '10min', true)`.execute(tx)
  await sql`select set_config('client_connection_check_interval', '5s', true) where version() !~* 'windows|mingw|msvc|visual c'`.execute(tx)
  return true
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
