import { setTimeout as pause } from 'node:timers/promises'
import { later, type Instant } from '@domain/time'
import { NOBODY, afterCommit, makeCall, nowFor, type After, type Call, type Host, type Outside } from './call'
import { machineNow } from './clock'
import { Busy, inTransaction, type Tx } from './db'
import { deleteJob, holdJob, lapsedJobs, prolongJob, requeueJob, takeJob, type JobRow } from './jobs-sql'
import type { JsonValue } from './json'
import { LIMITS } from './limits'
import { tell } from './log'
import { log } from './runtime'

export { dropJobs, reviveJob as retryJob, selectJobs as listJobs, type JobView } from './jobs-sql'

/** What a job's handler gets. Nobody asks, so it has no person and no roles. */
export interface Job extends Call {
  subject: string
  communityId: string
  payload: JsonValue
  /** 1 at the first try. */
  attempt: number
}

/** Works a job in one transaction together with the job's own deletion. */
export type JobHandler = (job: Job) => Promise<void>

/** A job that speaks to the outside between two transactions. It may be done twice when a process dies in between, so the outside must know our number. */
export interface JobSteps<P = unknown, A = unknown> {
  /** Null when there is nothing to do any more. */
  load(job: Job): Promise<P | null>
  perform(plan: P, outside: Outside): Promise<A>
  save(plan: P, answer: A, job: Job): Promise<void>
}

export const jobSteps = <P, A>(parts: JobSteps<P, A>): JobSteps => parts as JobSteps

/** Thrown by a job whose time has not come: what it wrote is undone and it is tried again later, by its own measure or the usual. */
export class TryLater extends Error {
  override name = 'TryLater'
  constructor(
    why: string,
    readonly afterMs?: number
  ) {
    super(why)
  }
}

/** Somebody else took the job over; what we did must not be saved. */
class Overtaken extends Error {
  override name = 'Overtaken'
}

export type Jobs = Readonly<Record<string, JobHandler | JobSteps>>

/** Works the job of these kinds that is due first. Replies whether there was one. */
export async function runNextJob(jobs: Jobs, host: Host): Promise<boolean> {
  const kinds = Object.keys(jobs)
  if (kinds.length === 0) return false
  const row = await inTransaction('write', (tx) => takeJob(tx, kinds, nowFor(host), later(machineNow(), LIMITS.outsideMs)))
  const handler = row && jobs[row.kind]
  if (!row || !handler) return false
  try {
    await (typeof handler === 'function' ? workInOne(handler, row, host) : workInSteps(handler, row, host))
  } catch (error) {
    if (!(error instanceof Overtaken)) await giveBack(row, error, nowFor(host))
  }
  return true
}

const workInOne = (handler: JobHandler, row: JobRow, host: Host): Promise<void> =>
  withJob(row, host, async (job) => {
    await handler(job)
    await deleteJob(job.tx, row)
  })

async function workInSteps(steps: JobSteps, row: JobRow, host: Host): Promise<void> {
  const plan = await withJob(row, host, async (job) => {
    const found = await steps.load(job)
    if (found === null) await deleteJob(job.tx, row)
    return found
  })
  if (plan === null) return
  const answer = await keeping(row, () => steps.perform(plan, { now: nowFor(host), requestId: row.id }))
  await withJob(row, host, async (job) => {
    await steps.save(plan, answer, job)
    await deleteJob(job.tx, row)
  })
}

/** Does what may take longer than a claim lasts. Only who died, or stood still, or lost the database for so long loses the job to another. */
async function keeping<T>(row: JobRow, work: () => Promise<T>): Promise<T> {
  const over = new AbortController()
  const kept = prolong(row, over.signal)
  try {
    return await work()
  } finally {
    over.abort()
    await kept
  }
}

const PROLONG_AGAIN_MS = 1_000

async function prolong(row: JobRow, over: AbortSignal): Promise<void> {
  for (let afterMs = LIMITS.outsideMs / 3; ; ) {
    await pause(afterMs, undefined, { signal: over }).catch(() => undefined)
    if (over.aborted) return
    try {
      const until = await inTransaction('write', (tx) => prolongJob(tx, row, later(machineNow(), LIMITS.outsideMs)))
      if (until === undefined) return
      row.busyUntil = until
      afterMs = LIMITS.outsideMs / 3
    } catch (error) {
      log().warn('a claim was not prolonged', { kind: row.kind, why: String(error) })
      afterMs = PROLONG_AGAIN_MS
    }
  }
}

async function withJob<T>(row: JobRow, host: Host, work: (job: Job) => Promise<T>): Promise<T> {
  const after: After = { wake: false }
  const result = await inTransaction('write', async (tx: Tx) => {
    after.wake = false
    if (!(await holdJob(tx, row))) throw new Overtaken()
    const { subject, communityId, payload, attempts } = row
    return work({ ...makeCall(tx, NOBODY, { ...host, requestId: row.id }, after), subject, communityId, payload, attempt: attempts })
  })
  afterCommit(after)
  return result
}

/** Backs off twice as long after each failure; after the last attempt the job is a dead letter, for an operator to see. */
async function giveBack(row: JobRow, error: unknown, now: Instant): Promise<void> {
  const dead = row.attempts >= LIMITS.jobAttempts
  const own = error instanceof TryLater ? error.afterMs : undefined
  const backoff = Math.min(LIMITS.jobBackoffMs * 2 ** (row.attempts - 1), LIMITS.jobBackoffMostMs)
  const why = error instanceof TryLater ? error.message : Object.values(tell(error)).slice(0, 3).filter(Boolean).join(' ')
  if (!(error instanceof TryLater) && !(error instanceof Busy)) log().error('job failed', error, { kind: row.kind, attempt: row.attempts })
  if (dead) log().warn('job is dead', { kind: row.kind, job: row.id })
  await inTransaction('write', (tx) => requeueJob(tx, row, later(now, own ?? backoff), why.slice(0, LIMITS.jobErrorChars), dead ? 'dead' : 'queued'))
}

/** Queues again what a process that died had taken. */
export const requeueLapsed = (): Promise<void> =>
  inTransaction('write', async (tx) => {
    for (const row of await lapsedJobs(tx, machineNow())) await requeueJob(tx, row, row.runAt, 'its worker ended before it did', row.attempts >= LIMITS.jobAttempts ? 'dead' : 'queued')
  })
