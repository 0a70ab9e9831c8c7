import { nextToExpire } from '@domain/points/points'
import { days, later, shopClock, type Instant } from '@domain/time'
import { tell } from '../message/message'
import type { JobHandler } from '../_kit/jobs'
import type { Call, Timer } from '../_kit/serve'
import { move } from './moves'
import { creditsOf, lockExpiring, lockUntold, overdueOf, updateAccount } from './points-sql'

/** So many people in one transaction; more wait for the next one. */
const AT_ONCE = 500
/** People hear of what ends so long before, all of it in one message. */
const AHEAD = days(30)
/** They hear again so much earlier than that, so that what ends right after it isn't left to its last hours, or to the night. */
const MARGIN = days(7)
/** Nobody is woken for points. */
const DAY_FROM = '08:00'
const DAY_UNTIL = '22:00'

/** Points whose twelve months are over go, the oldest first; people hear of theirs before. */
export const expiry: Timer = { name: 'points.expire', every: { minutes: 10 }, run: sweepAll }

async function sweepAll(call: Call): Promise<void> {
  const ended = await endOverdue(call)
  const told = await remind(call)
  if (ended === AT_ONCE || told === AT_ONCE) await call.later({ kind: 'points.sweep', subject: '', communityId: '', runAt: call.now })
}

export const sweep: JobHandler = sweepAll

async function endOverdue(call: Call): Promise<number> {
  const accounts = await lockExpiring(call.tx, call.now, AT_ONCE)
  if (accounts.length === 0) return 0
  const overdue = new Map((await overdueOf(call.tx, accounts.map(({ personId }) => personId), call.now)).map((each) => [each.personId, each]))
  for (const account of accounts) {
    const { personId } = account
    const points = Math.min(account.free, overdue.get(personId)?.points ?? 0)
    const over = { source: 'person', sourceId: `${personId}.${Date.parse(call.now)}`, kind: 'expired', communityId: '', from: 'free', to: 'expired' } as const
    if (points > 0) await move(call, account, { ...over, points })
    await updateAccount(call.tx, { personId, nextExpiry: overdue.get(personId)?.next ?? null })
  }
  return accounts.length
}

async function remind(call: Call): Promise<number> {
  const clock = shopClock(call.now).slice(-5)
  if (clock < DAY_FROM || clock >= DAY_UNTIL) return 0
  const until = later(call.now, AHEAD)
  const accounts = await lockUntold(call.tx, call.now, until, AT_ONCE)
  if (accounts.length === 0) return 0
  const ending = new Map((await overdueOf(call.tx, accounts.map(({ personId }) => personId), until)).map((each) => [each.personId, each.points]))
  for (const { personId, free } of accounts) {
    const points = Math.min(free, ending.get(personId) ?? 0)
    const first = points > 0 ? await firstToEnd(call, personId) : null
    if (first) await tell(call, { personId, kind: 'points_end', facts: { points, until: shopClock(later(first, -1)) } })
    await updateAccount(call.tx, { personId, remindedUntil: later(until, -MARGIN) })
  }
  return accounts.length
}

/** The date that her list of points names: that of the oldest of which something is left. */
async function firstToEnd({ tx }: Call, personId: string): Promise<Instant | null> {
  const { credits, used } = await creditsOf(tx, personId)
  return nextToExpire(credits, used)?.expiresAt ?? null
}
