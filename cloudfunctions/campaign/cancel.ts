import { cancel as rule } from '@domain/campaign/campaign'
import type { Fen } from '@domain/money'
import { assert, ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import { holds } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import type { OrderRow } from '../order/order'
import { giveUp, lockOrder, ordersOfCampaign } from '../order/order'
import { expireNow } from '../pool/pool'
import { backAllLeft } from './after'
import { findCampaign } from './campaign'
import { setState } from './campaign-sql'
import { newsOf, tellAll } from './news'

export const cancel: Handler<'campaign.cancel'> = async ({ campaignId, reason }, call) => {
  const { tx, audit } = call
  const campaign = await findCampaign(tx, campaignId, 'update')
  if (!campaign || !holds(call, 'operator', campaign.communityId)) return refuse('campaign_not_found')
  const state = rule(campaign)
  if (!state.ok) return state
  await setState(tx, campaign, state.value)
  const live = (await ordersOfCampaign(tx, campaign)).filter((order) => order.state === 'paid' || order.state === 'unpaid')
  await expireNow(call, campaign)
  const facts = { ...(await newsOf(tx, campaign)), reason }
  let refunds = 0
  for (const order of live) {
    const backFen = await undo(call, order)
    if (backFen > 0) refunds++
    await tellAll(call, [{ order, kind: 'cancelled', facts: { ...facts, backFen } }])
  }
  await audit({ communityId: campaign.communityId, what: 'campaign.cancel', subject: campaign.id, before: { state: campaign.state }, after: { state: state.value, reason, refunds } })
  return ok({ state: state.value, refunds })
}

/** Ends one order of a cancelled campaign, whatever its pool's end made of it before. Returns what goes back of it in all. */
async function undo(call: Call, seen: OrderRow): Promise<Fen> {
  const order = await lockOrder(call.tx, seen.id)
  assert(order, 'an order is never deleted')
  if (order.state === 'unpaid') await giveUp(call, order, 'campaign')
  const backFen = order.state === 'paid' ? await backAllLeft(call, order, 'campaign_cancelled') : 0
  return order.refundedFen - seen.refundedFen + backFen
}
