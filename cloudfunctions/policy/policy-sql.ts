import type { PolicyId } from '@domain/policy/contract'
import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import { sql, type Selectable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'
import { json } from '../_kit/json'

export interface Setting {
  communityId: string
  policyId: PolicyId
  active: boolean
  items: string[]
  budgetFen: Fen | null
}
export type RunRow = Selectable<Schema['policyRun']>

export const settingsOf = (tx: Tx, communityId: string): Promise<Setting[]> =>
  tx.selectFrom('policySetting').selectAll().where('communityId', '=', communityId).$castTo<Setting>().execute()

export const findSetting = (tx: Tx, communityId: string, policyId: PolicyId, lock?: 'share'): Promise<Setting | undefined> =>
  tx
    .selectFrom('policySetting')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('policyId', '=', policyId)
    .$if(lock === 'share', (query) => query.forShare())
    .$castTo<Setting>()
    .executeTakeFirst()

export async function putSetting(tx: Tx, { items, ...setting }: Setting): Promise<void> {
  const said = { active: setting.active, items: json(items), budgetFen: setting.budgetFen }
  await tx
    .insertInto('policySetting')
    .values({ ...setting, items: json(items) })
    .onConflict((conflict) => conflict.columns(['communityId', 'policyId']).doUpdateSet(said))
    .execute()
}

/** Whether one of these policies is on in a community. Asked at every paid order: one look by key, so that no job is queued for nothing. */
export async function isAnyOn(tx: Tx, communityId: string, policyIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql<{ any: boolean }>`
    select exists (select from policy_setting where community_id = ${communityId} and policy_id = any(${[...policyIds]}::text[]) and active) as any`.execute(tx)
  return rows[0]?.any === true
}

export async function communitiesWith(tx: Tx, policyId: PolicyId): Promise<string[]> {
  const rows = await tx.selectFrom('policySetting').select('communityId').where('policyId', '=', policyId).where('active', '=', true).orderBy('communityId').execute()
  return rows.map(({ communityId }) => communityId)
}

export const lastRuns = async (tx: Tx, communityId: string): Promise<Map<string, RunRow>> => {
  const { rows } = await sql<RunRow>`
    select distinct on (policy_id) * from policy_run where community_id = ${communityId} order by policy_id, started_at desc, window_id desc`.execute(tx)
  return new Map(rows.map((row) => [row.policyId, row]))
}

/** Begins a run of a window, or begins one anew that is finished; false where one is under way. */
export async function beginRun(tx: Tx, run: { communityId: string; policyId: PolicyId; windowId: string }, now: Instant): Promise<boolean> {
  const { rows } = await sql`
    insert into policy_run as r (community_id, policy_id, window_id, started_at)
    values (${run.communityId}, ${run.policyId}, ${run.windowId}, ${now})
    on conflict (community_id, policy_id, window_id) do update set started_at = excluded.started_at, seen_until = '', done_at = null where r.done_at is not null
    returning r.window_id`.execute(tx)
  return rows.length === 1
}

export async function lockRun(tx: Tx, run: { communityId: string; policyId: string; windowId: string }): Promise<RunRow | undefined> {
  return tx
    .selectFrom('policyRun')
    .selectAll()
    .where('communityId', '=', run.communityId)
    .where('policyId', '=', run.policyId)
    .where('windowId', '=', run.windowId)
    .forUpdate()
    .executeTakeFirst()
}

export async function noteSlice(tx: Tx, run: RunRow, done: { seenUntil: string; given: number; heldOut: number; skipped: number; doneAt: Instant | null }): Promise<void> {
  await tx
    .updateTable('policyRun')
    .set(({ eb }) => ({
      seenUntil: done.seenUntil,
      doneAt: done.doneAt,
      given: eb('given', '+', done.given),
      heldOut: eb('heldOut', '+', done.heldOut),
      skipped: eb('skipped', '+', done.skipped),
    }))
    .where('communityId', '=', run.communityId)
    .where('policyId', '=', run.policyId)
    .where('windowId', '=', run.windowId)
    .execute()
}

/** Notes that somebody was served; false where she was before, in this window. */
export async function insertGrant(tx: Tx, grant: { personId: string; policyId: PolicyId; windowId: string; communityId: string; at: Instant }): Promise<boolean> {
  const done = await tx
    .insertInto('policyGrant')
    .values({ ...grant, outcome: 'given' })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}
