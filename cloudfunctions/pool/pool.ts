import type { Pool } from '@domain/pool/pool'
import { isFull } from '@domain/pool/pool'
import { assert } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Tx } from '../_kit/db'
import type { PoolRow } from './pool-sql'
import { endPool, findPool, liveSeats, lockPool, openPoolIds, setSeat, updatePool } from './pool-sql'

/** What other words may do with pools. */
export { countOpen as openPools, poolsShown } from './pool-sql'
export type { PoolRow } from './pool-sql'
export { viewPools } from './view'

/** Whether neighbours see this pool: its first member has paid. */
export const isShown = async (tx: Tx, poolId: string): Promise<boolean> => Boolean((await findPool(tx, poolId))?.shownAt)

type Seated = { communityId: string; id: string; poolId: string | null }

export const poolOf = (row: PoolRow): Pool => {
  const terms = { poolId: row.id, seatsMax: row.seatsMax, steps: row.steps, endsAt: row.endsAt }
  return row.state === 'settled' ? { ...terms, state: row.state, percent: row.percent } : { ...terms, state: row.state }
}

/** A held seat, its pool locked, is paid for: the pool shows itself with the first, and is due at once with the last. */
export async function paySeat(call: Call, order: Seated): Promise<void> {
  const pool = order.poolId ? await lockPool(call.tx, order.poolId) : null
  assert(pool?.state === 'open' && pool.countedAt === null, 'a seat is paid for in an open pool')
  const sits = await setSeat(call.tx, order.communityId, order.id, 'held', 'paid')
  assert(sits, 'only a held seat becomes a paid one')
  if (!pool.shownAt) await updatePool(call.tx, pool, { shownAt: call.now })
  if (isFull(poolOf(pool), await liveSeats(call.tx, pool))) await endLater(call, pool, call.now)
}

/** A held seat, its pool locked, is free again. */
export async function freeSeat(call: Call, order: Seated, to: 'left' | 'lapsed'): Promise<void> {
  await setSeat(call.tx, order.communityId, order.id, 'held', to)
}

export const endLater = (call: Call, pool: Pick<PoolRow, 'communityId' | 'id'>, runAt: PoolRow['endsAt']): Promise<void> =>
  call.later({ kind: 'pool.end', subject: pool.id, communityId: pool.communityId, runAt })

/** Ends every open pool of a cancelled campaign; its orders go back by the campaign's own doing. */
export async function expireNow(call: Call, campaign: { communityId: string; id: string }): Promise<void> {
  for (const poolId of await openPoolIds(call.tx, campaign)) {
    const pool = await lockPool(call.tx, poolId)
    if (pool?.state !== 'open') continue
    for (const seat of await liveSeats(call.tx, pool)) {
      await setSeat(call.tx, pool.communityId, seat.orderId, seat.state, seat.state === 'paid' ? 'expired' : 'lapsed')
    }
    await endPool(call.tx, pool, { state: 'expired' }, call.now)
  }
}
