import type { Output } from '@domain/contract'
import { instant, later, hours, days } from '@domain/time'
import { held, offline, seeing } from '../net'
import type { Screen } from '../table'
import { MORNING } from '../world'

type List = Output<'points.list'>
type Entry = List['entries'][number]

const NOW = instant(MORNING)
const entry = (n: number, change: Partial<Entry>): Entry => ({ entryId: `e${n}`, kind: 'bought', how: 'earned', points: 46, at: later(NOW, -hours(20 * n)), freeAt: null, orderId: null, ...change })

const ENTRIES = [
  entry(0, { freeAt: later(NOW, hours(31)), orderId: 'o1' }),
  entry(0.1, { kind: 'green', points: 5, freeAt: later(NOW, hours(31)), orderId: 'o1' }),
  entry(1, { kind: 'used', how: 'held', points: -80, orderId: 'o2' }),
  entry(2, { kind: 'signed', points: 3 }),
  entry(3, { kind: 'used', how: 'back', points: 33 }),
  entry(3.1, { kind: 'bought', how: 'reversed', points: -20 }),
  entry(9, { kind: 'exchanged', how: 'spent', points: -60 }),
  entry(10, { kind: 'other', how: 'expired', points: -12 }),
  entry(11, { kind: 'streak', points: 20 }),
]
const some = (seen: List): List => ({ ...seen, free: 1_248, frozen: 51, held: 80, next: { points: 36, expiresAt: instant('2026-12-08T16:00:00.000Z') }, entries: ENTRIES })
const long = Array.from({ length: 50 }, (_, n) => entry(n, { entryId: `many-${n}`, points: 123_456 - n, freeAt: n % 3 === 0 ? later(NOW, days(2)) : null }))

export const points: readonly Screen[] = [
  {
    name: 'points',
    page: 'points/list/index',
    who: 'c1-resident-9',
    states: [
      { name: 'some', net: [seeing('points.list', some)], main: true },
      { name: 'none', main: true },
      { name: 'below-zero', net: [seeing('points.list', (seen) => ({ ...some(seen), free: -70, held: 0, next: null }))] },
      { name: 'waiting', act: 'after', who: 'c1-resident-7' },
      { name: 'many', net: [seeing('points.list', (seen) => ({ ...some(seen), free: 6_543_210, frozen: 123_456, entries: long, cursor: 'many-49' }))] },
      { name: 'visitor', who: null },
      { name: 'loading', net: held('points.list') },
      { name: 'offline', net: offline },
      { name: 'stale', stale: true },
    ],
  },
]
