import { bestOf, combine, unlockOf, type Combined, type CouponBasket, type CouponLine, type HeldCoupon } from '@domain/coupon/combine'
import type { Benefit, CouponTerms } from '@domain/coupon/contract'
import { COUPONS_MOST } from '@domain/coupon/terms'
import { sum } from '@domain/money'
import fc from 'fast-check'
import { NOW, aCoupon, day, theTerms } from './fixtures'

const line = (itemId: string, fen: number, change: Partial<CouponLine> = {}): CouponLine => ({ itemId, goodsId: null, category: 'fruit', quantity: 1, fen, mostFen: fen - 1, ...change })
const basket = (change: Partial<CouponBasket> = {}): CouponBasket => ({ lines: [line('a', 1_000)], doorFeeFen: 0, inPool: false, now: NOW, ...change })
const off = (offFen: number, change: Partial<CouponTerms> = {}): Partial<CouponTerms> => ({ benefit: { kind: 'amount', offFen }, ...change })
const fruit = { kind: 'categories', categories: ['fruit'] } satisfies CouponTerms['scope']
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
  fc.record({ kind: fc.constant('price' as const), priceFen: little, capFen: little }),
)
const littleTerms = fc
  .record({
    benefit: littleBenefit,
    scope: fc.constantFrom<CouponTerms['scope']>({ kind: 'all' }, { kind: 'categories', categories: ['fruit'] }, { kind: 'categories', categories: ['meat'] }),
    thresholdFen: fc.constantFrom(0, 0, 5),
    pools: fc.constantFrom('any' as const, 'any' as const, 'never' as const, 'only' as const),
    group: fc.constantFrom('one', 'two', 'three', 'four', 'alone'),
  })
  .map(theTerms)
const littleHand = fc
  .array(fc.tuple(littleTerms, fc.integer({ min: 1, max: 3 })), { minLength: 2, maxLength: 7 })
  .map((all) => all.map(([terms, until], i): HeldCoupon => aCoupon(`k${i}`, terms, day(until))))
const littleBasket = fc
  .record({ lines: fc.array(littleLine, { minLength: 1, maxLength: 3 }), doorFeeFen: fc.integer({ min: 0, max: 3 }), inPool: fc.boolean() })
  .map(({ lines, ...rest }) => basket({ ...rest, lines: lines.map((each, i): CouponLine => ({ itemId: `i${i}`, goodsId: null, ...each })) }))

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

/** What each takes off, in the order in which they were reckoned. */
const reckoned = (combined: Combined) => combined.coupons.map(({ couponId, offFen }) => [couponId, offFen])
const whyOf = (combined: Combined, couponId: string) => combined.leftOut.find((each) => each.couponId === couponId)?.why

describe('one coupon', () => {
  test('is good from its first moment on', () => {
    const from = (n: number) => ({ ...aCoupon('k', off(100)), validFrom: day(n) })
    expect(offOf(bestOf([from(1)], basket({ now: day(1) })))).toBe(100)
    expect(whyOf(bestOf([from(2)], basket({ now: day(1) })), 'k')).toBe('not_yet')
  })

  test('counts and touches only what is in its scope', () => {
    const lines = [line('a', 1_000), line('b', 5_000, { category: 'meat' })]
    const half = aCoupon('k', { scope: fruit, benefit: { kind: 'percent', percent: 50, capFen: 9_999 } })
    expect(bestOf([half], basket({ lines })).lineFen).toEqual([500, 0])
    expect(bestOf([aCoupon('k', off(100, { scope: fruit, thresholdFen: 1_001 }))], basket({ lines })).leftOut).toEqual([{ couponId: 'k', why: 'needs_more', missingFen: 1 }])
  })

  test('takes nothing off where only what is out of its scope has room, whatever is beside it', () => {
    const lines = [line('a', 1_000, { mostFen: 0 }), line('b', 5_000, { category: 'meat' })]
    const both = bestOf([aCoupon('k', off(100, { scope: fruit })), aCoupon('l', off(100))], basket({ lines }))
    expect([reckoned(both), whyOf(both, 'k')]).toEqual([[['l', 100]], 'nothing_off'])
  })

  test('for one unit takes the dearest in its scope, the earlier of equals, and no more than it costs', () => {
    const free = (capFen: number, change: Partial<CouponTerms> = {}) => aCoupon('k', { benefit: { kind: 'item', capFen }, ...change })
    const lines = [line('a', 900), line('b', 1_000), line('c', 1_000), line('d', 1_800, { quantity: 2, category: 'meat' }), line('e', 2_000, { category: 'meat' })]
    expect(bestOf([free(9_999)], basket({ lines })).lineFen).toEqual([0, 0, 0, 0, 1_999])
    expect(bestOf([free(9_999, { scope: fruit })], basket({ lines })).lineFen).toEqual([0, 999, 0, 0, 0])
    expect(bestOf([free(300)], basket({ lines: lines.slice(0, 4) })).lineFen).toEqual([0, 300, 0, 0])
  })
})

