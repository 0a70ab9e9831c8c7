import { COUPONS_MOST, faceOf } from '@domain/coupon/terms'
import { sum } from '@domain/money'
import type { CouponTerms } from '@domain/coupon/contract'
import type { BasketLine, OrderPrice, PriceFacts } from '@domain/order/price'
import { orderPrice } from '@domain/order/price'
import { priceOf } from '@domain/pool/price'
import fc from 'fast-check'
import { NOW, aCoupon, aLine, day, facts, someFacts } from './fixtures'

const offOf = (price: OrderPrice): number => price.couponFen + price.doorOffFen
const used = (price: OrderPrice): string[] => price.coupons.map(({ couponId }) => couponId).sort()
const whyOf = (price: OrderPrice, couponId: string) => price.trace.find((step) => step.couponId === couponId)

describe('the price with coupons', () => {
  test('sums to the fen: lines, coupons and the trace say the same', () => {
    fc.assert(
      fc.property(someFacts(6), (given) => {
        const price = orderPrice(given)
        expect(price.payFen).toBe(sum(price.lines.map((line) => line.payFen)) + price.doorFeeFen - price.doorOffFen)
        expect(sum(price.lines.map((line) => line.couponFen))).toBe(price.couponFen)
        expect(sum(price.coupons.map(({ offFen }) => offFen))).toBe(offOf(price))
        expect(price.payFen).toBe(price.goodsFen - price.poolOffFen + price.doorFeeFen - offOf(price))
        expect(sum(price.trace.map(({ offFen }) => offFen))).toBe(price.goodsFen + price.doorFeeFen - price.payFen)
        expect(price.trace.at(-1)?.afterFen).toBe(price.payFen)
        expect(price.payFen).toBeGreaterThan(0)
        for (const { couponId, offFen } of price.coupons) {
          expect(offFen).toBeLessThanOrEqual(faceOf(given.coupons.find((each) => each.couponId === couponId)?.terms.benefit ?? { kind: 'amount', offFen: 0 }))
        }
      }),
      { numRuns: 500 }
    )
  })

  test('never falls below a lowest price, at whatever step the pool ends', () => {
    fc.assert(
      fc.property(someFacts(6), (given) => {
        const price = orderPrice(given)
        const ends = [given.pool?.percent ?? 0, ...(given.pool?.mayEndAt ?? [])]
        for (const percent of ends) {
          const { lineFen } = priceOf(given.lines, percent, 0)
          given.lines.forEach(({ quantity, lowestFen }, i) => {
            const couponFen = price.lines[i]?.couponFen ?? 0
            if (couponFen > 0) expect((lineFen[i] ?? 0) - couponFen).toBeGreaterThanOrEqual(quantity * lowestFen)
          })
        }
      }),
      { numRuns: 500 }
    )
  })

  test('asked for just what it would choose itself it comes to the same, and asked for any one coupon to no less', () => {
    fc.assert(
      fc.property(someFacts(7), (given) => {
        const best = orderPrice(given)
        expect(orderPrice({ ...given, chosen: used(best) }).payFen).toBe(best.payFen)
        for (const { couponId } of given.coupons) expect(orderPrice({ ...given, chosen: [couponId] }).payFen).toBeGreaterThanOrEqual(best.payFen)
      }),
      { numRuns: 300 }
    )
  })

  test('it makes no difference in which order coupons lie in a hand', () => {
    fc.assert(
      fc.property(
        someFacts(6).chain((given) => fc.tuple(fc.constant(given), fc.shuffledSubarray([...given.coupons], { minLength: given.coupons.length }))),
        ([given, coupons]) => {
          const { trace, ...price } = orderPrice(given)
          const { trace: shuffledTrace, ...shuffled } = orderPrice({ ...given, coupons })
          expect(shuffled).toEqual(price)
          expect([...shuffledTrace].sort(byCoupon)).toEqual([...trace].sort(byCoupon))
        }
      ),
      { numRuns: 300 }
    )
  })

  test('two people with the same coupons pay the same, whatever their coupons are numbered', () => {
    fc.assert(
      fc.property(someFacts(6), fc.array(fc.nat(), { minLength: 6, maxLength: 6 }), (given, names) => {
        const coupons = given.coupons.map((coupon, i) => ({ ...coupon, couponId: `${names[i]}-${i}` }))
        expect(orderPrice({ ...given, coupons }).payFen).toBe(orderPrice(given).payFen)
      }),
      { numRuns: 300 }
    )
  })

  test('asked for a combination, it takes the lawful ones named first and says of each other one why not', () => {
    fc.assert(
      fc.property(someFacts(6), (given) => {
        const chosen = given.coupons.map(({ couponId }) => couponId)
        const price = orderPrice({ ...given, chosen })
        expect(price.coupons.length).toBeLessThanOrEqual(COUPONS_MOST)
        for (const couponId of chosen) {
          const step = whyOf(price, couponId)
          expect(step?.applied).toBe(used(price).includes(couponId))
          expect(step?.why === undefined).toBe(step?.applied)
        }
      })
    )
  })

  test('more in the basket by what is missing unlocks what was promised', () => {
    fc.assert(
      fc.property(someFacts(6), (given) => {
        const { unlock, ...price } = orderPrice(given)
        if (!unlock) return
        expect(price.trace).toContainEqual(expect.objectContaining({ couponId: unlock.couponId, why: 'needs_more', missingFen: unlock.missingFen }))
        expect(unlock.saveFen).toBeGreaterThan(0)
      })
    )
  })
})
const byCoupon = (a: { couponId?: string }, b: { couponId?: string }) => ((a.couponId ?? '') < (b.couponId ?? '') ? -1 : 1)

