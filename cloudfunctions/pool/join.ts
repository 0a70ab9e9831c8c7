import { freeSeat } from '@domain/pool/pool'
import { ok, refuse } from '@domain/result'
import { placeOrder, readBasket } from '../order/order'
import type { Handler } from '../_kit/serve'
import { poolOf } from './pool'
import { insertSeat, liveSeats, lockPool } from './pool-sql'

export const join: Handler<'pool.join'> = async ({ poolId, ifNotFilled, ...rest }, call) => {
  const { tx, now, personId } = call
  const pool = await lockPool(tx, poolId)
  if (!pool || (!pool.shownAt && pool.openerId !== personId)) return refuse('pool_not_found')
  const wish = { ...rest, campaignId: pool.campaignId }
  const basket = await readBasket(wish, call)
  if (!basket.ok) return basket
  const number = freeSeat(poolOf(pool), await liveSeats(tx, pool), personId, now)
  if (!number.ok) return number
  const placed = await placeOrder(call, wish, basket.value, { poolId, endsAt: pool.endsAt, ifNotFilled })
  if (!placed.ok) return placed
  const { id: orderId, payFen, holdUntil, communityId } = placed.value
  const seat = { communityId, poolId, orderId, campaignId: pool.campaignId, personId, number: number.value, state: 'held' }
  return (await insertSeat(tx, seat)) ? ok({ orderId, poolId, payFen, payUntil: holdUntil }) : refuse('in_other_pool')
}
