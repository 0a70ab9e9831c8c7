import { BENEFITS, pointsTimesOf } from '@domain/tier/list'
import { LEVELS, endOfNextMonth, nextTier, ordersWithin, reaches, standingOf, tierOf } from '@domain/tier/tier'
import { days, hours, instant, later, type Instant } from '@domain/time'
import fc from 'fast-check'

const AT = instant('2026-11-10T02:00:00.000Z')
const each = (count: number, apartMs = hours(1), from = AT): Instant[] => Array.from({ length: count }, (_, n) => later(from, n * apartMs))

describe('a tier', () => {
  test.each([
    [0, 'none'],
    [1, 'bronze'],
    [4, 'bronze'],
    [5, 'silver'],
    [14, 'silver'],
    [15, 'gold'],
    [40, 'gold'],
  ])('of %i orders in 30 days is %s', (orders, tier) => expect(tierOf(each(orders), later(AT, days(2))).tier).toBe(tier))

  test('needs its orders within 30 days: the fifth on the thirtieth day to the millisecond is too late', () => {
    const four = each(4, 1)
    expect(tierOf([...four, later(AT, days(30) - 1)], later(AT, days(30))).tier).toBe('silver')
    expect(tierOf([...four, later(AT, days(30))], later(AT, days(30))).tier).toBe('bronze')
  })

  test('stays to the end of the next month, in the shop’s time', () => {
    const end = instant('2026-12-31T16:00:00.000Z')
    expect(endOfNextMonth(AT)).toBe(end)
    expect(tierOf(each(5), later(end, -1))).toEqual({ tier: 'silver', until: end })
    expect(tierOf(each(5), end)).toEqual({ tier: 'none', until: null })
    // The last hours of a month in the shop are the next day there already.
    expect(endOfNextMonth(instant('2026-11-30T16:00:00.000Z'))).toBe('2027-01-31T16:00:00.000Z')
  })

  test('is never taken away while its orders are enough: what is gained on January 30th outlasts a February', () => {
    const at = instant('2026-01-30T02:00:00.000Z')
    expect(tierOf([at], later(at, days(29))).tier).toBe('bronze')
    expect(tierOf([at], later(at, days(30))).tier).toBe('none')
  })

  test('is gained anew by each order that is enough again, and falls step by step', () => {
    const orders = [...each(15), later(AT, days(40))]
    expect(tierOf(orders, later(AT, days(41))).tier).toBe('gold')
    expect(tierOf(orders, instant('2026-12-31T16:00:00.000Z'))).toEqual({ tier: 'bronze', until: '2027-01-31T16:00:00.000Z' })
  })

  test('is a function of history and date alone (I31): the order of the rows and what comes later change nothing, and one more order never lowers it', () => {
    const moment = fc.integer({ min: 0, max: 120 * 24 }).map((n) => later(AT, hours(n)))
    fc.assert(
      fc.property(fc.array(moment, { maxLength: 40 }), moment, moment, (history, now, more) => {
        const told = tierOf(history, now)
        expect(tierOf([...history].reverse(), now)).toEqual(told)
        expect(tierOf(history.filter((at) => at <= now), now)).toEqual(told)
        expect(reaches(tierOf([...history, more], now).tier, told.tier)).toBe(true)
        const least = LEVELS.filter(({ orders }) => ordersWithin(history, now) >= orders).at(-1)?.tier ?? 'none'
        expect(reaches(told.tier, least)).toBe(true)
        if (told.until) expect(told.until > now).toBe(true)
      }),
      { numRuns: 2_000 },
    )
  })

  test('higher ones need more and never last longer', () => {
    const { bronze, silver, gold } = standingOf(each(15))
    expect(bronze! >= silver! && silver! >= gold!).toBe(true)
  })

  test('says what the next one lacks', () => {
    expect(nextTier('none', 0)).toEqual({ tier: 'bronze', orders: 1, missing: 1 })
    expect(nextTier('bronze', 3)).toEqual({ tier: 'silver', orders: 5, missing: 2 })
    // A tier that lasts beyond its orders: the next is as far as the orders say.
    expect(nextTier('silver', 0)).toEqual({ tier: 'gold', orders: 15, missing: 15 })
    expect(nextTier('gold', 20)).toBeNull()
  })
})

describe('benefits', () => {
  test('are declared once each', () => expect(new Set(BENEFITS.map(({ id }) => id)).size).toBe(BENEFITS.length))
  test('points count once, 1.2 or 1.5 times', () =>
    expect((['none', 'bronze', 'silver', 'gold'] as const).map(pointsTimesOf)).toEqual([1, 1, 1.2, 1.5]))
})
