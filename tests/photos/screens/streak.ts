import type { Output } from '@domain/contract'
import { nextShopDay, type ShopDay } from '@domain/time'
import { held, offline, refused, seeing } from '../net'
import type { Screen } from '../table'

type Month = Output<'streak.month'>

/** As it is after so many days in a row up to yesterday, with a day missed before them that a card could fill. */
const after = (days: number, more: Partial<Month> = {}) => (seen: Month): Month => {
  const at = seen.days[0]?.at ?? ('2026-11-01T04:00:00.000Z' as Month['days'][number]['at'])
  const gap = nextShopDay(seen.today, -1 - days)
  const before = [1, 2, 3].map((by) => nextShopDay(gap, -by))
  const run = Array.from({ length: days }, (_, by) => nextShopDay(seen.today, -1 - by))
  const shown = [...before, ...run].filter((day) => day.startsWith(seen.month)).sort()
  return {
    ...seen,
    days: shown.map((day) => ({ day: day as ShopDay, madeUp: day === before[1], at })),
    run: { days, since: run.at(-1) ?? null, signedToday: false },
    cards: { held: 1, most: 2, signed: shown.length, nextAt: 20 },
    missed: days < 7 ? [gap] : [],
    nextPoints: Math.min(days + 1, 5),
    ladder: seen.ladder.map((step) => ({ ...step, reached: step.days <= days, toGo: Math.max(0, step.days - days) })),
    ...more,
  }
}
/** Who has no station yet has her coupon to come. */
const waits = (seen: Month): Month => ({ ...seen, ladder: seen.ladder.map((step) => ({ ...step, reached: step.reached && step.days !== 14 })) })
const signed = (seen: Month): Month => ({ ...seen, days: [...seen.days, { day: seen.today, madeUp: false, at: '2026-11-22T01:00:00.000Z' as Month['days'][number]['at'] }], run: { ...seen.run, days: seen.run.days + 1, signedToday: true } })

export const streak: readonly Screen[] = [
  {
    name: 'streak',
    page: 'streak/index',
    who: 'c1-resident-2',
    states: [
      { name: 'first', main: true },
      { name: 'six-days', net: [seeing('streak.month', after(6))], main: true },
      { name: 'signed', net: [seeing('streak.month', (seen) => signed(after(6)(seen)))] },
      { name: 'three-weeks', net: [seeing('streak.month', after(20, { cards: { held: 2, most: 2, signed: 20, nextAt: null } }))] },
      { name: 'coupon-waits', net: [seeing('streak.month', (seen) => waits(after(14)(seen)))] },
      { name: 'no-rewards', net: [seeing('streak.month', after(4, { rewards: false }))] },
      { name: 'month-before', then: (phone) => phone.tap('上个月') },
      {
        name: 'signing',
        who: { light: 'c1-resident-5', dark: 'c1-resident-6', elder: 'c1-resident-3', wide: 'c1-resident-5' },
        async then(phone) {
          await phone.tap('签到，得 1 积分')
          await phone.see('今天已签到')
        },
      },
      {
        name: 'signed-meanwhile',
        net: [refused('streak.sign', 'already_signed')],
        async then(phone) {
          await phone.tap('签到，得 1 积分')
          await phone.see('今天已经签过了。')
        },
      },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('streak.month') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
]
