import { instant } from '@domain/time'
import { held, offline, refused, seeing } from '../net'
import type { Screen } from '../table'
import { LONG_NAME } from './edges'
import { BASKET } from './tabs'

export const pools: readonly Screen[] = [
  {
    name: 'pool',
    page: 'pool/detail/index',
    who: 'c1-resident-1',
    path: (world) => `/pool/detail/index?pool=${world.of('pool open')}`,
    states: [
      { name: 'member', main: true },
      { name: 'invited', who: 'c1-resident-9', main: true },
      { name: 'invited-ready', who: 'c1-resident-9', kept: BASKET },
      { name: 'invited-stranger', who: null, main: true },
      { name: 'full', net: [seeing('pool.get', (pool) => ({ ...pool, full: true, paidSeats: 3, heldSeats: 0, members: [...pool.members, { nickname: '小周', face: null, faceSeed: '000000000003', me: false }] }))] },
      { name: 'full-for-a-stranger', who: null, net: [seeing('pool.get', (pool) => ({ ...pool, full: true, paidSeats: 3, heldSeats: 0 }))] },
      { name: 'seat-held', net: [seeing('pool.get', (pool) => ({ ...pool, paidSeats: 1, heldSeats: 1, mine: pool.mine && { ...pool.mine, seat: 'held' } })), seeing('order.get', (order) => ({ ...order, state: 'unpaid', payUntil: instant('2026-11-22T02:42:00.000Z') }))] },
      { name: 'settled', who: 'c1-resident-4', path: (world) => `/pool/detail/index?pool=${world.of('pool settled')}` },
      { name: 'settled-for-a-stranger', who: null, path: (world) => `/pool/detail/index?pool=${world.of('pool settled')}` },
      { name: 'expired', act: 'cutoff' },
      { name: 'long-names', net: [seeing('pool.get', (pool) => ({ ...pool, stationName: LONG_NAME.slice(0, 40), communityName: LONG_NAME.slice(0, 40), members: pool.members.map((one) => ({ ...one, nickname: LONG_NAME.slice(0, 20) })) }))] },
      {
        name: 'twenty-seats',
        net: [
          seeing('pool.get', (pool) => ({
            ...pool,
            seatsMax: 20,
            paidSeats: 17,
            steps: [{ people: 3, percent: 10 }, { people: 10, percent: 20 }, { people: 20, percent: 30 }],
            members: Array.from({ length: 17 }, (_, n) => ({ nickname: null, face: null, faceSeed: n.toString(16).padStart(12, '0'), me: n === 0 })),
          })),
        ],
      },
      { name: 'gone', net: [refused('pool.get', 'pool_not_found')] },
      { name: 'loading', net: held('pool.get') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
]
