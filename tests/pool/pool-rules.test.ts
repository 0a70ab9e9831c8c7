import type { IfNotFilled } from '@domain/pool/contract'
import { memberEnd } from '@domain/pool/moves'
import type { Pool, Seat } from '@domain/pool/pool'
import { freeSeat, holdUntil, isDue, mayLeave, outcome, percentNow, poolEnd } from '@domain/pool/pool'
import { priceOf } from '@domain/pool/price'
import { hours, instant, later, minutes } from '@domain/time'
import fc from 'fast-check'

const opened = instant('2026-11-22T10:00:00.000Z')
const cutOff = instant('2026-11-22T15:00:00.000Z')
const steps = [{ people: 3, percent: 20 }]
const pool = (over: Partial<Pool> = {}): Pool => ({ poolId: 'p', seatsMax: 3, steps, endsAt: cutOff, state: 'open', ...over }) as Pool
const seats = (...states: Seat['state'][]): Seat[] => states.map((state, i) => ({ personId: `n${i}`, number: i + 1, state }))

describe('time in a pool, to the millisecond', () => {
  test('it ends after its hours or at the cut-off, the earlier', () => {
    expect(poolEnd(opened, 24, cutOff)).toBe(cutOff)
    expect(poolEnd(opened, 1, cutOff)).toBe(later(opened, hours(1)))
  })

  test('a hold ends at the earliest of 15 minutes, the pool\'s end and the cut-off', () => {
    expect(holdUntil(opened, cutOff)).toBe(later(opened, minutes(15)))
    expect(holdUntil(later(cutOff, -minutes(15) - 1), cutOff)).toBe(later(cutOff, -1))
    expect(holdUntil(later(cutOff, -minutes(15) + 1), cutOff)).toBe(cutOff)
    expect(holdUntil(opened, cutOff, later(opened, minutes(3)))).toBe(later(opened, minutes(3)))
  })

  test('it takes members until the last millisecond and is over at its end', () => {
    expect(freeSeat(pool(), seats('paid'), 'x', later(cutOff, -1))).toEqual({ ok: true, value: 2 })
    expect(freeSeat(pool(), seats('paid'), 'x', cutOff)).toMatchObject({ refusal: 'pool_over' })
    expect(mayLeave(pool(), seats('paid'), later(cutOff, -1)).ok).toBe(true)
    expect(mayLeave(pool(), seats('paid'), cutOff)).toMatchObject({ refusal: 'pool_over' })
    expect(isDue(pool(), seats('paid'), later(cutOff, -1))).toBe(false)
    expect(isDue(pool(), seats('paid'), cutOff)).toBe(true)
  })
})

describe('seats', () => {
  test('held and paid seats both take a place; a fourth person is refused', () => {
    expect(freeSeat(pool(), seats('paid', 'held', 'held'), 'x', opened)).toMatchObject({ refusal: 'pool_full' })
  })
  test('the last place is free until somebody takes it', () => {
    expect(freeSeat(pool(), seats('paid', 'paid'), 'x', opened)).toEqual({ ok: true, value: 3 })
  })
  test('a pool that is over takes nobody and lets nobody go, before its end too', () => {
    for (const over of [pool({ state: 'settled', percent: 20 }), pool({ state: 'expired' })]) {
      expect(freeSeat(over, seats('paid'), 'x', opened)).toMatchObject({ refusal: 'pool_over' })
      expect(mayLeave(over, seats('paid'), opened)).toMatchObject({ refusal: 'pool_over' })
    }
  })
  test('a seat given up is the next one\'s', () => {
    const [first, , third] = seats('paid', 'held', 'paid')
    expect(freeSeat(pool(), [first, third].filter((seat) => seat !== undefined), 'x', opened)).toEqual({ ok: true, value: 2 })
  })
  test('nobody sits twice', () => {
    expect(freeSeat(pool(), seats('held'), 'n0', opened)).toMatchObject({ refusal: 'already_in_pool' })
    expect(freeSeat(pool(), seats('paid', 'held'), 'n1', opened)).toMatchObject({ refusal: 'already_in_pool' })
  })
  test('a full pool takes no more changes and is due at once; a held seat does not fill it', () => {
    expect(isDue(pool(), seats('paid', 'paid', 'held'), opened)).toBe(false)
    expect(mayLeave(pool(), seats('paid', 'paid', 'held'), opened)).toEqual({ ok: true, value: true })
    expect(isDue(pool(), seats('paid', 'paid', 'paid'), opened)).toBe(true)
    expect(mayLeave(pool(), seats('paid', 'paid', 'paid'), opened)).toMatchObject({ refusal: 'pool_full' })
  })
  test('a pool that is over is never due again', () => {
    expect(isDue(pool({ state: 'settled', percent: 20 }), seats('paid', 'paid', 'paid'), cutOff)).toBe(false)
    expect(isDue(pool({ state: 'expired' }), [], cutOff)).toBe(false)
  })
})

describe('the end', () => {
  const line = fc.record({ quantity: fc.integer({ min: 1, max: 20 }), priceFen: fc.integer({ min: 1, max: 9_999 }) })
  const ladder = [
    { people: 2, percent: 10 },
    { people: 3, percent: 20 }
  ]
  const order = (lines: { quantity: number; priceFen: number }[], ifNotFilled: IfNotFilled, doorFeeFen: number) => {
    const percent = percentNow(ladder, ifNotFilled)
    const plain = lines.map((line) => ({ ...line, couponFen: 0 }))
    return { orderId: 'o', ifNotFilled, percent, doorFeeFen, lines: plain, payFen: priceOf(lines, percent, doorFeeFen).payFen }
  }

  test('never asks for more than was paid', () => {
    const before = order([{ quantity: 2, priceFen: 1_000 }], 'keep', 0)
    expect(() => memberEnd({ ...before, payFen: 1_999 }, { state: 'expired' })).toThrow('dearer')
  })

  test('a pool without steps has nothing off', () => {
    expect(percentNow([], 'refund')).toBe(0)
  })

  test('keeps every fen: what was paid is the final price and what goes back', () => {
    fc.assert(
      fc.property(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.constantFrom<IfNotFilled>('refund', 'keep'),
        fc.integer({ min: 0, max: 300 }),
        fc.integer({ min: 0, max: 3 }),
        (lines, wish, fee, people) => {
          const before = order(lines, wish, fee)
          const end = memberEnd(before, outcome(ladder, people))
          const final = end.becomes === 'refunded' ? 0 : end.payFen
          expect(final + end.backFen).toBe(before.payFen)
          expect(end.backFen).toBeGreaterThanOrEqual(0)
        }
      )
    )
  })

  test('settled: everybody pays the same price for the same goods, whatever she chose', () => {
    const lines = [{ quantity: 3, priceFen: 1999 }]
    const ends = (['refund', 'keep'] as const).map((wish) => memberEnd(order(lines, wish, 0), outcome(ladder, 3)))
    expect(ends.map((end) => end.becomes === 'settled' && end.payFen)).toEqual([4798, 4798])
    expect(ends.map((end) => end.backFen)).toEqual([5397 - 4798, 5997 - 4798])
  })

  test('expired: refund gets everything back with the fee, keep has a plain order', () => {
    const lines = [{ quantity: 2, priceFen: 2000 }]
    expect(memberEnd(order(lines, 'refund', 300), outcome(ladder, 1))).toEqual({ orderId: 'o', becomes: 'refunded', backFen: 3900 })
    expect(memberEnd(order(lines, 'keep', 300), outcome(ladder, 1))).toMatchObject({ becomes: 'plain', payFen: 4300, backFen: 0 })
  })
})
