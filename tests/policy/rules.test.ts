import { POLICIES } from '@domain/policy/list'
import { lifecycleOf } from '@domain/policy/lifecycle'
import { couponsOf, mondayOf, peopleInBudget, ruleOf, weekdayOf, windowIdOf } from '@domain/policy/policy'
import { incremental, lacking } from '@domain/policy/report'
import { days, instant, later, shopClock, shopMonth, type ShopDay } from '@domain/time'
import fc from 'fast-check'

const WEEK = instant('2026-11-15T16:00:00.000Z')
const END = later(WEEK, days(7))

describe('declared policies', () => {
  test.each(POLICIES.map((policy) => [policy.id, policy] as const))('%s gives something that a month\'s budget is enough for', (_id, policy) => {
    expect(policy.coupons.length).toBeGreaterThan(0)
    expect(peopleInBudget(policy)).toBeGreaterThan(100)
    const named = Array.from({ length: policy.itemsNeeded }, (_, n) => `item-${n}`)
    expect(couponsOf(policy, named).length).toBe(policy.coupons.length)
    expect(couponsOf(policy, []).length === policy.coupons.length).toBe(policy.itemsNeeded === 0)
  })
  test('each has a name of its own, and so has each of its parts', () => {
    const rules = POLICIES.flatMap((policy) => policy.coupons.map((_, part) => ruleOf(policy, part)))
    expect(new Set(rules).size).toBe(rules.length)
  })
})

describe('turns', () => {
  test('weeks begin on Monday, months on the first, and for ever is one', () => {
    expect(windowIdOf('ever', '2026-11-22' as ShopDay)).toBe('ever')
    expect(windowIdOf('month', '2026-11-22' as ShopDay)).toBe('2026-11')
    expect(windowIdOf('week', '2026-11-22' as ShopDay)).toBe('2026-11-16')
    expect(windowIdOf('week', '2026-11-23' as ShopDay)).toBe('2026-11-23')
    expect(weekdayOf('2026-11-26' as ShopDay)).toBe(4)
    fc.assert(fc.property(fc.integer({ min: 0, max: 20_000 }), (n) => weekdayOf(mondayOf(new Date(n * 86_400_000).toISOString().slice(0, 10) as ShopDay)) === 1))
  })
})

describe('a month of the shop', () => {
  test.each([
    ['2026-11-30T15:59:59.999Z', '2026-11', '2026-11-01 00:00', '2026-12-01 00:00'],
    ['2026-11-30T16:00:00.000Z', '2026-12', '2026-12-01 00:00', '2027-01-01 00:00'],
    ['2028-02-15T00:00:00.000Z', '2028-02', '2028-02-01 00:00', '2028-03-01 00:00'],
  ])('%s lies in %s, from %s until %s', (at, month, from, until) => {
    const said = shopMonth(instant(at))
    expect([said.month, shopClock(said.from), shopClock(said.until)]).toEqual([month, from, until])
  })
})

describe('what a resident is at the end of a week', () => {
  const paid = (...ago: number[]) => ago.map((n) => later(END, -days(n)))
  test('is none before her first paid order, new in its week, active for thirty days, then silent, and active again', () => {
    expect(lifecycleOf([], WEEK, END)).toBe('none')
    expect(lifecycleOf(paid(-1), WEEK, END)).toBe('none')
    expect(lifecycleOf(paid(3), WEEK, END)).toBe('new_paying')
    expect(lifecycleOf(paid(7), WEEK, END)).toBe('new_paying')
    expect(lifecycleOf(paid(8), WEEK, END)).toBe('active')
    expect(lifecycleOf(paid(29.9), WEEK, END)).toBe('active')
    expect(lifecycleOf(paid(30), WEEK, END)).toBe('silent')
    expect(lifecycleOf(paid(60, 1), WEEK, END)).toBe('active')
  })
})

describe('what a yuan of coupons brought', () => {
  const group = (spent: number[]) => ({ people: spent.length, sumFen: spent.reduce((a, b) => a + b, 0), squares: spent.reduce((a, b) => a + b * b, 0) })
  test('is unknown below thirty people a group, or without cost', () => {
    expect(incremental(group(Array(29).fill(100)), group(Array(50).fill(50)), 1_000)).toBeNull()
    expect(lacking(group(Array(29).fill(100)), group(Array(12).fill(50)))).toBe(18)
    expect(incremental(group(Array(30).fill(100)), group(Array(50).fill(50)), 0)).toBeNull()
  })
  test('is the difference of the groups for each yuan, and no interval where nobody differs from her group', () => {
    expect(incremental(group(Array(100).fill(3_000)), group(Array(40).fill(2_000)), 50_000)).toEqual({ perYuan: 2, low: 2, high: 2 })
  })
  test('lies in its interval, which holds the truth about nineteen times in twenty', () => {
    let seed = 7
    const chance = () => (seed = (seed * 48_271) % 2_147_483_647) / 2_147_483_647
    const spent = (people: number, mean: number) => group(Array.from({ length: people }, () => Math.round(mean * 2 * chance())))
    const holds = Array.from({ length: 500 }, () => incremental(spent(300, 2_500), spent(60, 2_000), 300 * 400)!).filter(({ low, high }) => low <= 1.25 && 1.25 <= high)
    expect(holds.length).toBeGreaterThan(450)
    expect(holds.length).toBeLessThan(495)
  })
})
