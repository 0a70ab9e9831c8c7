import type { Output } from '@domain/contract'
import { ok } from '@domain/result'
import { machineNow } from '../_kit/clock'
import { Busy } from '../_kit/db'
import { TryLater, type JobHandler } from '../_kit/jobs'
import { log } from '../_kit/runtime'
import type { Call, Handler, Timer } from '../_kit/serve'
import { beginLooking, breachesOf } from './audit-sql'
import { INVARIANTS } from './invariants/all'

type Finding = Output<'ops.audit'>['invariants'][number]

async function lookThrough({ tx, now }: Pick<Call, 'tx' | 'now'>, ids?: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const invariant of INVARIANTS) {
    if (ids && !ids.includes(invariant.id)) continue
    if ('test' in invariant) findings.push({ id: invariant.id, test: invariant.test })
    else findings.push({ id: invariant.id, how: invariant.how, ...(await breachesOf(tx, invariant, { now, machine: machineNow() })) })
  }
  return findings
}

export const audit: Handler<'ops.audit'> = async ({ ids }, call) => {
  const known = INVARIANTS.map(({ id }) => id)
  if (ids?.length === 0) return ok({ invariants: [], known })
  if (!(await beginLooking(call.tx))) throw new Busy('the books are being looked through')
  return ok({ invariants: await lookThrough(call, ids), known })
}

/** Each night. A job does it, so that in a large shop nothing else that is due waits for it. */
export const nightly: Timer = {
  name: 'ops.audit',
  every: { dailyAt: '03:30' },
  run: (call) => call.later({ kind: 'ops.audit', subject: '', communityId: '', runAt: call.now }),
}

/** A line with what was looked at, and one for each broken promise. What it names is ids, nothing personal. */
export const round: JobHandler = async (job) => {
  if (!(await beginLooking(job.tx))) throw new TryLater('the books are being looked through')
  const shown = (await lookThrough(job)).flatMap((finding) => ('count' in finding ? [finding] : []))
  const broken = shown.filter(({ count }) => count > 0)
  log().info('audit', { invariants: shown.length, broken: broken.length, rows: broken.reduce((sum, { count }) => sum + count, 0) })
  for (const { id, count, rows } of broken)
    log().warn('a promise is broken', { invariant: id, count, first: `${String(rows[0]?.what)}: ${String(rows[0]?.subject)}` })
}
