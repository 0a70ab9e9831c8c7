import { orderPrice } from '@domain/order/price'
import { memberEnd } from '@domain/pool/moves'
import { exchangeTerms, expiresAt, nextToExpire, pointsForGoods } from '@domain/points/points'
import { pointsForUnits } from '@domain/refund/refund'
import { sum } from '@domain/money'
import { instant } from '@domain/time'
import fc from 'fast-check'
import { aCoupon, aLine, facts, someLine } from '../coupon/fixtures'

const lines = fc.uniqueArray(someLine, { selector: ({ itemId }) => itemId, minLength: 1, maxLength: 5 })
const pool = fc.constantFrom(null, { percent: 0, mayEndAt: [20] }, { percent: 20, mayEndAt: [20] }, { percent: 10, mayEndAt: [10, 35] })
const coupons = fc.array(fc.integer({ min: 1, max: 900 }), { maxLength: 2 }).map((offs) => offs.map((offFen, i) => aCoupon(`c${i}`, { benefit: { kind: 'amount', offFen }, group: `g${'ab'[i]}` })))
const points = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 6_000 }))
const price = fc.record({ lines, pool, coupons, points, doorFeeFen: fc.constantFrom(0, 300) }).map((some) => facts({ ...some, chosen: 'best' }))

test('points take off what was wished for, at most a fifth of the goods after coupons, and what the lowest prices leave', () => {
  fc.assert(
    fc.property(price, (some) => {
      const without = orderPrice({ ...some, points: 0 })
      const result = orderPrice(some)
      const goods = without.goodsFen - without.poolOffFen - without.couponFen
      // Told once more, a fen at a time and a line at a time.
      const ends = [some.pool?.percent ?? 0, ...(some.pool?.mayEndAt ?? [])].map((percent) => orderPrice({ ...some, coupons: [], points: 0, pool: { percent, mayEndAt: [] } }))
      const room = some.lines.map((line, i) => Math.max(0, Math.min(...ends.map((end) => end.lines[i]!.payFen)) - line.quantity * line.lowestFen) - without.lines[i]!.couponFen)
      let most = 0
      while ((most + 1) * 5 <= goods && most + 1 <= sum(room)) most++
      expect(result.pointsMost).toBe(most)
      expect(result.pointsFen).toBe(Math.min(some.points ?? 0, most))
    }),
    { numRuns: 1_000 },
  )
})

test('what points take off sums to the fen over the lines, leaves every other rule as it was, and no line falls below its lowest price at any end', () => {
  fc.assert(
    fc.property(price, (some) => {
      const without = orderPrice({ ...some, points: 0 })
      const result = orderPrice(some)
      expect(sum(result.lines.map((line) => line.pointsFen))).toBe(result.pointsFen)
      expect(sum(result.lines.map((line) => line.payFen)) + result.doorFeeFen - result.doorOffFen).toBe(result.payFen)
      expect(result.payFen).toBe(without.payFen - result.pointsFen)
      expect(result.coupons).toEqual(without.coupons)
      expect(result.trace.filter(({ rule }) => rule !== 'points').map(({ rule, couponId, offFen }) => [rule, couponId, offFen])).toEqual(
        without.trace.map(({ rule, couponId, offFen }) => [rule, couponId, offFen]),
      )
      const order = { orderId: 'o', ifNotFilled: 'keep' as const, percent: some.pool?.percent ?? 0, payFen: result.payFen, doorFeeFen: result.doorFeeFen - result.doorOffFen }
      for (const percent of some.pool?.mayEndAt ?? []) {
        const end = memberEnd({ ...order, lines: some.lines.map((line, i) => ({ ...line, ...result.lines[i]! })) }, { state: 'settled', percent })
        if (end.becomes === 'refunded') throw new Error('a settled pool gives nobody everything back')
        for (const [i, fen] of end.lineFen.entries()) {
          const { quantity, lowestFen } = some.lines[i]!
          const { pointsFen, couponFen } = result.lines[i]!
          if (pointsFen + couponFen > 0) expect(fen).toBeGreaterThanOrEqual(quantity * lowestFen)
        }
        expect(result.payFen - end.payFen).toBe(orderPrice({ ...some, points: 0, coupons: [] }).payFen - orderPrice({ ...some, points: 0, coupons: [], pool: { percent, mayEndAt: [] } }).payFen)
      }
    }),
    { numRuns: 500 },
  )
})

