import { sum } from '@domain/money'
import { poolPercent, priceOf } from '@domain/pool/price'
import fc from 'fast-check'

const line = fc.record({ quantity: fc.integer({ min: 1, max: 999 }), priceFen: fc.integer({ min: 1, max: 99_999 }) })

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
