import { bestOf, combine, type Combined, type CouponBasket, type CouponLine, type HeldCoupon } from '@domain/coupon/combine'
import type { Benefit, CouponTerms } from '@domain/coupon/contract'
import { COUPONS_MOST } from '@domain/coupon/terms'
import { sum } from '@domain/money'
import fc from 'fast-check'
import { NOW, aCoupon, day, theTerms } from './fixtures'

const line = (itemId: string, fen: number, change: Partial<CouponLine> = {}): CouponLine => ({ itemId, goodsId: null, category: 'fruit', quantity: 1, fen, mostFen: fen - 1, ...change })
const basket = (change: Partial<CouponBasket> = {}): CouponBasket => ({ lines: [line('a', 1_000)], doorFeeFen: 0, inPool: false, now: NOW, ...change })
const offOf = (combined: Combined): number => sum(combined.coupons.map(({ offFen }) => offFen))
const idsOf = (combined: Combined): string[] => combined.coupons.map(({ couponId }) => couponId).sort()

/** So few fen and so few ends that many sets take off the same. */
const little = fc.integer({ min: 1, max: 4 })
const littleLine = fc
  .record({ category: fc.constantFrom('fruit' as const, 'meat' as const), quantity: fc.integer({ min: 1, max: 2 }), unitFen: fc.integer({ min: 2, max: 6 }), mostFen: fc.integer({ min: 0, max: 5 }) })
  .map(({ category, quantity, unitFen, mostFen }) => ({ category, quantity, fen: unitFen * quantity, mostFen: Math.min(mostFen, unitFen * quantity - 1) }))
const littleBenefit: fc.Arbitrary<Benefit> = fc.oneof(
  fc.record({ kind: fc.constant('amount' as const), offFen: little }),
  fc.record({ kind: fc.constantFrom('item' as const, 'door' as const), capFen: little }),
  fc.record({ kind: fc.constant('percent' as const), percent: fc.constantFrom(10, 30), capFen: little }),
)
const littleTerms = fc
  .record({
    benefit: littleBenefit,
    scope: fc.constantFrom<CouponTerms['scope']>({ kind: 'all' }, { kind: 'categories', categories: ['fruit'] }, { kind: 'categories', categories: ['meat'] }),
    group: fc.constantFrom('one', 'two', 'three', 'four', 'alone'),
  })
  .map((change) => theTerms({ thresholdFen: 0, ...change }))
const littleHand = fc
  .array(fc.tuple(littleTerms, fc.integer({ min: 1, max: 3 })), { minLength: 2, maxLength: 7 })
  .map((all) => all.map(([terms, until], i): HeldCoupon => aCoupon(`k${i}`, terms, day(until))))
const littleBasket = fc
  .record({ lines: fc.array(littleLine, { minLength: 1, maxLength: 3 }), doorFeeFen: fc.integer({ min: 0, max: 3 }) })
  .map(({ lines, doorFeeFen }) => basket({ doorFeeFen, lines: lines.map((each, i): CouponLine => ({ itemId: `i${i}`, goodsId: null, ...each })) }))

/** Every set of so many at most, of which each takes something off. */
function everySet(held: readonly HeldCoupon[], given: CouponBasket): Combined[] {
  let sets: string[][] = [[]]
  for (const { couponId } of held) sets = [...sets, ...sets.filter((set) => set.length < COUPONS_MOST).map((set) => [...set, couponId])]
  return sets.flatMap((set) => {
    const combined = combine(held, set, given)
    return combined.coupons.length === set.length ? [combined] : []
  })
}

describe('the best of all sets', () => {
  test('takes the most off; of equal ones it is the fewest coupons, then those that end sooner', () => {
    fc.assert(
      fc.property(littleHand, littleBasket, (held, given) => {
        const turn = [...held].sort((a, b) => (a.validUntil === b.validUntil ? a.couponId.localeCompare(b.couponId) : a.validUntil.localeCompare(b.validUntil)))
        const places = (combined: Combined) => idsOf(combined).map((id) => turn.findIndex(({ couponId }) => couponId === id)).sort()
        const sets = everySet(held, given).sort((a, b) => offOf(b) - offOf(a) || a.coupons.length - b.coupons.length || places(a).join().localeCompare(places(b).join()))
        expect(idsOf(bestOf(held, given))).toEqual(idsOf(sets[0]!))
      }),
      { numRuns: 3_000 },
    )
  })
})
