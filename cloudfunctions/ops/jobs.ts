import { ok, refuse } from '@domain/result'
import { listJobs, retryJob } from '../_kit/jobs'
import { communitiesOf } from '../_kit/scope'
import type { Handler } from '../_kit/serve'

const PAGE = 50

export const jobs: Handler<'ops.jobs'> = async ({ state, cursor }, call) => {
  const rows = await listJobs(call.tx, { communityIds: communitiesOf(call, 'operator'), state, after: cursor, limit: PAGE + 1 })
  const shown = rows.slice(0, PAGE)
  return ok({ jobs: shown, cursor: rows.length > PAGE ? (shown.at(-1)?.jobId ?? null) : null })
}

/** Brings a dead letter back to life; one that waits is left as it is. */
export const retry: Handler<'ops.retry'> = async ({ jobId }, call) => {
  const job = await retryJob(call.tx, jobId, communitiesOf(call, 'operator'), call.now)
  if (!job) return refuse('job_not_found')
  await call.audit({
    communityId: job.communityId ?? '',
    what: 'ops.retry',
    subject: jobId,
    after: { kind: job.kind, subject: job.subject },
  })
  return ok(job)
}
