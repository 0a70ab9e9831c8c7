import type { HeldCoupon } from '@domain/coupon/combine'
import type { Benefit, CouponTerms } from '@domain/coupon/contract'
import type { BasketLine, PriceFacts } from '@domain/order/price'
import { instant } from '@domain/time'
import fc from 'fast-check'

export const NOW = instant('2026-11-22T02:00:00.000Z')
const BEFORE = instant('2026-11-01T00:00:00.000Z')
export const day = (n: number) => instant(`2026-12-${String(n).padStart(2, '0')}T00:00:00.000Z`)

export const theTerms = (change: Partial<CouponTerms> = {}): CouponTerms => ({
  name: '满减券',
  benefit: { kind: 'amount', offFen: 500 },
  thresholdFen: 0,
  scope: { kind: 'all' },
  valid: { kind: 'days', days: 7, start: 'receiving' },
  pools: 'any',
  group: 'one',
  paidBy: 'us',
  ...change
})

export const aCoupon = (couponId: string, change: Partial<CouponTerms> = {}, until = day(1)): HeldCoupon => ({
  couponId,
  terms: theTerms(change),
  validFrom: BEFORE,
  validUntil: until
})

export const aLine = (itemId: string, priceFen: number, change: Partial<BasketLine> = {}): BasketLine => ({
  itemId,
  goodsId: `goods-${itemId}`,
  category: 'vegetable',
  quantity: 1,
  priceFen,
  lowestFen: 1,
  ...change
})

export const facts = (change: Partial<PriceFacts>): PriceFacts => ({ lines: [], pool: null, doorFeeFen: 0, coupons: [], chosen: 'best', now: NOW, ...change })

/** Baskets and hands as they come, small amounts among them, so that lowest prices, thresholds and rounding all bite. */
const fen = fc.oneof(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 5_000 }))
export const someLine = fc
  .record({
    itemId: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    category: fc.constantFrom('vegetable' as const, 'fruit' as const, 'meat' as const),
    quantity: fc.integer({ min: 1, max: 4 }),
    priceFen: fen,
    floor: fc.integer({ min: 1, max: 100 })
  })
  .map(({ floor, ...line }): BasketLine => ({ ...line, goodsId: null, lowestFen: Math.max(1, Math.ceil((line.priceFen * floor) / 100)) }))
const benefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc.record({ kind: fc.constant('amount' as const), offFen: fen }),
  fc.record({ kind: fc.constant('percent' as const), percent: fc.integer({ min: 1, max: 90 }), capFen: fen }),
  fc.record({ kind: fc.constant('item' as const), capFen: fen }),
  fc.record({ kind: fc.constant('door' as const), capFen: fc.integer({ min: 1, max: 400 }) }),
  fc.record({ kind: fc.constant('price' as const), priceFen: fc.oneof(fc.constant(10), fen), capFen: fen })
)
const scope: fc.Arbitrary<CouponTerms['scope']> = fc.oneof(
  fc.constant({ kind: 'all' as const }),
  fc.record({ kind: fc.constant('categories' as const), categories: fc.subarray(['vegetable' as const, 'fruit' as const, 'meat' as const], { minLength: 1 }) }),
  fc.record({ kind: fc.constantFrom('items' as const, 'not_items' as const), ids: fc.subarray(['a', 'b', 'c', 'd', 'e'], { minLength: 1 }) })
)
export const someTerms = fc
  .record({ benefit, scope, thresholdFen: fc.oneof(fc.constant(0), fen), pools: fc.constantFrom('any' as const, 'only' as const, 'never' as const), group: fc.constantFrom('one', 'two', 'three', 'four', 'alone') })
  .map(theTerms)
export const someHand = (most: number) =>
  fc.array(fc.tuple(someTerms, fc.integer({ min: 1, max: 3 })), { maxLength: most }).map((all) => all.map(([terms, until], i): HeldCoupon => aCoupon(`k${i}`, terms, day(until))))
export const somePool = fc.oneof(
  fc.constant(null),
  fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 0, max: 50 }), fc.boolean()).map(([first, more, keep]) => ({ percent: keep ? 0 : first, mayEndAt: [first, first + more] }))
)
export const someFacts = (most: number): fc.Arbitrary<PriceFacts> =>
  fc
    .record({ lines: fc.uniqueArray(someLine, { minLength: 1, maxLength: 5, selector: (line) => line.itemId }), pool: somePool, doorFeeFen: fc.constantFrom(0, 0, 200, 300), coupons: someHand(most) })
    .map(facts)
