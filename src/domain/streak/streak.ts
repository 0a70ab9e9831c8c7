import type { CouponTerms } from '../coupon/contract'
import { faceOf } from '../coupon/terms'
import type { Result } from '../result'
import { ok, refuse } from '../result'
import type { ShopDay } from '../time'
import { daysBetween, nextShopDay } from '../time'
import type { Prize } from './contract'
import { prizeNames } from './words'

/** The n-th day in a row brings n points, and never more than these. */
export const POINTS_MOST = 5
/** Sign-ins of one month that bring a make-up card. */
export const CARD_EVERY = 10
/** More are not held; what would come then is not given later. */
export const CARDS_MOST = 2
/** How far back a card reaches. */
export const MAKE_UP_DAYS = 7

/** A run of days, each with a sign-in; `days` is how many. */
export interface Run {
  readonly since: ShopDay
  readonly until: ShopDay
  readonly days: number
}

/** The days in a row around one of them; null where that day itself is not there. */
export function runAround(signed: ReadonlySet<ShopDay>, day: ShopDay): Run | null {
  if (!signed.has(day)) return null
  let since = day
  let until = day
  while (signed.has(nextShopDay(since, -1))) since = nextShopDay(since, -1)
  while (signed.has(nextShopDay(until))) until = nextShopDay(until)
  return { since, until, days: daysBetween(since, until) + 1 }
}

/** The run that today goes on with: it is not broken before today is over. */
export const runOn = (signed: ReadonlySet<ShopDay>, today: ShopDay): Run | null => runAround(signed, today) ?? runAround(signed, nextShopDay(today, -1))

/** The run that a missed day makes of those on either side of it. */
export function runThrough(day: ShopDay, before: Run | undefined, after: Run | undefined): Run {
  return { since: before?.since ?? day, until: after?.until ?? day, days: (before?.days ?? 0) + 1 + (after?.days ?? 0) }
}

/** What signing in brings on the n-th day in a row. */
export const pointsFor = (days: number): number => Math.min(days, POINTS_MOST)

/** One step of the ladder. */
export interface Step {
  readonly days: number
  readonly gives: { readonly points: number } | { readonly coupon: CouponTerms }
}

const FORTNIGHT: CouponTerms = {
  name: prizeNames.fortnight,
  benefit: { kind: 'amount', offFen: 300 },
  thresholdFen: 2_900,
  scope: { kind: 'all' },
  valid: { kind: 'days', days: 14, start: 'receiving' },
  pools: 'any',
  group: 'goods',
  paidBy: 'us',
}

/** Each run climbs it once. */
export const LADDER: readonly Step[] = [
  { days: 3, gives: { points: 5 } },
  { days: 7, gives: { points: 15 } },
  { days: 14, gives: { coupon: FORTNIGHT } },
  { days: 30, gives: { points: 60 } },
]

/** The steps that a run has reached and that were not given on any of its days: two runs that a card joins have had what each of them had. */
export const owed = (days: number, given: readonly number[]): Step[] => LADDER.filter((step) => step.days <= days && !given.includes(step.days))

/** A step as phones show it. */
export const prizeOf = ({ gives }: Step): Prize =>
  'points' in gives
    ? { kind: 'points', points: gives.points }
    : { kind: 'coupon', name: gives.coupon.name, offFen: faceOf(gives.coupon.benefit), thresholdFen: gives.coupon.thresholdFen }

/** Whether the sign-in that makes it `signed` in this month brings a card to somebody who holds so many. */
export const earnsCard = (signed: number, held: number): boolean => signed > 0 && signed % CARD_EVERY === 0 && held < CARDS_MOST

/** So many days in a row give a right to one exclusive thing, the next ones to another. */
export const RIGHT_EVERY = 7
/** The rights that runs of these lengths give; joining two of them never takes one away. */
export const rightsOf = (runs: readonly number[]): number => runs.reduce((sum, days) => sum + Math.floor(days / RIGHT_EVERY), 0)

/** How many sign-ins of a month bring the next card; null while she holds all she may. */
export const nextCardAt = (signed: number, held: number): number | null => (held >= CARDS_MOST ? null : (Math.floor(signed / CARD_EVERY) + 1) * CARD_EVERY)

/** The days that a card reaches, the nearest first. */
export const makeUpDays = (today: ShopDay): ShopDay[] => Array.from({ length: MAKE_UP_DAYS }, (_, n) => nextShopDay(today, -1 - n))

export function mayMakeUp(day: ShopDay, today: ShopDay, has: { readonly signed: boolean; readonly held: number }): Result<null, 'day_out_of_reach' | 'day_signed' | 'no_card'> {
  if (!makeUpDays(today).includes(day)) return refuse('day_out_of_reach')
  if (has.signed) return refuse('day_signed')
  return has.held > 0 ? ok(null) : refuse('no_card')
}
