import { held, offline, seeing } from '../net'
import type { Screen } from '../table'
import { LONG_NAME, many } from './edges'

const LEADER = 'c1-leader-1'
const STRANGER = 'c1-resident-9'

export const leader: readonly Screen[] = [
  {
    name: 'leader-tonight',
    page: 'campaign/leader/tonight/index',
    who: LEADER,
    states: [
      { name: 'open', main: true },
      { name: 'to-close', act: 'cutoff' },
      { name: 'closed', act: 'packed' },
      { name: 'arrives', act: 'delivery' },
      { name: 'hands-over', act: 'pickup', main: true },
      { name: 'none', net: [seeing('campaign.list', (list) => ({ ...list, campaigns: [] }))] },
      { name: 'refused', who: STRANGER },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('campaign.list') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'leader-share',
    page: 'campaign/leader/share/index',
    who: LEADER,
    path: '/campaign/leader/share/index?campaign=g1',
    states: [
      { name: 'morning', main: true },
      { name: 'after-the-cut-off', act: 'cutoff' },
      { name: 'bags-wait', act: 'pickup' },
      { name: 'refused', who: STRANGER },
      { name: 'loading', net: held('campaign.get') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'leader-orders',
    page: 'campaign/leader/orders/index',
    who: LEADER,
    path: '/campaign/leader/orders/index?campaign=g1',
    states: [
      { name: 'some', act: 'packed', main: true },
      { name: 'before-the-close' },
      { name: 'some-fetched', act: 'after' },
      { name: 'none', path: '/campaign/leader/orders/index?campaign=g2', who: 'c2-leader-1' },
      { name: 'loading', net: held('campaign.sheet') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'leader-bag',
    page: 'campaign/leader/bag/index',
    who: LEADER,
    path: (world) => `/campaign/leader/bag/index?campaign=g1&bag=${world.of('bag')}`,
    states: [
      { name: 'waits', act: 'pickup', main: true },
      { name: 'fetched', act: 'after' },
      { name: 'gone', act: 'pickup', path: '/campaign/leader/bag/index?campaign=g1&bag=nothing' },
      { name: 'loading', act: 'pickup', net: held('campaign.sheet') },
      { name: 'offline', act: 'pickup', net: offline },
    ],
  },
  {
    name: 'leader-packing',
    page: 'campaign/leader/packing/index',
    who: LEADER,
    path: '/campaign/leader/packing/index?campaign=g1',
    states: [
      { name: 'supplier', act: 'packed', main: true },
      { name: 'bags', act: 'packed', then: (phone) => phone.tap('按袋装') },
      { name: 'before-the-close' },
      { name: 'nothing-ordered', path: '/campaign/leader/packing/index?campaign=g2', who: 'c2-leader-1' },
      {
        name: 'forty-bags',
        act: 'packed',
        net: [seeing('campaign.sheet', (sheet) => ({ ...sheet, bags: many(sheet.bags, (bag, n) => ({ ...bag, bagId: `bag-${n}`, number: n + 1 })).slice(0, 40) }))],
        then: (phone) => phone.tap('按袋装'),
      },
      { name: 'long-names', act: 'packed', net: [seeing('campaign.sheet', (sheet) => ({ ...sheet, totals: sheet.totals.map((one) => ({ ...one, name: LONG_NAME, quantity: 99_999 })) }))] },
      { name: 'loading', act: 'packed', net: held('campaign.sheet') },
      { name: 'offline', act: 'packed', net: offline },
      { name: 'stale', act: 'packed', stale: true },
    ],
  },
  {
    name: 'leader-arrival',
    page: 'campaign/leader/arrival/index',
    who: LEADER,
    path: '/campaign/leader/arrival/index?campaign=g1',
    states: [
      { name: 'count', act: 'delivery', main: true },
      { name: 'short', act: 'delivery', then: (phone) => phone.fill('现割上海青 实到', '2') },
      { name: 'already', act: 'pickup' },
      { name: 'loading', act: 'delivery', net: held('campaign.sheet') },
      { name: 'offline', act: 'delivery', net: offline },
    ],
  },
  {
    name: 'desk',
    page: 'pickup/desk/index',
    who: LEADER,
    path: '/pickup/desk/index?campaign=g1',
    states: [
      { name: 'waits', act: 'pickup', main: true },
      {
        name: 'bag',
        act: 'pickup',
        main: true,
        then: async (phone, world) => {
          await phone.fill('取货码', world.of('code settled'))
          await phone.tap('查这一袋')
          await phone.see('号袋')
        },
      },
      {
        name: 'without-packaging',
        act: 'pickup',
        net: [seeing('pickup.preview', (bag) => ({ ...bag, green: true }))],
        then: async (phone, world) => {
          await phone.fill('取货码', world.of('code settled'))
          await phone.tap('查这一袋')
          await phone.tap('看过了，没用包装')
        },
      },
      {
        name: 'goes-first',
        act: 'pickup',
        net: [seeing('pickup.preview', (bag) => ({ ...bag, priority: true }))],
        then: async (phone, world) => {
          await phone.fill('取货码', world.of('code settled'))
          await phone.tap('查这一袋')
          await phone.see('请先给这一位')
        },
      },
      {
        name: 'wrong-code',
        act: 'pickup',
        then: async (phone) => {
          await phone.fill('取货码', '22222222')
          await phone.tap('查这一袋')
          await phone.see('没有找到')
        },
      },
      {
        name: 'fetched',
        act: 'after',
        then: async (phone, world) => {
          await phone.fill('取货码', world.of('code settled'))
          await phone.tap('查这一袋')
          await phone.see('号袋')
        },
      },
      { name: 'offline', act: 'pickup', net: offline },
      { name: 'refused', act: 'pickup', who: STRANGER },
      { name: 'visitor', act: 'pickup', who: null },
    ],
  },
  {
    name: 'asks',
    page: 'refund/decide/index',
    who: LEADER,
    states: [
      { name: 'one', act: 'after', main: true },
      { name: 'none' },
      { name: 'accepting', act: 'after', then: (phone) => phone.tap('同意退款') },
      { name: 'refused', who: STRANGER },
      { name: 'visitor', who: null },
      { name: 'loading', act: 'after', net: held('refund.list') },
      { name: 'offline', act: 'after', net: offline },
    ],
  },
]
