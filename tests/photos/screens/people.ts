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
