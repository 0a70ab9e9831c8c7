import type { Output } from '@domain/contract'
import type { Window } from '../../support/browser'
import { broken, held, offline, refused, seeing } from '../net'
import type { Screen } from '../table'
import { DEAREST_FEN, dear, LONG_NAME, many } from './edges'

const MEMBER = 'c1-resident-1'
const NEWCOMER = 'c1-resident-9'
export const BASKET = { baskets: { g1: { 'g1-i1': 2, 'g1-i2': 1 } } }
const FULL = { baskets: { g1: Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`g1-i${n + 1}`, 5])) } }

const KINDS = ['vegetable', 'fruit', 'meat', 'seafood', 'egg-dairy', 'staple', 'snack', 'household'] as const
const ofAllKinds = (tonight: Output<'campaign.tonight'>): Output<'campaign.tonight'> => ({ ...tonight, items: tonight.items.map((item, n) => ({ ...item, category: KINDS[n % KINDS.length] ?? item.category })) })

/** The one field of the page that can be seen. */
const search = (phone: Window, wish: string): Promise<void> => phone.page.locator('input').filter({ visible: true }).first().fill(wish)

export const tabs: readonly Screen[] = [
  {
    name: 'today',
    page: 'pages/today/index',
    who: NEWCOMER,
    states: [
      { name: 'open', main: true, sees: '现割上海青' },
      { name: 'mine', who: MEMBER, main: true },
      { name: 'picked', kept: BASKET },
      { name: 'visitor', who: null, main: true },
      { name: 'visitor-by-link', who: null, path: '/pages/today/index?stationId=s1' },
      { name: 'no-campaign', net: [refused('campaign.tonight', 'no_campaign')] },
      { name: 'kinds', net: [seeing('campaign.tonight', ofAllKinds)] },
      { name: 'no-items', net: [seeing('campaign.tonight', (tonight) => ({ ...tonight, items: [], pools: [] }))] },
      { name: 'dear-and-long', net: [seeing('campaign.tonight', (tonight) => ({ ...tonight, items: tonight.items.slice(0, 4).map((item, n) => (n % 2 === 0 ? dear(item) : item)) }))] },
      { name: 'sold-out', net: [seeing('campaign.tonight', (tonight) => ({ ...tonight, items: tonight.items.slice(0, 4).map((item, n) => ({ ...item, left: n === 1 ? 2 : 0 })) }))] },
      {
        name: 'many',
        net: [seeing('campaign.tonight', (tonight) => ({ ...tonight, items: many(tonight.items, (item, n) => ({ ...item, itemId: `many-${n}`, name: `${item.name} ${n + 1}` })) }))],
      },
      { name: 'closed', act: 'cutoff' },
      { name: 'loading', net: held('campaign.tonight') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
      { name: 'broken', net: broken('campaign.tonight') },
    ],
  },
  {
    name: 'find',
    page: 'pages/find/index',
    who: NEWCOMER,
    states: [
      { name: 'all', main: true },
      { name: 'kinds', path: '/pages/find/index?category=fruit', net: [seeing('campaign.tonight', ofAllKinds)] },
      { name: 'by-initials', then: (phone) => search(phone, 'shq') },
      { name: 'with-a-typo', then: (phone) => search(phone, '上海轻') },
      { name: 'nothing-found', then: (phone) => search(phone, '榴莲千层') },
      { name: 'visitor', who: null },
      {
        name: 'many',
        net: [seeing('campaign.tonight', (tonight) => ({ ...tonight, items: many(tonight.items, (item, n) => ({ ...item, itemId: `many-${n}`, name: `${item.name} ${n + 1}` })) }))],
      },
      { name: 'dear-and-long', net: [seeing('campaign.tonight', (tonight) => ({ ...tonight, items: tonight.items.map(dear) }))] },
      { name: 'no-campaign', net: [refused('campaign.tonight', 'no_campaign')] },
      { name: 'closed', act: 'cutoff' },
      { name: 'loading', net: held('campaign.tonight') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'basket',
    page: 'pages/basket/index',
    who: NEWCOMER,
    states: [
      { name: 'filled', kept: BASKET, main: true },
      { name: 'too-little-for-a-pool', kept: { baskets: { g1: { 'g1-i1': 1 } } } },
      { name: 'twenty-kinds', kept: FULL },
      { name: 'dear-and-long', kept: BASKET, net: [seeing('campaign.tonight', (tonight) => ({ ...tonight, items: tonight.items.map(dear) }))] },
      { name: 'less-left', kept: BASKET, net: [seeing('campaign.tonight', (tonight) => ({ ...tonight, items: tonight.items.map((item) => ({ ...item, left: 1 })) }))] },
      { name: 'empty', main: true },
      { name: 'visitor', who: null },
      { name: 'closed', act: 'cutoff', kept: BASKET },
      { name: 'loading', kept: BASKET, net: held('campaign.tonight') },
      { name: 'stale', kept: BASKET, stale: true },
      { name: 'broken', kept: BASKET, net: broken('campaign.tonight') },
    ],
  },
  {
    name: 'me',
    page: 'pages/me/index',
    who: MEMBER,
    states: [
      { name: 'resident', main: true },
      { name: 'leader', who: 'c1-leader-1', main: true },
      { name: 'operator', who: 'c1-operator-1' },
      { name: 'visitor', who: null, main: true },
      { name: 'nobody-yet', who: NEWCOMER },
      { name: 'long-name', net: [seeing('me.get', (me) => ({ ...me, nickname: LONG_NAME.slice(0, 20), unread: 500 }))] },
      { name: 'bag-waits', act: 'pickup', main: true },
      { name: 'loading', net: held('me.get') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
      { name: 'broken', net: broken('me.get') },
    ],
  },
  {
    name: 'item',
    page: 'campaign/item/index',
    who: NEWCOMER,
    path: '/campaign/item/index?station=s1&item=g1-i1',
    states: [
      { name: 'open', main: true },
      { name: 'picked', kept: { baskets: { g1: { 'g1-i1': 1 } } } },
      { name: 'ready-for-a-pool', kept: BASKET },
      { name: 'visitor', who: null },
      { name: 'no-picture', path: '/campaign/item/index?station=s1&item=g1-i2', net: [seeing('campaign.tonight', (tonight) => ({ ...tonight, items: tonight.items.map((item) => ({ ...item, picture: null })) }))] },
      { name: 'dear-and-long', net: [seeing('campaign.tonight', (tonight) => ({ ...tonight, items: tonight.items.map(dear) }))] },
      { name: 'sold-out', net: [seeing('campaign.tonight', (tonight) => ({ ...tonight, items: tonight.items.map((item) => ({ ...item, left: 0 })) }))] },
      { name: 'gone', path: '/campaign/item/index?station=s1&item=nothing' },
      { name: 'closed', act: 'cutoff' },
      { name: 'reviewed', act: 'after', main: true },
      { name: 'loading', net: held('campaign.tonight') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
  {
    name: 'station',
    page: 'station/choose/index',
    who: NEWCOMER,
    states: [
      { name: 'some', main: true },
      { name: 'visitor', who: null },
      { name: 'none', net: [seeing('station.near', () => ({ stations: [] }))] },
      {
        name: 'long-names',
        net: [seeing('station.near', ({ stations }) => ({ stations: stations.map((one) => ({ ...one, name: LONG_NAME.slice(0, 40), address: LONG_NAME, communityName: LONG_NAME.slice(0, 20), distanceMetres: DEAREST_FEN })) }))],
      },
      { name: 'loading', net: held('station.near') },
      { name: 'offline', net: offline },
    ],
  },
]