describe('why a coupon takes nothing off', () => {
  const lines = [aLine('a', 2_000), aLine('b', 1_000, { category: 'fruit' })]
  const price = (change: Partial<PriceFacts>) => orderPrice(facts({ lines, ...change }))
  const why = (coupon: ReturnType<typeof aCoupon>, change: Partial<PriceFacts> = {}) => whyOf(price({ coupons: [coupon], ...change }), coupon.couponId)
  const pool = { percent: 20, mayEndAt: [20] }

  test('each reason by its word', () => {
    expect(why(aCoupon('k', { thresholdFen: 3_320 }))).toMatchObject({ why: 'needs_more', missingFen: 320 })
    expect(why(aCoupon('k', { thresholdFen: 3_000 }), { pool })).toMatchObject({ why: 'needs_more', missingFen: 600 })
    expect(why(aCoupon('k', { pools: 'never' }), { pool })).toMatchObject({ why: 'not_with_pool' })
    expect(why(aCoupon('k', { pools: 'only' }))).toMatchObject({ why: 'only_with_pool' })
    expect(why(aCoupon('k', { scope: { kind: 'items', ids: ['x'] } }))).toMatchObject({ why: 'not_these_items' })
    expect(why({ ...aCoupon('k'), validFrom: day(1), validUntil: day(2) })).toMatchObject({ why: 'not_yet' })
    expect(why(aCoupon('k', { benefit: { kind: 'door', capFen: 300 } }))).toMatchObject({ why: 'no_door' })
    expect(why(aCoupon('k'), { lines: [aLine('a', 100, { lowestFen: 100 })] })).toMatchObject({ why: 'nothing_off' })
    const two = price({ coupons: [aCoupon('k'), aCoupon('l', { benefit: { kind: 'amount', offFen: 300 } })] })
    expect(whyOf(two, 'l')).toMatchObject({ applied: false, why: 'same_group' })
    const alone = price({ coupons: [aCoupon('k'), aCoupon('l', { group: 'alone', benefit: { kind: 'amount', offFen: 300 } })] })
    expect(whyOf(alone, 'l')).toMatchObject({ why: 'alone_only' })
    const four = price({ coupons: ['one', 'two', 'three', 'four'].map((group, i) => aCoupon(group, { group, benefit: { kind: 'amount', offFen: 400 - i } })) })
    expect(whyOf(four, 'four')).toMatchObject({ why: 'too_many' })
    const other = price({ coupons: [aCoupon('k'), aCoupon('l', { group: 'two' })], chosen: ['k'] })
    expect(whyOf(other, 'l')).toMatchObject({ why: 'not_chosen' })
  })

  test('goods are named by their item or by what it is made from, or left out by name', () => {
    const off = (scope: Parameters<typeof aCoupon>[1]) => offOf(price({ coupons: [aCoupon('k', scope)] }))
    expect(off({ scope: { kind: 'items', ids: ['goods-b'] }, benefit: { kind: 'percent', percent: 50, capFen: 9_999 } })).toBe(500)
    expect(off({ scope: { kind: 'not_items', ids: ['a'] }, benefit: { kind: 'percent', percent: 50, capFen: 9_999 } })).toBe(500)
    expect(off({ scope: { kind: 'categories', categories: ['fruit'] }, benefit: { kind: 'percent', percent: 33, capFen: 200 } })).toBe(200)
  })

  test('a free item is one unit of the dearest, down to its lowest price', () => {
    const given = [aLine('a', 900, { quantity: 3 }), aLine('b', 1_000, { quantity: 2 })]
    const free = price({ lines: given, coupons: [aCoupon('k', { benefit: { kind: 'item', capFen: 5_000 } })] })
    expect(free.lines).toEqual([{ payFen: 2_700, couponFen: 0, pointsFen: 0, pricedFen: null }, { payFen: 1_000, couponFen: 1_000, pointsFen: 0, pricedFen: null }])
    const one = price({ lines: [aLine('a', 900)], coupons: [aCoupon('k', { benefit: { kind: 'item', capFen: 5_000 } })] })
    expect(one).toMatchObject({ payFen: 1, couponFen: 899 })
  })

  test('a coupon for carrying takes the fee down and touches no goods; a threshold counts goods', () => {
    const coupon = aCoupon('k', { benefit: { kind: 'door', capFen: 500 }, thresholdFen: 3_000 })
    expect(price({ coupons: [coupon], doorFeeFen: 300 })).toMatchObject({ payFen: 3_000, doorOffFen: 300, couponFen: 0 })
    expect(why(coupon, { doorFeeFen: 300, pool })).toMatchObject({ why: 'needs_more', missingFen: 600 })
  })

  test('of equal combinations the one that ends sooner is used', () => {
    const coupons = [aCoupon('k', {}, day(3)), aCoupon('l', {}, day(2)), aCoupon('m', {}, day(2))]
    expect(used(price({ coupons }))).toEqual(['l'])
    expect(used(price({ coupons: [aCoupon('k', { benefit: { kind: 'amount', offFen: 9_000 } }, day(3)), aCoupon('l', { group: 'two' })] }))).toEqual(['k'])
  })

  test('what one more item would unlock', () => {
    const coupons = [aCoupon('k', { thresholdFen: 4_000, benefit: { kind: 'amount', offFen: 1_000 } }), aCoupon('l', { benefit: { kind: 'amount', offFen: 300 } })]
    expect(price({ coupons })).toMatchObject({ couponFen: 300, unlock: { couponId: 'k', missingFen: 1_000, saveFen: 700 } })
    expect(price({ coupons, now: NOW, chosen: ['l'] }).unlock).toBeNull()
  })
})