describe('a price for one unit', () => {
  const forTen = (change: Partial<CouponTerms> = {}, capFen = 1_990, priceFen = 10) => aCoupon('ten', { benefit: { kind: 'price', priceFen, capFen }, group: 'exchange', ...change })
  const of = (lines: readonly CouponLine[], coupon = forTen()) => bestOf([coupon], basket({ lines }))

  test('is for the dearest unit that its cap and its lowest price let come down to it', () => {
    expect(of([line('a', 2_000, { mostFen: 1_990 })])).toMatchObject({ lineFen: [1_990], keptFen: [0], pricedFen: [10] })
    for (const beyond of [line('a', 2_001), line('a', 2_000, { mostFen: 1_989 })]) expect(whyOf(of([beyond]), 'ten')).toBe('not_to_price')
    expect(of([line('a', 3_000), line('b', 600), line('c', 2_400, { quantity: 2 })]).lineFen).toEqual([0, 0, 1_190])
    expect(of([line('a', 1_500, { category: 'meat' }), line('b', 900)], forTen({ scope: fruit })).lineFen).toEqual([0, 890])
  })

  test('is not for what costs as little already, be it the only thing that could be had for it', () => {
    for (const cheap of [10, 5]) expect(whyOf(of([line('a', 3_000), line('b', cheap)]), 'ten')).toBe('not_to_price')
    for (const cheap of [10, 5]) expect(whyOf(of([line('b', cheap)]), 'ten')).toBe('nothing_off')
  })

  test('comes before every other coupon, and what its unit could still fall is nobody’s', () => {
    const narrow = aCoupon('narrow', off(5_000, { scope: { kind: 'items', ids: ['a'] } }))
    const both = combine([narrow, forTen({}, 1_990, 500)], ['narrow', 'ten'], basket({ lines: [line('a', 2_000, { quantity: 2, mostFen: 1_980 }), line('b', 400)] }))
    expect(both).toMatchObject({ lineFen: [500 + 990, 0], keptFen: [490, 0], pricedFen: [500, null] })
    expect(reckoned(both)).toEqual([['ten', 500], ['narrow', 990]])
  })

  test('is not taken twice for one unit', () => {
    const again = { ...forTen({ group: 'other' }, 1_990, 20), couponId: 'twenty' }
    const one = combine([forTen(), again], ['ten', 'twenty'], basket())
    expect(one).toMatchObject({ lineFen: [990], keptFen: [9], pricedFen: [10] })
    expect([reckoned(one), whyOf(one, 'twenty')]).toEqual([[['ten', 990]], 'nothing_off'])
    expect(combine([forTen(), again], ['ten', 'twenty'], basket({ lines: [line('a', 2_000, { quantity: 2 })] }))).toMatchObject({ lineFen: [990 + 980], keptFen: [9 + 19], pricedFen: [20] })
  })
})

