import type { Category } from '../goods/contract'
import type { Fen } from '../money'
import type { Instant } from '../time'
import { atShopTime, days, later, nextShopDay, shopDay } from '../time'
import type { Benefit, CouponTerms, Scope, Valid } from './contract'

/** More than these don't go on one order. */
export const COUPONS_MOST = 3
/** A coupon of this group suffers no other beside it. */
export const ALONE = 'alone'

/** Why two coupons may not go on one order; null where they may. */
export function clashOf(one: Pick<CouponTerms, 'group'>, other: Pick<CouponTerms, 'group'>): 'alone_only' | 'same_group' | null {
  if (one.group === ALONE || other.group === ALONE) return 'alone_only'
  return one.group === other.group ? 'same_group' : null
}

/** The most that one of them can take off: what its batch's budget is held against. */
export const faceOf = (benefit: Benefit): Fen => (benefit.kind === 'amount' ? benefit.offFen : benefit.capFen)

/**
 * From when until when a coupon received at this moment may be used; `until` is the first moment at which it no longer may. Days begun on the day after count
 * from its midnight, others from the very moment.
 */
export function validityOf(valid: Valid, receivedAt: Instant): { from: Instant; until: Instant } {
  if (valid.kind === 'between') return { from: valid.from, until: valid.until }
  const from = valid.start === 'receiving' ? receivedAt : atShopTime(nextShopDay(shopDay(receivedAt)), '00:00')
  return { from, until: later(from, days(valid.days)) }
}

/** What a scope looks at. Items are named by their own id or by the goods they are made from. */
export interface Scoped {
  readonly itemId: string
  readonly goodsId: string | null
  readonly category: Category
}

export function covers(scope: Scope, line: Scoped): boolean {
  if (scope.kind === 'all') return true
  if (scope.kind === 'categories') return scope.categories.includes(line.category)
  return named(scope.ids, line) === (scope.kind === 'items')
}

const named = (ids: readonly string[], { itemId, goodsId }: Scoped): boolean => ids.includes(itemId) || (goodsId !== null && ids.includes(goodsId))
