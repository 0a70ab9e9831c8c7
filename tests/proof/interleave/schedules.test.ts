import fc from 'fast-check'
import { ALL_UNTIL, ordersOf, schedulesOf } from './schedules'

const few = fc.integer({ min: 1, max: 4 })
const many = fc.integer({ min: 5, max: 30 })
const seeds = fc.nat()

test('up to seventy orders all are tried, each once', () => {
  fc.assert(
    fc.property(few, few, (m, n) => {
      const all = schedulesOf(m, n, 10, 1)
      expect(ordersOf(m, n)).toBeLessThanOrEqual(ALL_UNTIL)
      expect(all).toHaveLength(ordersOf(m, n))
      expect(new Set(all).size).toBe(all.length)
    }),
  )
})

test('of more a part is tried: each order whole, none twice, the same ones again for the same seed', () => {
  fc.assert(
    fc.property(many, many, seeds, fc.integer({ min: 5, max: 100 }), (m, n, seed, most) => {
      const some = schedulesOf(m, n, most, seed)
      expect(some).toEqual(schedulesOf(m, n, most, seed))
      expect(new Set(some).size).toBe(some.length)
      expect(some.length).toBeLessThanOrEqual(most)
      for (const one of some) expect([one.split('0').length - 1, one.split('1').length - 1]).toEqual([m, n])
    }),
  )
})

test('where there is room, each is interrupted once at each of its statements', () => {
  const some = schedulesOf(6, 5, 40, 7)
  for (let k = 0; k <= 6; k++) expect(some).toContain('0'.repeat(k) + '1'.repeat(5) + '0'.repeat(6 - k))
  for (let k = 1; k < 5; k++) expect(some).toContain('1'.repeat(k) + '0'.repeat(6) + '1'.repeat(5 - k))
})
