import { sql } from 'kysely'
import type { Instant } from '@domain/time'
import type { JobSpec } from './call'
import type { Tx } from './db'
import { newId } from './ids'
import { json, type JsonValue } from './json'
import { machineNow } from './clock'

export interface JobRow {
  communityId: string
  id: string
  kind: string
  subject: string
  payload: JsonValue
  attempts: number
  busyUntil: Instant
}

/** One that waits already keeps the earlier instant and takes the newer payload. */
export async function upsertJob(tx: Tx, { kind, subject, communityId, runAt, payload }: JobSpec): Promise<void> {
  await sql`
    insert into job (community_id, id, kind, subject, payload, state, run_at, created_at)
    values (${communityId}, ${newId()}, ${kind}, ${subject}, ${json(payload)}, 'queued', ${runAt}, ${machineNow()})
    on conflict (community_id, kind, subject) where state = 'queued'
    do update set run_at = least(job.run_at, excluded.run_at), payload = excluded.payload`.execute(tx)
}

/** The same of many jobs of one kind, each of another subject, in one statement. */
export async function upsertJobs(tx: Tx, { kind, communityId, runAt }: Omit<JobSpec, 'subject' | 'payload'>, subjects: readonly string[]): Promise<void> {
  await sql`
    insert into job (community_id, id, kind, subject, payload, state, run_at, created_at)
    select ${communityId}, j.id, ${kind}, j.subject, 'null'::jsonb, 'queued', ${runAt}::timestamptz, ${machineNow()}::timestamptz
    from unnest(${subjects.map(() => newId())}::text[], ${[...subjects]}::text[]) j (id, subject)
    on conflict (community_id, kind, subject) where state = 'queued'
    do update set run_at = least(job.run_at, excluded.run_at), payload = excluded.payload`.execute(tx)
}

/** Takes back what waits to be done for these subjects; who has begun it finds nothing to do. */
export async function dropJobs(tx: Tx, { kind, communityId }: Pick<JobSpec, 'kind' | 'communityId'>, subjects: readonly string[]): Promise<void> {
  await sql`delete from job where community_id = ${communityId} and kind = ${kind} and subject = any(${[...subjects]}::text[]) and state = 'queued'`.execute(tx)
}

/** Takes the job that is due first. Its own small transaction, so no lock on it is held while its handler waits for others. */
export async function takeJob(tx: Tx, kinds: readonly string[], now: Instant, busyUntil: Instant): Promise<JobRow | undefined> {
  const { rows } = await sql<JobRow>`
    update job set state = 'running', busy_until = ${busyUntil}, attempts = attempts + 1
    where (community_id, id) = (
      select community_id, id from job where state = 'queued' and run_at <= ${now} and kind = any(${[...kinds]})
      order by run_at, id limit 1 for update skip locked)
    returning community_id, id, kind, subject, payload, attempts, busy_until`.execute(tx)
  return rows[0]
}

export async function nextDueKind(tx: Tx, kinds: readonly string[], now: Instant): Promise<string | undefined> {
  const { rows } = await sql<{ kind: string }>`
    select kind from job where state = 'queued' and run_at <= ${now} and kind = any(${[...kinds]}) order by run_at, id limit 1`.execute(tx)
  return rows[0]?.kind
}

/** Whether somebody is at work on a job that was due by then. */
export async function isAnyRunning(tx: Tx, now: Instant): Promise<boolean> {
  const { rows } = await sql`select 1 from job where state = 'running' and run_at <= ${now} limit 1`.execute(tx)
  return rows.length > 0
}

