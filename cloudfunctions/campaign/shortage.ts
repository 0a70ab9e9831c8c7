import { arrivedUnits } from '@domain/campaign/arrival'
import { arrive as rule } from '@domain/campaign/campaign'
import { sum } from '@domain/money'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { deskName } from '../me/me'
import { orderLines, ordersOfCampaign, worthBack } from '../order/order'
import { bagsOf } from '../pickup/pickup'
import { leaderCampaign } from './campaign'
import { itemsOf } from './campaign-sql'
import { bought, namedUnits, sharesMissing } from './missing'

/** What `campaign.arrive` would do if so much had come; by the same rules, without doing it. */
export const shortage: Handler<'campaign.shortage'> = async ({ campaignId, short }, call) => {
  const { tx } = call
  const campaign = await leaderCampaign(call, campaignId)
  if (!campaign) return refuse('campaign_not_found')
  const state = rule(campaign)
  if (!state.ok) return state
  const items = await itemsOf(tx, campaign)
  const arrived = arrivedUnits(short, items.map((item) => ({ itemId: item.id, quantity: item.sold })))
  if (!arrived.ok) return arrived
  const orders = (await ordersOfCampaign(tx, campaign)).filter(bought)
  const lines = await orderLines(tx, orders)
  const missing = [...sharesMissing(new Map(orders.map((order) => [order.id, order])), lines, namedUnits(short, arrived.value)).values()]
  const numbers = await bagsOf(tx, missing.flatMap(({ order }) => order.bagId ?? []))
  const names = await deskName(tx, missing.map(({ order }) => order.personId))
  const lacks = missing.map(({ order, units }) => ({
    orderId: order.id,
    bagNumber: numbers.get(order.bagId ?? '')?.number ?? null,
    name: names.get(order.personId) ?? '',
    units: units.map(({ name, quantity }) => ({ name, quantity })),
    backFen: worthBack(order, lines.filter((line) => line.orderId === order.id), units),
  }))
  return ok({ lacks: lacks.sort((a, b) => (a.bagNumber ?? 0) - (b.bagNumber ?? 0)), backFen: sum(lacks.map((lack) => lack.backFen)) })
}
