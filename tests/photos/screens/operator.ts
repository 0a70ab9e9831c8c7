import { held, offline, seeing } from '../net'
import type { Screen } from '../table'
import { DEAREST_FEN, LONG_NAME, many } from './edges'

const OPERATOR = 'c1-operator-1'
const STRANGER = 'c1-resident-9'

export const operator: readonly Screen[] = [
  {
    name: 'gallery',
    page: 'ui/gallery/index',
    who: null,
    path: '/ui',
    wide: true,
    browserOnly: true,
    states: (['goods', 'pools', 'lists', 'states', 'forms', 'art', 'tokens'] as const).map((part) => ({ name: part, path: `/ui?part=${part}`, main: part === 'goods' })),
  },
  {
    name: 'campaigns',
    page: 'campaign/operator/list/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'some', main: true },
      { name: 'elsewhere', narrow: true, then: (phone) => phone.tap('去别处') },
      { name: 'none', net: [seeing('campaign.list', (list) => ({ ...list, campaigns: [] }))] },
      { name: 'many', net: [seeing('campaign.list', (list) => ({ ...list, campaigns: many(list.campaigns, (one, n) => ({ ...one, campaignId: `many-${n}`, title: n % 3 === 0 ? LONG_NAME.slice(0, 40) : one.title, paidFen: DEAREST_FEN })) }))] },
      { name: 'refused', who: STRANGER },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('campaign.list') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'campaign-edit',
    page: 'campaign/operator/edit/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'new', main: true },
      { name: 'like-another', path: '/campaign/operator/edit/index?like=g1' },
      { name: 'loading', path: '/campaign/operator/edit/index?like=g1', net: held('campaign.get', 'station.list', 'goods.list') },
      { name: 'refused', who: STRANGER },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'campaign',
    page: 'campaign/operator/detail/index',
    who: OPERATOR,
    wide: true,
    path: '/campaign/operator/detail/index?campaign=g1',
    states: [
      { name: 'open', main: true },
      { name: 'over', act: 'after' },
      { name: 'gone', path: '/campaign/operator/detail/index?campaign=nothing' },
      { name: 'loading', net: held('campaign.get') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'campaign-check',
    page: 'campaign/operator/check/index',
    who: OPERATOR,
    wide: true,
    path: '/campaign/operator/check/index?campaigns=g1',
    states: [
      { name: 'not-a-draft', main: true },
      { name: 'refused', who: STRANGER },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'order-desk',
    page: 'ops/orders/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'some', main: true },
      { name: 'of-a-campaign', path: '/ops/orders/index?campaign=g1' },
      { name: 'nothing-found', path: '/ops/orders/index?query=00000000' },
      { name: 'refused', who: STRANGER },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('order.search') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'order-trace',
    page: 'ops/order/index',
    who: OPERATOR,
    wide: true,
    path: (world) => `/ops/order/index?order=${world.of('order settled')}`,
    states: [
      { name: 'settled', main: true },
      { name: 'fetched-and-asked', act: 'after' },
      { name: 'gone', path: '/ops/order/index?order=nothing' },
      { name: 'refused', who: STRANGER },
      { name: 'loading', net: held('order.trace') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'station-desk',
    page: 'station/edit/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'some', main: true },
      { name: 'refused', who: STRANGER },
      { name: 'loading', net: held('station.list') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'goods',
    page: 'goods/list/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'none', main: true },
      {
        name: 'many',
        net: [
          seeing('goods.list', (list) => ({
            ...list,
            goods: Array.from({ length: 500 }, (_, n) => ({ goodsId: `many-${n}`, communityId: 'c1', name: n % 5 === 0 ? LONG_NAME.slice(0, 40) : `本地土豆 ${n + 1}`, category: 'vegetable', unit: '约1kg/份', grams: 1_000, picture: 'potato', origin: '江苏苏州', priceFen: n % 5 === 0 ? DEAREST_FEN : 1_580, limit: n % 3 === 0 ? 5 : null, leastFen: n % 3 === 0 ? 1_200 : null, mostFen: n % 3 === 0 ? 2_000 : null }) as (typeof list.goods)[number]),
          })),
        ],
      },
      { name: 'adding', then: (phone) => phone.tap('添加商品') },
      { name: 'refused', who: STRANGER },
      { name: 'loading', net: held('goods.list') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'watch',
    page: 'ops/watch/index',
    who: 'c1-admin-1',
    wide: true,
    states: [
      { name: 'quiet', main: true },
      { name: 'operator', who: OPERATOR },
      {
        name: 'trouble',
        net: [
          seeing('ops.jobs', (list) => ({
            ...list,
            jobs: [{ jobId: 'job-1', kind: 'refund.send', subject: 'R1001', communityId: 'c1', state: 'dead', runAt: '2026-11-22T01:00:00.000Z', attempts: 12, lastError: 'the pay channel answered 500 SYSTEM_ERROR' }] as never,
          })),
        ],
      },
      { name: 'books', then: (phone) => phone.tap('现在核对').then(() => phone.see('条都对得上。')) },
      {
        name: 'books-broken',
        net: [
          seeing('ops.audit', (look) => ({
            ...look,
            invariants: look.invariants.map((one) => (one.id === 'I11' && 'how' in one ? { ...one, count: 1, rows: [{ what: 'stock adds up', communityId: 'c1', subject: 'g1-i3', should: 40, found: 41 }] } : one)),
          })),
        ],
        then: (phone) => phone.tap('现在核对').then(() => phone.see('另有')),
      },
      { name: 'refused', who: STRANGER },
      { name: 'loading', net: held('ops.jobs', 'refund.review', 'payment.quarantined') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'trail',
    page: 'ops/trail/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'some', act: 'after', main: true },
      { name: 'none', net: [seeing('ops.trail', (trail) => ({ ...trail, entries: [] }))] },
      { name: 'refused', who: STRANGER },
      { name: 'loading', net: held('ops.trail') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'roles',
    page: 'ops/people/index',
    who: OPERATOR,
    wide: true,
    states: [
      { name: 'some', main: true },
      { name: 'giving', then: (phone) => phone.tap('给人权限') },
      { name: 'refused', who: STRANGER },
      { name: 'loading', net: held('role.list') },
      { name: 'offline', net: offline },
    ],
  },
]
