import { CHANNELS } from '@domain/referral/channels'
import { LADDER, earnsCard, makeUpDays, mayMakeUp, nextCardAt, owed, pointsFor, rightsOf, runAround, runOn, runThrough } from '@domain/streak/streak'
import { nextShopDay, type ShopDay } from '@domain/time'
import fc from 'fast-check'

const TODAY = '2026-11-22' as ShopDay
const days = (...ago: readonly number[]): Set<ShopDay> => new Set(ago.map((n) => nextShopDay(TODAY, -n)))

describe('streak', () => {
  test('a run goes on with today and is not broken before today is over', () => {
    expect(runOn(days(1, 2, 3), TODAY)?.days).toBe(3)
    expect(runOn(days(0, 1, 2, 3), TODAY)?.days).toBe(4)
    expect(runOn(days(2, 3), TODAY)).toBeNull()
    expect(runOn(days(), TODAY)).toBeNull()
  })

  test('a run is as long as days can be walked from it to either side, over months and leap days', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 0, max: 60 })), fc.integer({ min: 0, max: 60 }), (ago, at) => {
        const from = '2028-03-15' as ShopDay
        const signed = new Set(ago.map((n) => nextShopDay(from, -n)))
        const run = runAround(signed, nextShopDay(from, -at))
        let [first, last] = [at, at]
        while (ago.includes(first + 1)) first++
        while (ago.includes(last - 1)) last--
        expect(run).toEqual(ago.includes(at) ? { since: nextShopDay(from, -first), until: nextShopDay(from, -last), days: first - last + 1 } : null)
      })
    )
  })

  test('a missed day joins the runs beside it, and what is joined is the run of all their days', () => {
    const [before, after] = [runAround(days(3, 4, 5), nextShopDay(TODAY, -3)), runAround(days(0, 1), TODAY)]
    expect(runThrough(nextShopDay(TODAY, -2), before ?? undefined, after ?? undefined)).toEqual(runAround(days(0, 1, 2, 3, 4, 5), TODAY))
    expect(runThrough(TODAY, undefined, undefined)).toEqual({ since: TODAY, until: TODAY, days: 1 })
  })

  test('a day brings one point to five', () => {
    expect([1, 2, 3, 4, 5, 6, 365].map(pointsFor)).toEqual([1, 2, 3, 4, 5, 5, 5])
  })

  test('the ladder has its steps at 3, 7, 14 and 30 days, each once a run', () => {
    expect(LADDER.map((step) => step.days)).toEqual([3, 7, 14, 30])
    expect(owed(2, [])).toEqual([])
    expect(owed(7, [3]).map((step) => step.days)).toEqual([7])
    expect(owed(400, [3, 7, 14, 30])).toEqual([])
  })

  test('ten sign-ins of a month bring a card, and two are held at the most', () => {
    expect([9, 10, 11, 20, 30].map((signed) => earnsCard(signed, 0))).toEqual([false, true, false, true, true])
    expect(earnsCard(20, 2)).toBe(false)
    expect([nextCardAt(0, 0), nextCardAt(10, 1), nextCardAt(19, 0), nextCardAt(19, 2)]).toEqual([10, 20, 20, null])
  })

  test('each seven days in a row give a right, and joining runs never takes one away', () => {
    expect(rightsOf([6, 7, 13, 14, 30])).toBe(0 + 1 + 1 + 2 + 4)
    fc.assert(fc.property(fc.nat(400), fc.nat(400), (one, other) => rightsOf([one + 1 + other]) >= rightsOf([one, other])))
  })

  test('a card reaches the last seven days, and neither today nor a day that has its sign-in', () => {
    expect(makeUpDays(TODAY)).toHaveLength(7)
    const may = (ago: number, signed = false, held = 1) => {
      const answer = mayMakeUp(nextShopDay(TODAY, -ago), TODAY, { signed, held })
      return answer.ok ? 'ok' : answer.refusal
    }
    expect([-1, 0, 1, 7, 8].map((ago) => may(ago))).toEqual(['day_out_of_reach', 'day_out_of_reach', 'ok', 'ok', 'day_out_of_reach'])
    expect(may(1, true)).toBe('day_signed')
    expect(may(1, false, 0)).toBe('no_card')
  })

  test('in a page opened inside WeChat signing in earns nothing', () => {
    expect(Object.entries(CHANNELS).filter(([, { signInRewards }]) => !signInRewards).map(([channel]) => channel)).toEqual(['wechat-h5'])
  })
})
