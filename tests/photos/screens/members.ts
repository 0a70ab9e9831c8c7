import type { Output } from '@domain/contract'
import { BADGES } from '@domain/badge/list'
import { policyOf } from '@domain/policy/list'
import { instant } from '@domain/time'
import { held, offline, refused, seeing } from '../net'
import type { Screen } from '../table'

type Standing = Output<'tier.get'>
type Wall = Output<'badge.list'>
type Story = Output<'badge.story'>
type Koc = Output<'badge.koc'>

const UNTIL = instant('2026-12-31T16:00:00.000Z')
const has = (seen: Standing, ...ids: string[]): Standing['benefits'] =>
  seen.benefits.map((benefit) => ({
    ...benefit,
    offered: true,
    has: ids.includes(benefit.benefitId),
    ...(benefit.benefitId === 'members_day' && { coupons: [...policyOf('members_day').coupons] }),
  }))
const silver = (seen: Standing): Standing => ({ ...seen, tier: 'silver', until: UNTIL, orders: 9, next: { tier: 'gold', orders: 15, missing: 6 }, benefits: has(seen, 'points_times', 'members_day', 'priority_lane') })
const gold = (seen: Standing): Standing => ({ ...seen, tier: 'gold', until: UNTIL, orders: 17, next: null, benefits: has(seen, 'points_times', 'members_day', 'priority_lane', 'own_line') })

const FIRST = instant('2026-03-08T02:00:00.000Z')
const some = (seen: Wall): Wall => {
  const earned = ['first_order', 'first_pool', 'week_streak', 'ten_orders', 'event_goer', 'brought_one', 'thursday_pools'] as const
  const have: Readonly<Record<string, number>> = { ten_pools: 8, brought_three: 2, green_hand: 4, ten_neighbours: 7, four_seasons: 3, twelve_months: 8, fifty_orders: 23, month_streak: 11 }
  const near = BADGES.filter(({ id }) => !earned.some((one) => one === id)).map(({ id, need }) => ({ badgeId: id, have: have[id] ?? 0, need }))
  return { ...seen, earned: earned.map((badgeId) => ({ badgeId, at: FIRST })), near: near.sort((a, b) => b.have / b.need - a.have / a.need), invited: [] }
}
const all = (seen: Wall): Wall => ({ ...seen, earned: BADGES.map(({ id }) => ({ badgeId: id, at: FIRST })), near: [], invited: [] })
const invited = (seen: Wall): Wall => ({ ...some(seen), invited: [{ communityId: 'c1', community: '幸福里' }] })

const year = (seen: Story): Story => ({
  ...seen,
  years: [2026, 2025],
  firstOrderAt: FIRST,
  orders: 33,
  pools: 18,
  savedFen: 26_840,
  neighbours: 14,
  streak: 12,
  badges: (['first_order', 'first_pool', 'ten_orders', 'week_streak'] as const).map((badgeId) => ({ badgeId, at: FIRST })),
})

const list = (seen: Koc): Koc => ({
  ...seen,
  joined: 2,
  people: [
    { personId: 'p1', name: '王**', score: 41, state: 'joined', reasons: [{ what: 'pools', times: 9 }, { what: 'orders', times: 13 }, { what: 'brought', times: 2 }] },
    { personId: 'p2', name: '', score: 27, state: 'invited', reasons: [{ what: 'orders', times: 15 }, { what: 'events', times: 4 }] },
    { personId: 'p3', name: '李*', score: 19, state: 'listed', reasons: [{ what: 'orders', times: 11 }, { what: 'reviews', times: 8 }] },
    { personId: 'p4', name: '欧***', score: 12, state: 'declined', reasons: [{ what: 'pools', times: 4 }, { what: 'orders', times: 4 }] },
  ],
})

/** What a resident's doings come to: her tier, her badges, her story; and whom an operator asks into the tasting team. */
export const members: readonly Screen[] = [
  {
    name: 'tier',
    page: 'tier/index',
    who: 'c1-resident-2',
    states: [
      { name: 'none', main: true },
      { name: 'silver', net: [seeing('tier.get', silver)], main: true },
      { name: 'gold', net: [seeing('tier.get', gold)] },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('tier.get') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'badges',
    page: 'badge/mine/wall/index',
    who: 'c1-resident-2',
    states: [
      { name: 'none', main: true },
      { name: 'some', net: [seeing('badge.list', some)], main: true },
      { name: 'all', net: [seeing('badge.list', all)] },
      { name: 'invited', net: [seeing('badge.list', invited)] },
      {
        name: 'invited-no-more',
        net: [seeing('badge.list', invited), refused('badge.answer', 'invitation_not_found')],
        async then(phone) {
          await phone.tap('加入')
          await phone.see('没有找到这个邀请')
        },
      },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('badge.list') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'story',
    page: 'badge/mine/story/index',
    who: 'c1-resident-2',
    states: [
      { name: 'nothing' },
      { name: 'told', net: [seeing('badge.story', year)], main: true },
      {
        name: 'poster',
        net: [seeing('badge.story', year)],
        async then(phone) {
          await phone.tap('2026年')
          await phone.tap('存成一张图')
          await phone.see('存到手机')
        },
      },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('badge.story') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'tasting',
    page: 'badge/operator/index',
    who: 'c1-operator-1',
    wide: true,
    states: [
      { name: 'nobody', net: [seeing('badge.koc', (seen) => ({ ...seen, people: [], joined: 0 }))] },
      { name: 'listed', net: [seeing('badge.koc', list)], main: true },
      {
        name: 'gone-meanwhile',
        net: [seeing('badge.koc', list), refused('badge.invite', 'person_not_found')],
        async then(phone) {
          await phone.tap('再请一次')
        },
      },
      { name: 'loading', net: held('badge.koc') },
      { name: 'offline', net: offline },
    ],
  },
]
