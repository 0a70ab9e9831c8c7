import type { Output } from '@domain/contract'
import type { PolicyView } from '@domain/policy/contract'
import type { ChainNode } from '@domain/referral/contract'
import { held, offline, refused, seeing } from '../net'
import type { Screen, State } from '../table'
import { DEAREST_FEN, LONG_NAME } from './edges'

const OPERATOR = 'c1-operator-1'
const STRANGER = 'c1-resident-9'
const RUN = { window: '2026-11', startedAt: '2026-11-22T02:00:00.000Z', doneAt: '2026-11-22T02:00:05.000Z', given: 46, heldOut: 11, skipped: 3 } as NonNullable<PolicyView['lastRun']>

type Policies = Output<'policy.list'>
type Report = Output<'policy.report'>
type Reward = Output<'referral.review'>['rewards'][number]

const detail = (policyId: string): string => `/policy/detail/index?policy=${policyId}&community=c1`
const PACK = { name: '好久不见券', benefit: { kind: 'percent', percent: 33, capFen: 1_000 }, thresholdFen: 0, valid: { kind: 'days', days: 7, start: 'receiving' }, pools: 'any', group: 'goods', paidBy: 'us' } as const
const packed = (names: readonly string[], change: Partial<PolicyView> = {}) =>
  seeing('policy.list', ({ policies }: Policies): Policies => ({
    policies: policies.map((one) => (one.policyId === 'wake_up' ? { ...one, on: true, items: names.map((_, n) => `item-${n}`), itemNames: [...names], coupons: [{ ...PACK, scope: { kind: 'items', ids: ['item-0', 'item-1', 'item-2'] } }, ...one.coupons], lastRun: RUN, ...change } : one)),
  }))
const WAKENED = packed(['现割上海青', '本地土豆', '鲜活基围虾'])

const reported = (perYuan: number, low: number, high: number) =>
  seeing('policy.report', (report: Report): Report => ({
    ...report,
    given: { people: 460, buyers: 161, orders: 214, gmvFen: 963_400, costFen: 128_000 },
    heldOut: { people: 112, buyers: 21, orders: 25, gmvFen: 118_300, costFen: 0 },
    incremental: { perYuan, low, high },
    needs: 0,
  }))

/** A month in which some begin, some go and some come back. */
const lively = seeing('policy.flow', ({ weeks }) => ({
  weeks: weeks.map(({ week }, n) => ({
    week,
    people: { none: 40 + n, new_paying: 6 + (n % 3), active: 58 - 2 * n, silent: 22 + 2 * (n % 4) },
    flow: [
      { from: 'none', to: 'new_paying', people: 6 + (n % 3) },
      { from: 'active', to: 'active', people: 50 - 2 * n },
      { from: 'active', to: 'silent', people: 5 },
      { from: 'silent', to: 'active', people: 3 },
      { from: 'silent', to: 'silent', people: 19 },
      { from: 'none', to: 'none', people: 40 + n },
    ],
  })),
}))

const reward = (n: number, more: Partial<Reward>): Reward => ({
  rewardId: `reward-${n}`,
  step: 'first',
  state: 'held',
  faceFen: 1_000,
  dueAt: '2026-11-22T01:00:00.000Z' as Reward['dueAt'],
  couponId: null,
  invitee: { nickname: '豆豆妈妈', faceSeed: `00000000000${n % 10}` },
  reasons: [{ rule: 'upline_device', score: 50 }],
  inviterId: `00000000000000000000inviter`,
  inviteeId: `00000000000000000000invitee`,
  inviterName: '李**',
  orderId: `order-${n}`,
  decidedBy: null,
  decision: null,
  ...more,
})
const WAITING = [
  reward(1, {}),
  reward(2, { step: 'again', faceFen: 500, reasons: [{ rule: 'barely_enough', score: 50 }, { rule: 'often_taken_back', score: 50 }], invitee: { nickname: null, faceSeed: '000000000002' } }),
  reward(3, { state: 'budget', reasons: [{ rule: 'budget_used_up', score: 0 }], inviterName: null }),
]
const REFUSED = [reward(4, { state: 'refused', reasons: [{ rule: 'self_household', score: 100 }] }), reward(5, { state: 'refused', decidedBy: 'somebody', decision: '打电话问过，是同一个人的两个号', reasons: [{ rule: 'upline_phone', score: 50 }] })]
const waiting = (rewards: readonly Reward[], usedFen = 132_000) => seeing('referral.review', (list) => ({ ...list, rewards: [...rewards], cursor: null, budget: { monthFen: 500_000, usedFen } }))

