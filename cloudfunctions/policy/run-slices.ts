import { POLICIES, policiesOn, policyOf } from '@domain/policy/list'
import type { PolicyId } from '@domain/policy/contract'
import { couponsOf, weekdayOf, windowIdOf, type Happening, type Policy } from '@domain/policy/policy'
import { assert } from '@domain/result'
import { shopDay } from '@domain/time'
import type { JobHandler } from '../_kit/jobs'
import type { Call, Timer } from '../_kit/serve'
import { give } from './give'
import { beginRun, communitiesWith, findSetting, lockRun, noteSlice } from './policy-sql'

/** People looked at in one transaction. */
const SLICE = 10_000

/** Queues a run of the window that this moment lies in; false where one is under way. */
export async function startRun(call: Call, policy: Policy, communityId: string): Promise<boolean> {
  const windowId = windowIdOf(policy.window, shopDay(call.now))
  if (!(await beginRun(call.tx, { communityId, policyId: policy.id, windowId }, call.now))) return false
  await call.later({ kind: 'policy.run', subject: `${policy.id}:${windowId}`, communityId, runAt: call.now })
  return true
}

/** A slice of a run, and its successor. Where it was killed, the run's row says who was the last to be looked at. */
export const runSlice: JobHandler = async (job) => {
  const [policyId, windowId = ''] = job.subject.split(':')
  const policy = policyOf(policyId as PolicyId)
  const run = await lockRun(job.tx, { communityId: job.communityId, policyId: policy.id, windowId })
  if (!run || run.doneAt) return
  const setting = await findSetting(job.tx, job.communityId, policy.id, 'share')
  // A window that is over, or a policy that was switched off, serves nobody any more.
  if (!setting?.active || windowIdOf(policy.window, shopDay(job.now)) !== windowId || couponsOf(policy, setting.items).length < policy.coupons.length) {
    await noteSlice(job.tx, run, { seenUntil: run.seenUntil, given: 0, heldOut: 0, skipped: 0, doneAt: job.now })
    return
  }
  const { looked, seenUntil, given, heldOut, skipped } = await give(job, policy, setting, { after: run.seenUntil, most: SLICE })
  const done = looked < SLICE
  await noteSlice(job.tx, run, { seenUntil: seenUntil ?? run.seenUntil, given, heldOut, skipped, doneAt: done ? job.now : null })
  if (!done) await job.later({ kind: 'policy.run', subject: job.subject, communityId: job.communityId, runAt: job.now })
}

/** What happened to one person, looked at by each policy that waits for it. */
export const lookAt: JobHandler = async (job) => {
  const { event, personId } = eventOf(job.payload)
  for (const policy of policiesOn(event)) {
    const setting = await findSetting(job.tx, job.communityId, policy.id, 'share')
    if (setting?.active) await give(job, policy, setting, { personId })
  }
}

function eventOf(payload: unknown): { event: Happening; personId: string } {
  const { event, personId } = (payload ?? {}) as { event?: Happening; personId?: string }
  assert(event && personId, 'what happened names the event and the person')
  return { event, personId }
}

/** One timer for each policy that has its time. */
export const schedule: Timer[] = POLICIES.flatMap((policy) => {
  const { trigger } = policy
  if (trigger.on !== 'schedule') return []
  return {
    name: `policy.${policy.id}`,
    every: { dailyAt: trigger.at },
    run: async (call: Call) => {
      if (trigger.weekday !== null && weekdayOf(shopDay(call.now)) !== trigger.weekday) return
      for (const communityId of await communitiesWith(call.tx, policy.id)) await startRun(call, policy, communityId)
    },
  }
})
