import { arrivedUnits } from '@domain/campaign/arrival'
import { afterPickup, arrive as rule } from '@domain/campaign/campaign'
import { sum } from '@domain/money'
import { ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import type { OrderRow } from '../order/order'
import { backUnits, lockOrder, orderLines, ordersOfCampaign } from '../order/order'
import type { CampaignRow } from './campaign'
import { leaderCampaign } from './campaign'
import { itemsOf, setArrived, setState } from './campaign-sql'
import type { Missing } from './missing'
import { bought, namedUnits, sharesMissing } from './missing'
import type { News } from './news'
import { leftLines, newsOf, tellAll } from './news'

export const arrive: Handler<'campaign.arrive'> = async ({ campaignId, short = [] }, call) => {
  const { tx, now, audit } = call
  const campaign = await leaderCampaign(call, campaignId, 'update')
  if (!campaign) return refuse('campaign_not_found')
  const state = rule(campaign)
  if (!state.ok) return state
  const items = await itemsOf(tx, campaign)
  const arrived = arrivedUnits(short, items.map((item) => ({ itemId: item.id, quantity: item.sold })))
  if (!arrived.ok) return arrived
  const orders = short.length > 0 ? await lockAll(call, (await ordersOfCampaign(tx, campaign)).filter(bought)) : new Map<string, OrderRow>()
  const missing = sharesMissing(orders, await orderLines(tx, [...orders.values()]), namedUnits(short, arrived.value))
  const back = await payBack(call, missing)
  await setArrived(tx, campaign, arrived.value)
  await setState(tx, campaign, state.value, now)
  await tellArrived(call, campaign, missing, back)
  await queueReminders(call, campaign)
  const backFen = sum([...back.values()])
  await audit({ communityId: campaign.communityId, what: 'campaign.arrive', subject: campaign.id, before: { state: campaign.state }, after: { state: state.value, short, backFen } })
  return ok({ state: state.value, refunds: back.size, backFen })
}

/** Takes the orders in the order of their ids, and as they are then. */
async function lockAll(call: Call, orders: readonly OrderRow[]): Promise<Map<string, OrderRow>> {
  const locked = new Map<string, OrderRow>()
  for (const { id } of orders) {
    const order = await lockOrder(call.tx, id)
    if (order && bought(order)) locked.set(id, order)
  }
  return locked
}

async function payBack(call: Call, missing: ReadonlyMap<string, Missing>): Promise<Map<string, number>> {
  const back = new Map<string, number>()
  for (const [orderId, { order, units }] of missing) {
    const lines = units.map(({ itemId, quantity }) => ({ itemId, quantity }))
    back.set(orderId, (await backUnits(call, order, lines, 'short')).fen)
  }
  return back
}

/** Everybody who has something to fetch or gets money back hears of it in one go. */
async function tellArrived(call: Call, campaign: CampaignRow, missing: ReadonlyMap<string, Missing>, back: ReadonlyMap<string, number>): Promise<void> {
  const facts = await newsOf(call.tx, campaign)
  const orders = (await ordersOfCampaign(call.tx, campaign)).filter((order) => order.state === 'paid' || missing.has(order.id))
  const waiting = new Set((await leftLines(call.tx, orders)).map((line) => line.orderId))
  await tellAll(
    call,
    orders.flatMap<News>((order) => {
      const lacks = missing.get(order.id)
      if (!lacks) return waiting.has(order.id) ? [{ order, kind: 'arrived', facts }] : []
      const goods = lacks.units.map((unit) => `${unit.name} ×${unit.quantity}`).join(' · ')
      return [{ order, kind: 'short', facts: { ...facts, goods, backFen: back.get(order.id) ?? 0, waiting: waiting.has(order.id) ? 1 : 0 } }]
    }),
  )
}

async function queueReminders(call: Call, campaign: CampaignRow): Promise<void> {
  const { remindAt, dueAt } = afterPickup(campaign, call.now)
  const job = { subject: campaign.id, communityId: campaign.communityId }
  await call.later({ ...job, kind: 'campaign.remind', runAt: remindAt })
  await call.later({ ...job, kind: 'campaign.unfetched', runAt: dueAt })
}
