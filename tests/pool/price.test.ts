import { percentOf, pricePer500g, spread, sum, yuan } from '@domain/money'
import { poolPercent, priceOf } from '@domain/pool/price'
import fc from 'fast-check'

const amount = fc.integer({ min: 0, max: 9_999_999 })
const line = fc.record({ quantity: fc.integer({ min: 1, max: 999 }), priceFen: fc.integer({ min: 1, max: 99_999 }) })

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

  test('gives the fen left over to the largest remainders, ties to the earlier line', () => {
    expect(spread(100, [1, 1, 1])).toEqual([34, 33, 33])
    expect(spread(1, [1, 1])).toEqual([1, 0])
    expect(spread(10, [1, 3, 3])).toEqual([2, 4, 4])
    expect(spread(0, [0, 0])).toEqual([0, 0])
  })

  test('refuses what is not whole fen', () => {
    for (const wrong of [-1, 0.1, Number.NaN, 2 ** 53, Infinity]) expect(() => percentOf(wrong, 20)).toThrow('whole fen')
  })

  test('shows an amount in yuan and a price per 500 g', () => {
    expect(yuan(9_999_999)).toBe('¥99,999.99')
    expect(yuan(-5)).toBe('-¥0.05')
    expect(pricePer500g(2000, 1000)).toBe(1000)
    expect(pricePer500g(1000, 300)).toBe(1667)
    expect(pricePer500g(1000, null)).toBeNull()
  })
})

describe('the price of an order', () => {
  test('spreads the discount over the lines to the fen, and none of it touches the door fee', () => {
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 60 }), fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 1000 }), (lines, percent, fee) => {
        const price = priceOf(lines, percent, fee)
        expect(price.goodsFen).toBe(sum(lines.map((each) => each.quantity * each.priceFen)))
        expect(price.discountFen).toBe(Math.floor((price.goodsFen * percent + 50) / 100))
        expect(sum(price.lineFen)).toBe(price.goodsFen - price.discountFen)
        expect(price.payFen).toBe(sum(price.lineFen) + fee)
        for (const fen of price.lineFen) expect(fen).toBeGreaterThanOrEqual(0)
      })
    )
  })

  test('three people take 20 % off ¥40.00', () => {
    expect(priceOf([{ quantity: 2, priceFen: 2000 }], 20, 300)).toEqual({
      goodsFen: 4000,
      discountFen: 800,
      lineFen: [3200],
      doorFeeFen: 300,
      payFen: 3500
    })
  })
})

describe('a ladder', () => {
  const steps = fc
    .uniqueArray(fc.integer({ min: 2, max: 20 }), { minLength: 1, maxLength: 5 })
    .chain((people) =>
      fc.tuple(fc.constant([...people].sort((a, b) => a - b)), fc.array(fc.integer({ min: 1, max: 90 }), { minLength: people.length, maxLength: people.length }))
    )
    .map(([people, percents]) => {
      const rising = [...percents].sort((a, b) => a - b)
      return people.map((n, i) => ({ people: n, percent: rising[i] ?? 1 }))
    })

  test('never gives less for one more neighbour', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 0, max: 25 }), (ladder, people) => {
        expect(poolPercent(ladder, people + 1)).toBeGreaterThanOrEqual(poolPercent(ladder, people))
      })
    )
  })

  test('gives each step from exactly its number of people', () => {
    const ladder = [
      { people: 3, percent: 20 },
      { people: 5, percent: 25 }
    ]
    expect([0, 2, 3, 4, 5, 9].map((people) => poolPercent(ladder, people))).toEqual([0, 0, 20, 20, 25, 25])
  })
})
