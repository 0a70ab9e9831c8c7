import type { PoolView } from '@domain/pool/contract'
import { isFull } from '@domain/pool/pool'
import { assert } from '@domain/result'
import type { StationView } from '@domain/station/contract'
import { profiles } from '../me/me'
import { viewStations } from '../station/station'
import type { Tx } from '../_kit/db'
import { poolOf } from './pool'
import type { PoolRow } from './pool-sql'
import { seatsOf } from './pool-sql'

type Seats = Awaited<ReturnType<typeof seatsOf>>
type Profiles = Awaited<ReturnType<typeof profiles>>

const SHOWN = ['paid', 'settled', 'expired']

/**
 * Pools as this person (or nobody, '') sees them: only paid seats are shown, names and faces only of those who agreed. `at` are their stations, where the
 * caller has them at hand.
 */
export async function viewPools(tx: Tx, pools: readonly PoolRow[], personId: string, at?: ReadonlyMap<string, StationView>): Promise<PoolView[]> {
  if (pools.length === 0) return []
  const seats = await seatsOf(tx, pools)
  const known = await profiles(tx, [...new Set(seats.filter((seat) => SHOWN.includes(seat.state)).map((seat) => seat.personId))])
  const stations = at ?? (await viewStations(tx, [...new Set(pools.map((pool) => pool.stationId))]))
  return pools.map((pool) => {
    const station = stations.get(pool.stationId)
    assert(station, 'a pool has its station')
    const own = seats.filter((seat) => seat.poolId === pool.id)
    return viewOne(pool, own, station, known, personId)
  })
}

function viewOne(pool: PoolRow, seats: Seats, station: { name: string; communityName: string }, known: Profiles, personId: string): PoolView {
  const paid = seats.filter((seat) => SHOWN.includes(seat.state))
  const mine = personId ? seats.filter((seat) => seat.personId === personId).at(-1) : undefined
  const live = seats.flatMap((seat) => (seat.state === 'held' || seat.state === 'paid' ? [{ ...seat, state: seat.state }] : []))
  return {
    poolId: pool.id,
    campaignId: pool.campaignId,
    stationId: pool.stationId,
    stationName: station.name,
    communityName: station.communityName,
    state: pool.state,
    full: pool.state === 'open' && isFull(poolOf(pool), live),
    paidSeats: paid.length,
    heldSeats: live.length - live.filter((seat) => seat.state === 'paid').length,
    seatsMax: pool.seatsMax,
    steps: pool.steps,
    leastFen: pool.leastFen,
    percent: pool.percent,
    endsAt: pool.endsAt,
    members: paid.map((seat) => {
      const profile = known.get(seat.personId)
      return { nickname: profile?.nickname ?? null, face: profile?.face ?? null, faceSeed: profile?.faceSeed ?? '', me: seat.personId === personId }
    }),
    mine: mine ? { orderId: mine.orderId, seat: mine.state, ifNotFilled: mine.ifNotFilled ?? 'refund' } : null
  }
}
