import type { Output } from '@domain/contract'
import { broken, held, offline, refused, seeing } from '../net'
import type { Screen } from '../table'
import type { World } from '../world'
import { dearOrder } from './edges'
import { BASKET } from './tabs'

const NEWCOMER = 'c1-resident-9'
const at = (page: string, order: string) => (world: World) => `/order/${page}/index?order=${world.of(`order ${order}`)}`

/** As for somebody with 300 points, who uses so many of them. */
const withPoints = (used: number) => (quote: Output<'order.quote'>): Output<'order.quote'> => ({
  ...quote,
  priced: quote.priced && { ...quote.priced, pointsFree: 300, pointsMost: 820, pointsFen: used, payFen: quote.priced.payFen - used },
})
const paidWithPoints = (order: Output<'order.get'>): Output<'order.get'> => ({
  ...order,
  pointsFen: 100,
  payFen: order.payFen - 100,
  paidFen: order.paidFen - 100,
  green: true,
  lines: order.lines.map((line, n) => (n === 0 ? { ...line, pointsFen: 100, pointsBack: 50 } : line)),
})

export const orders: readonly Screen[] = [
  {
    name: 'checkout',
    page: 'order/checkout/index',
    who: NEWCOMER,
    path: '/order/checkout/index?station=s1',
    states: [
      { name: 'choose', kept: BASKET, main: true },
      { name: 'open-a-pool', kept: BASKET, path: '/order/checkout/index?station=s1&open=1', main: true },
      { name: 'join', kept: BASKET, path: (world) => `/order/checkout/index?station=s1&pool=${world.of('pool open')}`, main: true },
      { name: 'points', kept: BASKET, path: '/order/checkout/index?station=s1&open=1', net: [seeing('order.quote', withPoints(0))], main: true },
      {
        name: 'points-used',
        kept: BASKET,
        path: '/order/checkout/index?station=s1&open=1',
        net: [seeing('order.quote', withPoints(300))],
        async then(phone) {
          await phone.tap('用 300 积分，抵 ¥3.00')
          await phone.tap('不要包装')
        },
      },
      { name: 'too-little-for-a-pool', kept: { baskets: { g1: { 'g1-i1': 1 } } } },
      { name: 'no-door-known', kept: BASKET, net: [seeing('me.get', (me) => ({ ...me, building: null, door: null }))] },
      { name: 'other-station', kept: BASKET, who: 'c2-resident-1' },
      { name: 'visitor', kept: BASKET, who: null },
      { name: 'empty' },
      { name: 'closed', act: 'cutoff', kept: BASKET },
      { name: 'quote-loading', kept: BASKET, net: held('order.quote') },
      { name: 'loading', kept: BASKET, net: held('campaign.tonight') },
      { name: 'sold-out-meanwhile', kept: BASKET, path: '/order/checkout/index?station=s1&open=1', net: [refused('pool.open', 'sold_out')], then: (phone) => phone.tap('去付款') },
      { name: 'offline', kept: BASKET, net: offline },
    ],
  },
  {
    name: 'result',
    page: 'order/result/index',
    who: 'c1-resident-1',
    path: at('result', 'opener'),
    states: [
      { name: 'paid-in-a-pool', main: true },
      { name: 'paid-alone', who: 'c1-resident-7', path: at('result', 'alone') },
      { name: 'settled', who: 'c1-resident-4', path: at('result', 'settled') },
      { name: 'not-paid-yet', who: 'c1-resident-8', path: at('result', 'unpaid') },
      { name: 'visitor', who: null },
      { name: 'gone', path: '/order/result/index?order=nothing' },
      { name: 'loading', net: held('order.get') },
      { name: 'offline', net: offline },
    ],
  },
  {
    name: 'orders',
    page: 'order/list/index',
    who: 'c1-resident-8',
    states: [
      { name: 'some', main: true },
      { name: 'one-in-a-pool', who: 'c1-resident-1' },
      { name: 'none', who: NEWCOMER },
      { name: 'dear-and-long', net: [seeing('order.list', (list) => ({ ...list, orders: list.orders.map(dearOrder) }))] },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('order.list') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'order',
    page: 'order/detail/index',
    who: 'c1-resident-7',
    path: at('detail', 'alone'),
    states: [
      { name: 'paid-to-the-door', main: true },
      { name: 'unpaid', who: 'c1-resident-8', path: at('detail', 'unpaid') },
      { name: 'cancelled', who: 'c1-resident-8', path: at('detail', 'cancelled') },
      { name: 'in-a-pool', who: 'c1-resident-1', path: at('detail', 'opener'), main: true },
      { name: 'settled', who: 'c1-resident-4', path: at('detail', 'settled') },
      { name: 'expired', act: 'cutoff', who: 'c1-resident-1', path: at('detail', 'opener') },
      { name: 'short', act: 'pickup', main: true },
      { name: 'fetched-and-asked', act: 'after', who: 'c1-resident-4', path: at('detail', 'settled'), main: true },
      { name: 'dear-and-long', net: [seeing('order.get', dearOrder)] },
      { name: 'points-and-green', net: [seeing('order.get', paidWithPoints)] },
      { name: 'gone', path: '/order/detail/index?order=nothing' },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('order.get') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'code',
    page: 'order/code/index',
    who: 'c1-resident-7',
    path: at('code', 'alone'),
    states: [
      { name: 'not-arrived', main: true },
      { name: 'shared-bag', who: 'c1-resident-4', path: at('code', 'settled') },
      { name: 'ready', act: 'pickup', main: true },
      { name: 'fetched', act: 'after', who: 'c1-resident-4', path: at('code', 'settled') },
      { name: 'not-paid', who: 'c1-resident-8', path: at('code', 'unpaid') },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('pickup.code') },
      { name: 'offline', net: offline },
      { name: 'stale', act: 'pickup', stale: true, main: true },
    ],
  },
  {
    name: 'refund',
    page: 'order/refund/index',
    who: 'c1-resident-7',
    path: at('refund', 'alone'),
    states: [
      { name: 'ask', act: 'after', main: true },
      { name: 'asked', act: 'after', who: 'c1-resident-4', path: at('refund', 'settled') },
      { name: 'visitor', act: 'after', who: null },
      { name: 'loading', act: 'after', net: held('order.get') },
      { name: 'offline', act: 'after', net: offline },
      { name: 'broken', act: 'after', net: broken('order.get') },
    ],
  },
]
