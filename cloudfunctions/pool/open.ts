import { poolEnd } from '@domain/pool/pool'
import { ok, refuse } from '@domain/result'
import { placeOrder, readBasket } from '../order/order'
import { termsOf } from '../campaign/campaign'
import { json } from '../_kit/json'
import type { Handler } from '../_kit/serve'
import { endLater } from './pool'
import { insertPool, insertSeat } from './pool-sql'

export const open: Handler<'pool.open'> = async ({ ifNotFilled, ...wish }, call) => {
  const basket = await readBasket(wish, call)
  if (!basket.ok) return basket
  const { tx, now, personId, newId } = call
  const { campaign } = basket.value
  const { communityId, stationId } = campaign
  const terms = termsOf(campaign)
  if (now >= campaign.closesAt) return refuse('campaign_closed')
  const pool = await insertPool(tx, {
    communityId,
    id: newId(),
    campaignId: campaign.id,
    stationId,
    openerId: personId,
    state: 'open',
    seatsMax: terms.seatsMax,
    steps: json(terms.steps),
    leastFen: terms.leastFen,
    openedAt: now,
    endsAt: poolEnd(now, terms.hours, campaign.closesAt)
  })
  const placed = await placeOrder(call, wish, basket.value, { poolId: pool.id, endsAt: pool.endsAt, ifNotFilled })
  if (!placed.ok) return placed
  const { id: orderId, payFen, holdUntil } = placed.value
  const seated = await insertSeat(tx, { communityId, poolId: pool.id, orderId, campaignId: campaign.id, personId, number: 1, state: 'held' })
  if (!seated) return refuse('in_other_pool')
  await endLater(call, pool, pool.endsAt)
  return ok({ orderId, poolId: pool.id, payFen, payUntil: holdUntil })
}
