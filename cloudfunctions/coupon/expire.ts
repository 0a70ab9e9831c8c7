import { days, later, shopClock } from '@domain/time'
import { tell } from '../message/message'
import type { JobHandler } from '../_kit/jobs'
import type { Call, Timer } from '../_kit/serve'
import { endOverdue, takeEnding } from './moves-sql'

/** So many in one transaction; more wait for the next one. */
const AT_ONCE = 2_000
/** Nobody is woken for a coupon: what ends in the night is told the evening before or in the morning. */
const DAY_FROM = '08:00'
const DAY_UNTIL = '22:00'

/** Coupons whose date has passed are over; people hear of theirs a day before. */
export const expiry: Timer = { name: 'coupon.expire', every: { minutes: 10 }, run: sweepAll }

async function sweepAll(call: Call): Promise<void> {
  const ended = await endOverdue(call.tx, call.now, AT_ONCE)
  const told = await remind(call)
  if (ended === AT_ONCE || told === AT_ONCE) await call.later({ kind: 'coupon.sweep', subject: '', communityId: '', runAt: call.now })
}

export const sweep: JobHandler = sweepAll

/** One message a person, however many of hers end. */
async function remind(call: Call): Promise<number> {
  const clock = shopClock(call.now).slice(-5)
  if (clock < DAY_FROM || clock >= DAY_UNTIL) return 0
  const ending = await takeEnding(call.tx, call.now, later(call.now, days(1)), AT_ONCE)
  const byPerson = new Map<string, typeof ending>()
  for (const row of ending) byPerson.set(row.personId, [...(byPerson.get(row.personId) ?? []), row])
  for (const [personId, rows] of byPerson) {
    const [first] = rows.sort((a, b) => (a.validUntil < b.validUntil ? -1 : 1))
    if (first) await tell(call, { personId, kind: 'coupon_ends', facts: { name: first.terms.name, until: shopClock(first.validUntil), count: rows.length } })
  }
  return ending.length
}
