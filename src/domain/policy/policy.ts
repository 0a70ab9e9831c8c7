import type { CouponTerms } from '../coupon/contract'
import { faceOf } from '../coupon/terms'
import type { Category } from '../goods/contract'
import type { Fen, Percent } from '../money'
import { sum } from '../money'
import type { Instant, ShopDay } from '../time'
import { atShopTime, earliest, nextShopDay, shopDay } from '../time'
import type { PolicyId } from './contract'

/** What other words tell policies of: each once per person and thing. */
export type Happening = 'signed_up' | 'order_paid' | 'order_fetched' | 'store_scanned' | 'event_attended'

/** Whom a policy is about. The server has one query for each. */
export type Who =
  /** Whoever the event is about, or everybody with a station here. */
  | { readonly kind: 'residents' }
  /** Never paid for an order. */
  | { readonly kind: 'newcomers' }
  /** Paid for exactly one. */
  | { readonly kind: 'first_buyers' }
  /** Bought before, but not in the last so many days. */
  | { readonly kind: 'silent'; readonly days: number }
  /** Has this tier or a higher one. */
  | { readonly kind: 'members'; readonly least: 'bronze' | 'silver' | 'gold' }
  /** Nothing but goods of this category in each of her last so many orders. */
  | { readonly kind: 'only_category'; readonly category: Category; readonly orders: number }

export type Window = 'ever' | 'week' | 'month'

/** Who is given which coupons when. One object a file, all of them in `list.ts`; nothing else knows a policy by its name. */
export interface Policy {
  readonly id: PolicyId
  /** Weekdays count from Sunday, 0; null is every day. */
  readonly trigger: { readonly on: 'event'; readonly event: Happening } | { readonly on: 'schedule'; readonly weekday: number | null; readonly at: string }
  readonly who: Who
  /** What each of them is given, all together. A scope of items without any is filled with those that an operator names. */
  readonly coupons: readonly CouponTerms[]
  /** How many items an operator names before it can run. */
  readonly itemsNeeded: number
  /** Once a person in each. */
  readonly window: Window
  /** The share of those concerned who get nothing, so that one can see what would have come anyway. */
  readonly holdOutPercent: Percent
  /** The most that a community's coupons of a month can cost, if all are used to the full. */
  readonly monthlyBudgetFen: Fen
  /** Chooses people by what they did; who switched personal offers off is left out. */
  readonly personal: boolean
  /** Tells each person; otherwise the coupon waits among her own. */
  readonly tells: boolean
}

/** Which turn of its window a day lies in: each person is served once in it. Weeks begin on Monday. */
export function windowIdOf(turn: Window, day: ShopDay): string {
  if (turn === 'ever') return 'ever'
  return turn === 'month' ? day.slice(0, 7) : mondayOf(day)
}

/** From when the days of what it gives count: for a run that is its hour, however late somebody's turn comes, so that all have the same. */
export const receivedAt = ({ trigger }: Policy, now: Instant): Instant => (trigger.on === 'event' ? now : earliest(now, atShopTime(shopDay(now), trigger.at)))

/** Days since Sunday, 0 to 6. */
export const weekdayOf = (day: ShopDay): number => new Date(`${day}T12:00:00Z`).getUTCDay()

export const mondayOf = (day: ShopDay): ShopDay => nextShopDay(day, -((weekdayOf(day) + 6) % 7))

/** Its coupons with the items that were named; without those that still lack them. */
export const couponsOf = ({ coupons, itemsNeeded }: Policy, items: readonly string[]): CouponTerms[] =>
  coupons.flatMap((terms) => {
    if (terms.scope.kind !== 'items' || terms.scope.ids.length > 0) return [terms]
    return items.length === itemsNeeded ? [{ ...terms, scope: { kind: 'items', ids: [...items] } }] : []
  })

/** How many people a month's budget is enough for. */
export const peopleInBudget = ({ coupons, monthlyBudgetFen }: Policy): number => Math.floor(monthlyBudgetFen / sum(coupons.map(({ benefit }) => faceOf(benefit))))

/** The name under which the part of a policy keeps its batch. */
export const ruleOf = ({ id }: Policy, part: number): string => (part === 0 ? id : `${id}.${part + 1}`)

/** For so long after the gift a person's orders are counted in its report. */
export const reportDays = (policy: Policy): number => (policy.window === 'week' ? 7 : 28)