describe('a price for one thing', () => {
  const forTen = (change: Partial<CouponTerms> = {}, until = day(1)) =>
    aCoupon('ten', { benefit: { kind: 'price', priceFen: 10, capFen: 3_000 }, scope: { kind: 'items', ids: ['goods-a'] }, group: 'exchange', ...change }, until)
  const berries = (change: Partial<BasketLine> = {}) => aLine('a', 2_000, change)
  const price = (change: Partial<PriceFacts>) => orderPrice(facts(change))

  test('one unit costs exactly it, every other what it did', () => {
    expect(price({ lines: [berries()], coupons: [forTen()] })).toMatchObject({ payFen: 10, couponFen: 1_990 })
    expect(price({ lines: [berries({ quantity: 3 }), aLine('b', 900)], coupons: [forTen()] }).lines.map(({ payFen }) => payFen)).toEqual([4_010, 900])
  })

  test('the trace says what it did, or why it did nothing', () => {
    const step = (change: Partial<PriceFacts>) => whyOf(price({ coupons: [forTen()], ...change }), 'ten')
    expect(step({ lines: [berries()] })).toEqual({ rule: 'coupon', couponId: 'ten', applied: true, offFen: 1_990, afterFen: 10 })
    expect(step({ lines: [aLine('b', 900)] })).toMatchObject({ applied: false, why: 'not_these_items' })
    expect(step({ lines: [berries({ priceFen: 10 })] })).toMatchObject({ applied: false, why: 'nothing_off' })
    expect(step({ lines: [berries({ lowestFen: 11 })] })).toMatchObject({ applied: false, why: 'not_to_price' })
    expect(step({ lines: [berries({ priceFen: 3_011 })] })).toMatchObject({ applied: false, why: 'not_to_price' })
    expect(step({ lines: [berries()], pool: { percent: 20, mayEndAt: [20] }, coupons: [forTen({ pools: 'never' })] })).toMatchObject({ applied: false, why: 'not_with_pool' })
  })

  test('neither points nor another coupon goes below it, and none is used up on it', () => {
    const off = aCoupon('off', { benefit: { kind: 'amount', offFen: 500 } })
    const alone = price({ lines: [berries()], coupons: [forTen(), off], points: 100 })
    expect(alone).toMatchObject({ payFen: 10, pointsFen: 0, pointsMost: 0 })
    expect(used(alone)).toEqual(['ten'])
    const beside = price({ lines: [berries(), aLine('b', 900)], coupons: [forTen(), off], points: 10 })
    expect(beside.lines).toEqual([{ payFen: 10, couponFen: 1_990, pointsFen: 0, pricedFen: 10 }, { payFen: 390, couponFen: 500, pointsFen: 10, pricedFen: null }])
  })

  test('what more in the basket would unlock is what the other coupon takes off, not what this one would take off something dearer', () => {
    const large = aCoupon('large', { thresholdFen: 5_000, benefit: { kind: 'amount', offFen: 1_000 } })
    expect(price({ lines: [berries()], coupons: [forTen(), large] })).toMatchObject({ couponFen: 1_990, unlock: { couponId: 'large', missingFen: 3_000, saveFen: 1_000 } })
  })

  test('whatever else is in the basket and in the hand, its unit costs exactly its price where it is used, and it is never used for less', () => {
    fc.assert(
      fc.property(someFacts(5), fc.integer({ min: 11, max: 3_000 }), fc.nat({ max: 2_000 }), (given, priceFen, points) => {
        const lines = [...given.lines, aLine('mine', priceFen, { lowestFen: 1 + (points % 12) })]
        const mine = forTen({ scope: { kind: 'items', ids: ['goods-mine'] }, benefit: { kind: 'price', priceFen: 10, capFen: 2_500 }, pools: 'never' })
        const all = orderPrice({ ...given, lines, pool: null, coupons: [...given.coupons, mine], points })
        const step = whyOf(all, 'ten')
        if (step?.applied) expect([step.offFen, all.lines.at(-1)?.payFen]).toEqual([priceFen - 10, 10])
        else expect(all.trace).not.toContainEqual(expect.objectContaining({ couponId: 'ten', applied: true }))
        const alone = orderPrice({ ...given, lines, pool: null, coupons: [mine], chosen: ['ten'] })
        const reaches = priceFen - 10 <= 2_500 && 1 + (points % 12) <= 10
        expect(whyOf(alone, 'ten')).toMatchObject(reaches ? { applied: true, offFen: priceFen - 10 } : { applied: false, why: 'not_to_price' })
      }),
      { numRuns: 500 }
    )
  })
})
