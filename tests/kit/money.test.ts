import { MOST_FEN, fen, percentOf, pricePer500g, spread, spreadWithin, sum, yuan } from '@domain/money'
import fc from 'fast-check'

const amount = fc.integer({ min: 0, max: 9_999_999 })

describe('money', () => {
  test('takes a percentage off rounded half up to the fen', () => {
    expect(percentOf(4000, 20)).toBe(800)
    expect(percentOf(4003, 20)).toBe(801)
    expect(percentOf(4002, 20)).toBe(800)
    expect(percentOf(250, 1)).toBe(3)
    expect(percentOf(249, 1)).toBe(2)
  })

  test('spreads an amount so that its parts sum to it, each within a fen of its exact share', () => {
    fc.assert(
      fc.property(amount, fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 60 }), (total, weights) => {
        fc.pre(sum(weights) > 0)
        const parts = spread(total, weights)
        expect(sum(parts)).toBe(total)
        parts.forEach((part, i) => {
          const exact = (total * (weights[i] ?? 0)) / sum(weights)
          expect(Math.abs(part - exact)).toBeLessThan(1 + 1e-6)
        })
      })
    )
  })

  test('of any amount everybody gets her whole share, and those with the largest remainders one fen more', () => {
    const large = fc.integer({ min: 0, max: MOST_FEN })
    fc.assert(
      fc.property(large, fc.array(large, { minLength: 1, maxLength: 20 }), (total, weights) => {
        fc.pre(sum(weights) > 0)
        const parts = spread(total, weights)
        expect(sum(parts)).toBe(total)
        const exact = weights.map((weight, i) => ({ times: BigInt(total) * BigInt(weight), part: BigInt(parts[i] ?? 0) }))
        const rest = exact.map(({ times, part }) => ({ over: part - times / BigInt(sum(weights)), remainder: times % BigInt(sum(weights)) }))
        const [given, ungiven] = [1n, 0n].map((over) => rest.filter((each) => each.over === over).map(({ remainder }) => remainder))
        expect(given!.length + ungiven!.length).toBe(weights.length)
        expect(given!.every((more) => ungiven!.every((less) => more >= less))).toBe(true)
      })
    )
    expect(spread(MOST_FEN, [3, 3, 3].map((times) => times * 1_000_000_007))).toEqual([3_333_333_333, 3_333_333_333, 3_333_333_333])
    expect(() => spread(1, [0, 0])).toThrow('spread over something')
  })

  test('gives the fen left over to the largest remainders, ties to the earlier line', () => {
    expect(spread(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(spread(1, [1, 1])).toEqual([1, 0])
    expect(spread(10, [1, 3, 3])).toEqual([2, 4, 4])
    expect(spread(0, [0, 0])).toEqual([0, 0])
  })

  test('refuses what is not whole fen', () => {
    for (const wrong of [-1, 0.1, Number.NaN, 2 ** 53, Infinity]) expect(() => percentOf(wrong, 20)).toThrow('whole fen')
    expect([fen(0), fen(MOST_FEN)]).toEqual([0, MOST_FEN])
    expect(() => fen(MOST_FEN + 1)).toThrow('whole fen')
  })

  test('shows an amount in yuan and a price per 500 g', () => {
    expect(yuan(9_999_999)).toBe('¥99,999.99')
    expect([yuan(-5), yuan(0), yuan(99), yuan(100), yuan(100_000), yuan(-123_456_789)]).toEqual(['-¥0.05', '¥0.00', '¥0.99', '¥1.00', '¥1,000.00', '-¥1,234,567.89'])
    expect(pricePer500g(2000, 1000)).toBe(1000)
    expect(pricePer500g(1000, 300)).toBe(1667)
    expect(pricePer500g(1000, null)).toBeNull()
  })
})

describe('splitting with a most', () => {
  const share = fc.record({ weight: fc.integer({ min: 0, max: 5_000 }), most: fc.integer({ min: 0, max: 500 }) })
  test('gives everything or fills all the room, and nobody more than her most', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5_000 }), fc.array(share, { minLength: 1, maxLength: 20 }), (total, shares) => {
        const parts = spreadWithin(total, shares.map(({ weight }) => weight), shares.map(({ most }) => most))
        const room = sum(shares.map(({ weight, most }) => (weight > 0 ? most : 0)))
        expect(sum(parts)).toBe(Math.min(total, room))
        for (const [i, part] of parts.entries()) expect(part).toBeLessThanOrEqual(shares[i]?.weight ? (shares[i]?.most ?? 0) : 0)
      })
    )
  })
  test('what one line can not take goes to the others in proportion', () => {
    expect(spreadWithin(600, [1_000, 1_000, 1_000], [100, 999, 999])).toEqual([100, 250, 250])
    expect(spreadWithin(600, [1_000, 1_000], [100, 50])).toEqual([100, 50])
    expect(spreadWithin(600, [0, 1_000], [100, 50])).toEqual([0, 50])
  })
})

