import type { Category } from '../goods/contract'
import type { Fen } from '../money'
import type { Instant } from '../time'
import { atShopTime, nextShopDay, shopDay } from '../time'
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
 * From when until when a coupon received at this moment may be used; `until` is the first moment at which it no longer may. Days are whole days of the shop and
 * end at its midnight, never in somebody's afternoon: received at 10:00 on Monday, one for a day is good through Tuesday, and so is one that begins the day after.
 */
export function validityOf(valid: Valid, receivedAt: Instant): { from: Instant; until: Instant } {
  if (valid.kind === 'between') return { from: valid.from, until: valid.until }
  const today = shopDay(receivedAt)
  const tomorrow = nextShopDay(today)
  const first = valid.start === 'receiving' && receivedAt === atShopTime(today, '00:00') ? today : tomorrow
  return { from: valid.start === 'receiving' ? receivedAt : atShopTime(tomorrow, '00:00'), until: atShopTime(nextShopDay(first, valid.days), '00:00') }
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
