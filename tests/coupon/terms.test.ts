import type { Valid } from '@domain/coupon/contract'
import { validityOf } from '@domain/coupon/terms'
import { thursdayPool } from '@domain/policy/policies/thursday-pool'
import { secondOrder } from '@domain/policy/policies/second-order'
import { receivedAt } from '@domain/policy/policy'
import { atShopTime, days, instant, later, msBetween, shopClock, shopDay } from '@domain/time'
import fc from 'fast-check'

const sunday = (time: string) => atShopTime(shopDay(instant('2026-11-22T02:00:00.000Z')), time)
const good = (days: number, start: 'receiving' | 'day_after'): Valid => ({ kind: 'days', days, start })

describe('for how long a coupon is good', () => {
  test.each([
    ['10:00', 'receiving', '2026-11-22 10:00', '2026-11-30 00:00'],
    ['23:59', 'receiving', '2026-11-22 23:59', '2026-11-30 00:00'],
    ['00:00', 'receiving', '2026-11-22 00:00', '2026-11-29 00:00'],
    ['10:00', 'day_after', '2026-11-23 00:00', '2026-11-30 00:00'],
    ['00:00', 'day_after', '2026-11-23 00:00', '2026-11-30 00:00'],
  ] as const)('received at %s, for seven days from %s: from %s until %s', (time, start, from, until) => {
    const validity = validityOf(good(7, start), sunday(time))
    expect([shopClock(validity.from), shopClock(validity.until)]).toEqual([from, until])
  })

  test('never less than its days, never a day more, and always to a midnight', () => {
    const when = fc.tuple(fc.integer({ min: 0, max: 400 * 86_400_000 }), fc.integer({ min: 1, max: 366 }), fc.constantFrom('receiving' as const, 'day_after' as const))
    fc.assert(
      fc.property(when, ([ms, count, start]) => {
        const { from, until } = validityOf(good(count, start), later(sunday('00:00'), ms))
        const over = msBetween(from, until) - days(count)
        expect(over >= 0 && over < days(1)).toBe(true)
        expect(shopClock(until).slice(-5)).toBe('00:00')
      }),
    )
  })

  test('a run gives everybody the same days, however late somebody’s turn comes; an event its own', () => {
    const thursday = (time: string) => atShopTime('2026-11-26' as ReturnType<typeof shopDay>, time)
    for (const time of ['00:00', '00:00:38', '20:00']) expect(validityOf(thursdayPool.coupons[0]!.valid, receivedAt(thursdayPool, thursday(time))).until).toBe('2026-11-26T16:00:00.000Z')
    expect(receivedAt(secondOrder, thursday('20:00'))).toBe(thursday('20:00'))
  })
})