const guest = (n: number, more: Partial<ChainNode> = {}): ChainNode => ({
  personId: `0000000000000000000000${String(n).padStart(4, '0')}`,
  name: n % 3 === 0 ? null : ['王**', '赵*', '豆**'][n % 3]!,
  source: 'resident',
  label: null,
  boundAt: '2026-11-20T10:00:00.000Z' as ChainNode['boundAt'],
  children: 0,
  grandchildren: 0,
  paidFen: 4_680 + n * 130,
  rewardsFen: 0,
  ...more,
})
/** So many levels above, and so many brought, each of whom brought some. */
const grown = (above: number, children: number, each: number) =>
  seeing('referral.chain', (chain) => {
    const her = guest(1, { children, grandchildren: children * each, rewardsFen: 8_500 })
    const brought = Array.from({ length: children }, (_, n) => ({ ...guest(100 + n * 10, { children: n % 2 === 0 ? each : 0, rewardsFen: 1_000, ...(n === 1 ? { name: LONG_NAME } : {}) }), inviterId: her.personId }))
    const below = brought.filter((_, n) => n % 2 === 0).flatMap((one, n) => Array.from({ length: each }, (_, at) => ({ ...guest(2_000 + n * 10 + at), inviterId: one.personId })))
    const way = Array.from({ length: above }, (_, n) => guest(50 + n, n === 0 ? { source: 'store', label: '豆浆店', children: 4, grandchildren: 9 } : { children: 2, grandchildren: 3 }))
    return { ...chain, up: [...way, her], down: [...brought, ...below] }
  })

const usual = (...calls: Parameters<typeof held>): State[] => [
  { name: 'refused', who: STRANGER },
  { name: 'visitor', who: null },
  { name: 'loading', net: held(...calls) },
  { name: 'offline', net: offline },
  { name: 'stale', stale: true },
]