describe('several coupons', () => {
  test('go in the order of their scopes, then of what they want, then of their ends', () => {
    const lines = [line('a', 1_000, { mostFen: 600 }), line('b', 1_000, { category: 'meat', mostFen: 100 })]
    const wide = aCoupon('wide', off(400, { group: 'wide' }), day(1))
    const narrow = aCoupon('narrow', off(300, { group: 'narrow', scope: fruit }), day(9))
    expect(reckoned(bestOf([wide, narrow], basket({ lines })))).toEqual([['narrow', 300], ['wide', 400]])
    const less = aCoupon('less', off(300, { group: 'less' }), day(1))
    expect(reckoned(bestOf([less, wide], basket({ lines: [line('a', 1_000, { mostFen: 600 })] })))).toEqual([['wide', 400], ['less', 200]])
    const alike = [aCoupon('b', off(400, { group: 'b' }), day(2)), aCoupon('c', off(400, { group: 'c' }), day(1)), aCoupon('a', off(400, { group: 'a' }), day(2))]
    expect(reckoned(bestOf(alike, basket({ lines: [line('a', 2_000, { mostFen: 1_100 })] })))).toEqual([['c', 400], ['a', 400], ['b', 300]])
  })

  test('of one scope’s size go in the order of their lines', () => {
    const lines = [line('a', 1_000, { mostFen: 100 }), line('b', 1_000, { category: 'meat', mostFen: 500 }), line('c', 1_000, { category: 'seafood', mostFen: 0 })]
    const on = (id: string, ...ids: string[]) => aCoupon(id, off(400, { group: id, scope: { kind: 'items', ids } }))
    for (const held of [[on('x', 'a', 'b'), on('y', 'b', 'c')], [on('y', 'b', 'c'), on('x', 'a', 'b')]]) {
      expect(reckoned(bestOf(held, basket({ lines })))).toEqual([['y', 400], ['x', 200]])
    }
  })

  test('are no more than three, and each left out is told why by those that are in', () => {
    const many = ['a', 'b', 'c', 'd'].map((id, i) => aCoupon(id, off(100 - i, { group: id })))
    const given = basket()
    expect(reckoned(bestOf(many, given))).toEqual([['a', 100], ['b', 99], ['c', 98]])
    expect(whyOf(bestOf([...many, aCoupon('e', off(50, { group: 'c' })), aCoupon('f', off(50, { group: 'alone' }))], given), 'd')).toBe('too_many')
    const worst = combine([...many, aCoupon('e', off(50, { group: 'c' })), aCoupon('f', off(50, { group: 'alone' }))], ['a', 'b', 'c', 'c', 'd', 'unknown'], given)
    expect([idsOf(worst), whyOf(worst, 'd'), whyOf(worst, 'e'), whyOf(worst, 'f')]).toEqual([['a', 'b', 'c'], 'too_many', 'same_group', 'alone_only'])
    expect(whyOf(combine(many, ['a'], given), 'b')).toBe('not_chosen')
    expect(whyOf(bestOf([aCoupon('k', off(5_000)), aCoupon('l', off(1, { group: 'two' }))], given), 'l')).toBe('nothing_off')
  })

  test('for the door take no more than its fee together, whatever the goods cost', () => {
    const doors = ['a', 'b', 'c'].map((id) => aCoupon(id, { group: id, benefit: { kind: 'door', capFen: 200 } }))
    const all = combine(doors, ['a', 'b', 'c'], basket({ doorFeeFen: 300 }))
    expect(all).toMatchObject({ doorFen: 300, lineFen: [0], coupons: [{ couponId: 'a', offFen: 200, door: true }, { couponId: 'b', offFen: 100, door: true }] })
    expect(whyOf(all, 'c')).toBe('nothing_off')
    expect(combine(doors, ['a'], basket({ doorFeeFen: 300, lines: [line('a', 100)] })).doorFen).toBe(200)
  })
})

describe('what a little more would unlock', () => {
  const hint = (held: readonly HeldCoupon[], given = basket()) => unlockOf(held, given, bestOf(held, given))

  test('is the coupon of which the least is missing, and what it adds to what is taken off now', () => {
    const now = aCoupon('now', off(300))
    const held = [aCoupon('far', off(900, { thresholdFen: 1_500 })), aCoupon('near', off(500, { thresholdFen: 1_200 })), now]
    expect(hint(held)).toEqual({ couponId: 'near', missingFen: 200, saveFen: 200 })
    expect(hint([now])).toBeNull()
    expect(hint([aCoupon('all', off(5_000, { thresholdFen: 1_200 }))])).toEqual({ couponId: 'all', missingFen: 200, saveFen: 999 + 199 })
  })

  test('is none that would change nothing; then the next is looked at, of three', () => {
    const now = aCoupon('now', off(300))
    const poor = (id: string, thresholdFen: number) => aCoupon(id, off(300, { thresholdFen }))
    const rich = aCoupon('rich', off(400, { thresholdFen: 1_400 }))
    expect(hint([now, poor('a', 1_100)])).toBeNull()
    expect(hint([now, poor('a', 1_100), poor('b', 1_200), rich])).toEqual({ couponId: 'rich', missingFen: 400, saveFen: 100 })
    expect(hint([now, poor('a', 1_100), poor('b', 1_200), poor('c', 1_300), rich])).toBeNull()
  })

  test('of two of which the same is missing is always the same', () => {
    const two = ['b', 'a'].map((id) => aCoupon(id, off(500, { thresholdFen: 1_200 })))
    for (const held of [two, [...two].reverse()]) expect(hint(held)).toMatchObject({ couponId: 'a' })
  })

  test('is of what the coupon is for', () => {
    const given = basket({ lines: [line('b', 5_000, { category: 'meat', mostFen: 0 }), line('a', 600, { mostFen: 0 }), line('c', 400, { mostFen: 0 })] })
    const half = aCoupon('k', { scope: fruit, thresholdFen: 2_000, benefit: { kind: 'percent', percent: 10, capFen: 9_999 } })
    expect(hint([half], given)).toEqual({ couponId: 'k', missingFen: 1_000, saveFen: 200 })
  })
})
