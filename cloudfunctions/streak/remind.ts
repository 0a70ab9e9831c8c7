import { shopClock, shopDay } from '@domain/time'
import { tellAll } from '../message/message'
import type { JobHandler } from '../_kit/jobs'
import type { Call, Timer } from '../_kit/serve'
import { unsigned } from './streak-sql'

/** So many in one transaction; more wait for the next one. */
const AT_ONCE = 1_000
const EVENING = '20:00'
/** A server that was down in the evening wakes nobody in the night. */
const NIGHT = '22:00'

/** Once an evening, to those who allowed it and have not come by: each acceptance is one reminder. */
export const reminder: Timer = { name: 'streak.remind', every: { dailyAt: EVENING }, run: (call) => remindAfter(call, '') }

/** The next ones, on the same evening. */
export const remindMore: JobHandler = (job) => remindAfter(job, job.subject)

async function remindAfter(call: Call, after: string): Promise<void> {
  const { tx, now } = call
  const clock = shopClock(now).slice(-5)
  if (clock < EVENING || clock >= NIGHT) return
  const personIds = await unsigned(tx, shopDay(now), after, AT_ONCE)
  await tellAll(call, { personIds, kind: 'sign_in_waits', facts: {} })
  if (personIds.length === AT_ONCE) await call.later({ kind: 'streak.remind', subject: personIds.at(-1) ?? '', communityId: '', runAt: now })
}