/** True while the job is still ours to do. The row stays locked. */
export async function holdJob(tx: Tx, { communityId, id, busyUntil }: JobRow): Promise<boolean> {
  const row = await tx
    .selectFrom('job')
    .select('id')
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .where('busyUntil', '=', busyUntil)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

/** Lengthens the claim of whoever still has it; its new end is what she has it by. Undefined where somebody took the job over. */
export async function prolongJob(tx: Tx, { communityId, id, busyUntil }: JobRow, until: Instant): Promise<Instant | undefined> {
  const row = await tx
    .updateTable('job')
    .set({ busyUntil: until })
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .where('busyUntil', '=', busyUntil)
    .returning('busyUntil')
    .executeTakeFirst()
  return row?.busyUntil ?? undefined
}

export async function deleteJob(tx: Tx, { communityId, id }: JobRow): Promise<void> {
  await tx.deleteFrom('job').where('communityId', '=', communityId).where('id', '=', id).execute()
}

/** Puts a failed job back. Where its successor waits already, that one does its work too. */
export async function requeueJob(tx: Tx, row: JobRow, runAt: Instant, lastError: string, state: 'queued' | 'dead'): Promise<void> {
  if (state === 'queued' && (await hasTwin(tx, row))) return deleteJob(tx, row)
  await tx
    .updateTable('job')
    .set({ state, busyUntil: null, runAt, lastError })
    .where('communityId', '=', row.communityId)
    .where('id', '=', row.id)
    .where('busyUntil', '=', row.busyUntil)
    .execute()
}

async function hasTwin(tx: Tx, { communityId, kind, subject }: Pick<JobRow, 'communityId' | 'kind' | 'subject'>): Promise<boolean> {
  const twin = await tx
    .selectFrom('job')
    .select('id')
    .where('communityId', '=', communityId)
    .where('kind', '=', kind)
    .where('subject', '=', subject)
    .where('state', '=', 'queued')
    .executeTakeFirst()
  return twin !== undefined
}

/** Those whose worker died: it kept them longer than it may. */
export const lapsedJobs = (tx: Tx, machine: Instant): Promise<(JobRow & { runAt: Instant })[]> =>
  sql<JobRow & { runAt: Instant }>`
    select community_id, id, kind, subject, payload, attempts, busy_until, run_at from job
    where state = 'running' and busy_until < ${machine} order by id for update skip locked`
    .execute(tx)
    .then(({ rows }) => rows)

/** On a database that nobody else can have, whatever is marked as running or answering was left by a process that died. */
export async function endAllClaims(tx: Tx, machine: Instant): Promise<void> {
  await sql`update job set busy_until = ${machine}::timestamptz - interval '1 second' where state = 'running'`.execute(tx)
  await sql`update stored_reply set busy_until = ${machine}::timestamptz - interval '1 second' where reply is null`.execute(tx)
}

export interface JobView {
  jobId: string
  kind: string
  subject: string
  communityId: string | null
  state: 'queued' | 'dead'
  attempts: number
  runAt: Instant
  lastError: string | null
}

const jobView = sql`id as job_id, kind, subject, nullif(community_id, '') as community_id,
  case state when 'dead' then 'dead' else 'queued' end as state, attempts, run_at, last_error`

const within = (communityIds: readonly string[] | 'all') => (communityIds === 'all' ? sql`true` : sql`community_id = any(${[...communityIds]})`)

export async function selectJobs(
  tx: Tx,
  { communityIds, state, after = '', limit }: { communityIds: readonly string[] | 'all'; state?: 'queued' | 'dead'; after?: string; limit: number }
): Promise<JobView[]> {
  const inState = state === undefined ? sql`true` : state === 'dead' ? sql`state = 'dead'` : sql`state <> 'dead'`
  const { rows } = await sql<JobView>`
    select ${jobView} from job where ${within(communityIds)} and ${inState} and id > ${after} order by id limit ${limit}`.execute(tx)
  return rows
}

/** Brings a dead job back to life, due now, with all its attempts. One that waits already is replied as it is. */
export async function reviveJob(tx: Tx, jobId: string, communityIds: readonly string[] | 'all', now: Instant): Promise<JobView | undefined> {
  const { rows } = await sql<JobView>`select ${jobView} from job where id = ${jobId} and ${within(communityIds)} for update`.execute(tx)
  const found = rows[0]
  if (found?.state !== 'dead') return found
  if (await hasTwin(tx, { ...found, communityId: found.communityId ?? '' })) {
    await sql`delete from job where id = ${jobId}`.execute(tx)
    return { ...found, state: 'queued' }
  }
  await sql`update job set state = 'queued', attempts = 0, run_at = ${now} where id = ${jobId}`.execute(tx)
  return { ...found, state: 'queued', attempts: 0, runAt: now }
}

/** I40: true for the one scheduler that may do this window's work; another waits here until the first has committed. */
export async function insertWindow(tx: Tx, name: string, startsAt: Instant): Promise<boolean> {
  const done = await tx
    .insertInto('timerWindow')
    .values({ name, startsAt, doneAt: machineNow() })
    .onConflict((conflict) => conflict.columns(['name', 'startsAt']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function deleteWindowsBefore(tx: Tx, startsAt: Instant): Promise<void> {
  await tx.deleteFrom('timerWindow').where('startsAt', '<', startsAt).execute()
}