test('units that go back one after the other bring back every point, whatever the order in which they go', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 0, max: 500 }), fc.array(fc.integer({ min: 1, max: 4 }), { maxLength: 12 }), (quantity, pointsFen, steps) => {
      let line = { quantity, payFen: 0, pointsFen, refundedQuantity: 0, refundedFen: 0, pointsBack: 0 }
      for (const step of [...steps, 12]) {
        const units = Math.min(step, line.quantity - line.refundedQuantity)
        if (units === 0) continue
        const back = pointsForUnits(line, units)
        expect(back).toBeGreaterThanOrEqual(0)
        line = { ...line, refundedQuantity: line.refundedQuantity + units, pointsBack: line.pointsBack + back }
        expect(line.pointsBack).toBe(Math.floor((pointsFen * line.refundedQuantity) / quantity))
      }
      expect(line.pointsBack).toBe(pointsFen)
    }),
  )
})

test('the oldest points go first: told by taking them one at a time', () => {
  const day = (n: number) => instant(Date.UTC(2027, 0, 1 + n))
  const credits = fc.uniqueArray(fc.record({ points: fc.integer({ min: 0, max: 9 }), expiresAt: fc.integer({ min: 0, max: 9 }).map(day) }), { selector: ({ expiresAt: at }) => at, maxLength: 8 })
  fc.assert(
    fc.property(credits, fc.nat({ max: 60 }), (given, used) => {
      const each = given.flatMap(({ points: n, expiresAt: at }) => Array<string>(n).fill(at)).sort()
      const left = each.slice(used)
      const [next] = left
      expect(nextToExpire(given, used)).toEqual(next === undefined ? null : { points: left.filter((at) => at === next).length, expiresAt: next })
    }),
  )
})

test('points last to the end of the same day of the next year, by the shop’s clock', () => {
  expect(expiresAt(instant('2026-11-22T15:59:59.999Z'))).toBe('2027-11-22T16:00:00.000Z')
  expect(expiresAt(instant('2026-11-22T16:00:00.000Z'))).toBe('2027-11-23T16:00:00.000Z')
  expect(expiresAt(instant('2028-02-29T04:00:00.000Z'))).toBe('2029-02-28T16:00:00.000Z')
  expect(expiresAt(instant('2027-02-28T04:00:00.000Z'))).toBe('2028-02-28T16:00:00.000Z')
})

test('a yuan is a point, one and a half for the highest tier, and parts of a point are dropped', () => {
  expect([99, 100, 5_960].map((fen) => pointsForGoods(fen, 10))).toEqual([0, 1, 59])
  expect(pointsForGoods(5_960, 12)).toBe(71)
  expect(pointsForGoods(5_960, 15)).toBe(89)
})

test('an example: a fifth of what is left after a coupon, spread over the lines', () => {
  const ribs = aLine('ribs', 2_990, { quantity: 2 })
  const result = orderPrice(facts({ lines: [ribs, aLine('oranges', 1_880)], coupons: [aCoupon('all', { benefit: { kind: 'amount', offFen: 600 } })], points: 10_000 }))
  expect(result).toMatchObject({ couponFen: 600, pointsFen: 1_452, payFen: 5_808 })
  expect(result.lines).toEqual([
    { payFen: 4_419, couponFen: 456, pointsFen: 1_105, pricedFen: null },
    { payFen: 1_389, couponFen: 144, pointsFen: 347, pricedFen: null },
  ])
})

test('only a 29 February lasts to another day than its own', () => {
  const days = ['2027-02-10', '2027-03-29', '2028-02-29']
  expect(days.map((date) => expiresAt(instant(`${date}T02:00:00.000Z`)).slice(0, 10))).toEqual(['2028-02-10', '2028-03-29', '2029-02-28'])
})

test('goods for points are one unit of them at its price, outside of pools, from the moment on that they are exchanged', () => {
  expect(exchangeTerms({ name: '草莓', goodsId: 'g', priceFen: 10, capFen: 890, validDays: 7 })).toEqual({
    ...{ name: '草莓', benefit: { kind: 'price', priceFen: 10, capFen: 890 }, thresholdFen: 0, scope: { kind: 'items', ids: ['g'] } },
    ...{ valid: { kind: 'days', days: 7, start: 'receiving' }, pools: 'never', group: 'exchange', paidBy: 'us' },
  })
})