export const policies: readonly Screen[] = [
  {
    name: 'policies',
    page: 'policy/list/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'none-on', main: true },
      { name: 'some-on', net: [WAKENED], main: true },
      { name: 'not-here', net: [refused('policy.list', 'community_not_found')] },
      ...usual('policy.list'),
    ],
  },
  {
    name: 'policy',
    page: 'policy/detail/index',
    who: OPERATOR,
    wide: true,
    path: detail('wake_up'),
    states: [
      { name: 'lacks-its-items', main: true },
      { name: 'on-and-pays', net: [WAKENED, reported(2.4, 1.1, 3.7)], main: true },
      { name: 'says-nothing-yet', net: [WAKENED, seeing('policy.report', (report) => ({ ...report, given: { people: 31, buyers: 9, orders: 11, gmvFen: 48_200, costFen: 7_400 }, heldOut: { people: 7, buyers: 1, orders: 1, gmvFen: 3_900, costFen: 0 }, needs: 23 }))] },
      { name: 'costs-more', net: [WAKENED, reported(-0.6, -1.3, 0.2)] },
      { name: 'runs', net: [packed(['现割上海青', LONG_NAME, ''], { lastRun: { ...RUN, doneAt: null } })] },
      { name: 'by-itself', path: detail('partner_store') },
      { name: 'previewed', path: detail('thursday_pool'), then: (phone) => phone.tap('先看看涉及多少人') },
      { name: 'budget', then: (phone) => phone.tap('改每月预算') },
      { name: 'choosing', then: (phone) => phone.tap('选商品') },
      {
        name: 'choosing-of-many',
        net: [
          WAKENED,
          seeing('goods.list', (list) => ({
            ...list,
            goods: Array.from({ length: 50 }, (_, n) => ({ goodsId: `many-${n}`, communityId: null, name: n % 5 === 0 ? LONG_NAME.slice(0, 40) : `本地土豆 ${n + 1}`, category: 'vegetable', unit: '约1kg/份' }) as (typeof list.goods)[number]),
          })),
        ],
        then: (phone) => phone.tap('换商品'),
      },
      { name: 'gone', path: detail('nothing') },
      ...usual('policy.list'),
    ],
  },
  {
    name: 'policy-flow',
    page: 'policy/flow/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'quiet', main: true },
      { name: 'lively', net: [lively], main: true },
      { name: 'half-a-year', net: [lively], then: (phone) => phone.tap('26 周') },
      { name: 'nobody', net: [seeing('policy.flow', ({ weeks }) => ({ weeks: weeks.map(({ week }) => ({ week, people: {}, flow: [] })) }))] },
      ...usual('policy.flow'),
    ],
  },
  {
    name: 'reward-review',
    page: 'referral/operator/review/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'nothing-waits', main: true },
      { name: 'some-wait', net: [waiting(WAITING)], main: true },
      { name: 'budget-gone', net: [waiting(WAITING.slice(2), 500_000)] },
      { name: 'refused-ones', net: [waiting(REFUSED)] },
      { name: 'many', net: [waiting(Array.from({ length: 50 }, (_, n) => reward(n, { faceFen: n % 5 === 0 ? DEAREST_FEN : 1_000, inviterName: n % 5 === 0 ? LONG_NAME : '李**', reasons: [{ rule: 'upline_device', score: 50 }, { rule: 'barely_enough', score: 50 }] })))] },
      { name: 'deciding', net: [waiting(WAITING, 499_500)], then: (phone) => phone.tap('给 李** ¥10.00') },
      { name: 'not-here', net: [refused('referral.review', 'community_not_found')] },
      ...usual('referral.review'),
    ],
  },
  {
    name: 'referral-sources',
    page: 'referral/operator/sources/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'some', main: true },
      {
        name: 'many',
        net: [
          seeing('referral.sources', (list) => ({
            ...list,
            sources: [
              { source: 'resident', label: null, came: 124, bought: 61, paidFen: 842_300, costFen: 91_500, cacFen: 1_500 },
              { source: 'leader', label: null, came: 80, bought: 33, paidFen: 401_200, costFen: 33_000, cacFen: 1_000 },
              ...Array.from({ length: 8 }, (_, n) => ({ source: 'store' as const, label: n === 0 ? LONG_NAME.slice(0, 20) : `合作小店 ${n}`, came: 9 - n, bought: 0, paidFen: 0, costFen: 0, cacFen: null })),
            ],
            roots: Array.from({ length: 20 }, (_, n) => guest(n, { children: 20 - n, grandchildren: 40 - n, source: null, boundAt: null, ...(n === 1 ? { name: LONG_NAME, paidFen: DEAREST_FEN } : {}) })),
          })),
        ],
      },
      { name: 'none', net: [seeing('referral.sources', () => ({ sources: [], roots: [] }))] },
      { name: 'found', then: (phone) => phone.fill('找人：名字、手机尾号或编号', '李阿姨'), sees: '李阿姨 ·' },
      ...usual('referral.sources'),
    ],
  },
  {
    name: 'referral-tree',
    page: 'referral/operator/tree/index',
    who: OPERATOR,
    wide: true,
    path: (world) => `/referral/operator/tree/index?person=${world.of('c1-leader-1')}`,
    states: [
      { name: 'from-the-root', main: true },
      { name: 'in-the-middle', path: (world) => `/referral/operator/tree/index?person=${world.of('guest-2')}` },
      { name: 'large', net: [grown(3, 6, 3)], main: true },
      { name: 'very-large', net: [grown(12, 60, 8)] },
      { name: 'nobody-chosen', path: '/referral/operator/tree/index' },
      { name: 'gone', path: '/referral/operator/tree/index?person=nothing' },
      ...usual('referral.chain'),
    ],
  },
]
