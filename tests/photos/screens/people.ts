import type { Output } from '@domain/contract'
import type { InviteeView, RewardView } from '@domain/referral/contract'
import { instant } from '@domain/time'
import { broken, held, offline, refused, seeing } from '../net'
import type { Screen } from '../table'
import { LONG_NAME, many } from './edges'

const NEWCOMER = 'c1-resident-9'

/** Looking at them marks them as read; the picture shows them as they first are. */
const unread = (list: Output<'message.list'>): Output<'message.list'> => ({ ...list, unread: list.messages.length, messages: list.messages.map((one) => ({ ...one, read: false })) })

/** As a person sees her coupons once they are gone: used, held by an order, expired, taken back. */
const over = (list: Output<'coupon.mine'>): Output<'coupon.mine'> => ({
  ...list,
  coupons: list.coupons.flatMap((one) => (['used', 'locked', 'expired', 'taken_back'] as const).map((state) => ({ ...one, couponId: state, state, orderId: state === 'used' || state === 'locked' ? 'order' : null }))),
})

const invitee = (step: InviteeView['step'], n: number, nickname: string | null): InviteeView => ({
  nickname,
  face: null,
  faceSeed: `00000000000${n}`,
  step,
  boundAt: instant('2026-11-21T08:00:00.000Z'),
  decidedAt: step === 'bought' ? instant('2026-11-25T12:00:00.000Z') : null,
})
const reward = (state: RewardView['state'], step: RewardView['step'], faceFen: number, rules: readonly string[]): RewardView => ({
  rewardId: `${state} ${step}`,
  step,
  state,
  faceFen,
  dueAt: instant('2026-11-25T12:00:00.000Z'),
  couponId: null,
  invitee: { nickname: '豆豆妈妈', faceSeed: '000000000006' },
  reasons: rules.map((rule) => ({ rule, score: 1 })),
})

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
      { name: 'some', net: [seeing('message.list', unread)], main: true },
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
      { name: 'used-and-over', net: [seeing('coupon.mine', over)], then: (phone) => phone.tap('用过和过期的') },
      { name: 'all-taken', who: 'c1-resident-2', net: [seeing('coupon.batches', (list) => ({ ...list, batches: list.batches.map((one) => ({ ...one, left: false })) }))] },
      {
        name: 'wrong-code',
        net: [refused('coupon.claim', 'code_not_found')],
        then: async (phone) => {
          await phone.fill('券码', 'ABCD1234')
          await phone.tap('兑换')
          await phone.see('没有找到这个码')
        },
      },
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
            invitees: [invitee('came', 5, '豆豆妈妈'), invitee('bought', 6, null), invitee('first', 7, '赵姐'), invitee('again', 8, LONG_NAME.slice(0, 20)), invitee('none', 3, '小周')],
          })),
          seeing('referral.rewards', (list) => ({
            ...list,
            ladder: { ...list.ladder, have: 2 },
            rewards: [reward('granted', 'first', 1_000, []), reward('waiting', 'again', 500, []), reward('held', 'first', 1_000, ['upline_address']), reward('refused', 'first', 1_000, ['family_household'])],
          })),
        ],
      },
      { name: 'no-station', net: [seeing('me.get', (me) => ({ ...me, station: null }))] },
      { name: 'broken', net: broken('referral.invite', 'referral.chain', 'referral.rewards') },
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
      { name: 'long-name', net: [seeing('referral.look', (look) => ({ ...look, nickname: LONG_NAME.slice(0, 20) }))] },
      { name: 'from-a-store', net: [seeing('referral.look', (look) => ({ ...look, source: 'store', nickname: null, label: '老张豆腐店' }))] },
      { name: 'gone', path: '/referral/welcome/index?invite=nothing&station=s1' },
      { name: 'loading', net: held('referral.look') },
      { name: 'offline', net: offline },
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
