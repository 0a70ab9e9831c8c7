import type { Result } from '../result'
import { ok, refuse } from '../result'
import type { Instant } from '../time'
import { atShopTime, days, earliest, hours, later, minutes, nextShopDay, shopDay } from '../time'
import type { Audience, EventState } from './contract'

/** An offer of places lasts so long, or until its slot begins. */
export const OFFER_MS = hours(2)
/** The desk lets people in on the day of the event, from so long before the first slot at the latest … */
const OPENS_BEFORE_MS = hours(2)
/** … until so long after the last one. */
const CLOSES_AFTER_MS = hours(1)
/** What a desk without a connection kept is taken so long after the event. */
const QUEUES_MS = hours(24)
/** The desk may take its list along so long before. */
const LIST_BEFORE_MS = days(1)
/** A desk's clock is put right by the server's; so far it may still be ahead. */
const AHEAD_MS = minutes(2)
/** What people who came were called is forgotten so many days after the event. */
export const NAMES_KEPT_DAYS = 30
/** In the evening before its slot everybody is reminded. */
const REMINDER_AT = '19:00'
/** What coming earns each person who has the app. */
export const EVENT_POINTS = 20

export interface Span {
  readonly startsAt: Instant
  readonly endsAt: Instant
}
export interface Slot extends Span {
  readonly id: string
  readonly capacity: number
  readonly registered: number
  readonly offered: number
}
/** What is written down of an event's state. */
export type Written = 'draft' | 'published' | 'cancelled'

/** I33: places neither registered nor offered. */
export const placesLeft = ({ capacity, registered, offered }: Pick<Slot, 'capacity' | 'registered' | 'offered'>): number => capacity - registered - offered

/** What an event is now: from what is written down, the clock, and whether anybody can still come in. */
export function stateOf(event: Span & { readonly state: Written }, slots: readonly Pick<Slot, 'capacity' | 'registered' | 'offered'>[], now: Instant): EventState {
  if (event.state !== 'published') return event.state
  if (now >= event.endsAt) return 'done'
  if (now >= event.startsAt) return 'running'
  return slots.every((slot) => placesLeft(slot) === 0) ? 'full' : 'open'
}

/** Over for good: nothing about places changes any more. */
export const isOver = (event: Span & { readonly state: Written }, now: Instant): boolean => event.state === 'cancelled' || now >= event.endsAt

export const opensAt = ({ startsAt }: Span): Instant => earliest(atShopTime(shopDay(startsAt), '00:00'), later(startsAt, -OPENS_BEFORE_MS))
export const closesAt = ({ endsAt }: Span): Instant => later(endsAt, CLOSES_AFTER_MS)
export const keepUntil = ({ endsAt }: Span): Instant => later(endsAt, QUEUES_MS)
export const listFrom = ({ startsAt }: Span): Instant => later(startsAt, -LIST_BEFORE_MS)

/** When a scan happened, as far as its desk can be believed: not after now, while the desk was open, and told in time. */
export function scanTime(event: Span, scannedAt: Instant | undefined, now: Instant): Result<Instant, 'desk_closed'> {
  if (scannedAt !== undefined && scannedAt > later(now, AHEAD_MS)) return refuse('desk_closed')
  const at = scannedAt === undefined ? now : earliest(scannedAt, now)
  return at >= opensAt(event) && at < closesAt(event) && now < keepUntil(event) ? ok(at) : refuse('desk_closed')
}

export interface Duty {
  readonly since: Instant
  readonly until: Instant | null
}
/** I33: whether somebody was on duty at that moment. */
export const wasOnDuty = (duties: readonly Duty[], at: Instant): boolean => duties.some(({ since, until }) => since <= at && (until === null || at < until))

export const offerUntil = (slot: Span, now: Instant): Instant => earliest(later(now, OFFER_MS), slot.startsAt)

/**
 * Who in line is offered places now that so many are left: in the order of their numbers, each party that fits. A party that doesn't isn't passed over for good
 * (what comes free next is looked at from the front again), but no place stays empty for its sake.
 */
export function nextInLine<R extends { readonly size: number }>(line: readonly R[], left: number): R[] {
  const chosen: R[] = []
  for (const party of line) {
    if (party.size > left) continue
    chosen.push(party)
    left -= party.size
  }
  return chosen
}

/** When those registered for a slot are reminded: at seven in the evening before. */
export const reminderAt = ({ startsAt }: Span): Instant => atShopTime(nextShopDay(shopDay(startsAt), -1), REMINDER_AT)

const TIERS = ['none', 'bronze', 'silver', 'gold'] as const
export type TierName = (typeof TIERS)[number]

/** Whether somebody of that home and tier may come. */
export function mayCome(audience: Audience, event: { readonly communityId: string }, who: { readonly communityId: string | null; readonly tier: TierName }): boolean {
  if (audience.kind === 'all') return true
  if (who.communityId !== event.communityId) return false
  return audience.kind === 'community' || TIERS.indexOf(who.tier) >= TIERS.indexOf(audience.tier)
}

export interface Times {
  readonly slots: readonly Span[]
  readonly registerFrom: Instant
  readonly registerUntil: Instant
}

/** Registration opens before it closes, at the latest when the last slot begins; slots begin before they end, in days that belong together. */
export function spanOf({ slots, registerFrom, registerUntil }: Times): Result<Span, 'event_times_wrong'> {
  const starts = slots.map(({ startsAt }) => startsAt).sort()
  const ends = slots.map(({ endsAt }) => endsAt).sort()
  const [startsAt] = starts
  const endsAt = ends.at(-1)
  const lastStart = starts.at(-1)
  if (startsAt === undefined || endsAt === undefined || lastStart === undefined) return refuse('event_times_wrong')
  const inOrder = slots.every((slot) => slot.startsAt < slot.endsAt) && registerFrom < registerUntil && registerUntil <= lastStart
  return inOrder && endsAt <= later(startsAt, days(7)) ? ok({ startsAt, endsAt }) : refuse('event_times_wrong')
}

/** The times of an event that is planned: in order, and not past. */
export function checkTimes(times: Times, now: Instant): Result<Span, 'event_times_wrong'> {
  const span = spanOf(times)
  return span.ok && span.value.startsAt <= now ? refuse('event_times_wrong') : span
}
