import { broken, held, offline, seeing } from '../net'
import type { Screen } from '../table'
import { LONG_NAME, many } from './edges'

const NEWCOMER = 'c1-resident-9'

export const people: readonly Screen[] = [
  {
    name: 'household',
    page: 'household/index',
    who: NEWCOMER,
    states: [
      { name: 'none', main: true },
      { name: 'two-and-one-waits', who: 'c1-resident-4', main: true },
      { name: 'asked', who: 'c1-resident-6' },
      { name: 'long-names', who: 'c1-resident-4', net: [seeing('household.get', (home) => ({ ...home, members: home.members.map((one) => ({ ...one, nickname: LONG_NAME.slice(0, 20) })) }))] },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('household.get') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'messages',
    page: 'message/list/index',
    who: 'c1-resident-4',
    states: [
      { name: 'some', main: true },
      { name: 'after-a-failed-pool', act: 'cutoff', who: 'c1-resident-1' },
      { name: 'bag-waits', act: 'pickup', who: 'c1-resident-7' },
      { name: 'none', who: NEWCOMER },
      { name: 'many', net: [seeing('message.list', (list) => ({ ...list, messages: many(list.messages, (one, n) => ({ ...one, messageId: `many-${n}` })) }))] },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('message.list') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'coupons',
    page: 'coupon/list/index',
    who: NEWCOMER,
    states: [
      { name: 'one-and-one-to-take', main: true },
      { name: 'only-to-take', who: 'c1-resident-2' },
      { name: 'none', net: [seeing('coupon.mine', (list) => ({ ...list, coupons: [] })), seeing('coupon.batches', (list) => ({ ...list, batches: [] }))] },
      { name: 'many', net: [seeing('coupon.mine', (list) => ({ ...list, coupons: many(list.coupons, (one, n) => ({ ...one, couponId: `many-${n}`, terms: { ...one.terms, name: LONG_NAME.slice(0, 20) } })).slice(0, 50) }))] },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('coupon.mine', 'coupon.batches') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'invite',
    page: 'referral/invite/index',
    who: 'c1-resident-1',
    states: [
      { name: 'nobody-yet', main: true },
      {
        name: 'some-came',
        net: [
          seeing('referral.chain', (chain) => ({
            ...chain,
            invitees: (['bound', 'first', 'again'] as const).map((step, n) => ({ nickname: ['豆豆妈妈', null, LONG_NAME.slice(0, 20)][n] ?? null, face: null, faceSeed: `00000000000${n}`, step, boundAt: '2026-11-21T08:00:00.000Z', decidedAt: null }) as never),
          })),
        ],
      },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('referral.invite') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'welcome',
    page: 'referral/welcome/index',
    who: NEWCOMER,
    path: (world) => `/referral/welcome/index?invite=${world.of('invite')}&station=s1`,
    states: [
      { name: 'invited', main: true },
      { name: 'stranger', who: null, main: true },
      { name: 'gone', path: '/referral/welcome/index?invite=nothing&station=s1' },
      { name: 'loading', net: held('referral.look') },
    ],
  },
  {
    name: 'settings',
    page: 'me/settings/index',
    who: 'c1-resident-1',
    states: [
      { name: 'known', main: true },
      { name: 'nothing-said', who: NEWCOMER, net: [seeing('me.get', (me) => ({ ...me, building: null, door: null, consents: [] }))] },
      { name: 'phone-known', net: [seeing('me.get', (me) => ({ ...me, phone: '138****5678' }))] },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('me.get') },
      { name: 'offline', net: offline },
      { name: 'broken', net: broken('me.get') },
    ],
  },
  {
    name: 'privacy',
    page: 'me/privacy/index',
    who: 'c1-resident-1',
    states: [
      { name: 'some-given', main: true },
      { name: 'visitor', who: null, main: true },
    ],
  },
]
