import { arrivedUnits } from '@domain/campaign/arrival'
import { afterPickup, arrive as rule } from '@domain/campaign/campaign'
import type { LineInput } from '@domain/call'
import { sum } from '@domain/money'
import { shareShort } from '@domain/refund/refund'
import { assert, ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import type { LineRow, OrderRow } from '../order/order'
import { backUnits, lockOrder, orderLines, ordersOfCampaign } from '../order/order'
import type { CampaignRow } from './campaign'
import { leaderCampaign } from './campaign'
import { itemsOf, setArrived, setState } from './campaign-sql'
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
  const missing = await sharesMissing(call, campaign, new Map(short.map(({ itemId }) => [itemId, arrived.value.get(itemId) ?? 0])))
  const back = await payBack(call, missing)
  await setArrived(tx, campaign, arrived.value)
  await setState(tx, campaign, state.value, now)
  await tellArrived(call, campaign, missing, back)
  await queueReminders(call, campaign)
  const backFen = sum([...back.values()])
  await audit({ communityId: campaign.communityId, what: 'campaign.arrive', subject: campaign.id, before: { state: campaign.state }, after: { state: state.value, short, backFen } })
  return ok({ state: state.value, refunds: back.size, backFen })
}

interface Missing {
  readonly order: OrderRow
  readonly units: (LineInput & { name: string })[]
}

const bought = (order: OrderRow): boolean => order.state === 'paid' || order.state === 'fetched'

/** Which orders go without which units. Lines already handed over keep theirs; the rest goes to who paid first. */
async function sharesMissing(call: Call, campaign: CampaignRow, arrived: ReadonlyMap<string, number>): Promise<Map<string, Missing>> {
  const missing = new Map<string, Missing>()
  if (arrived.size === 0) return missing
  const orders = await lockAll(call, (await ordersOfCampaign(call.tx, campaign)).filter(bought))
  const lines = await orderLines(call.tx, [...orders.values()])
  for (const [itemId, units] of arrived) {
    const wanted = lines.filter((line) => line.itemId === itemId)
    const handed = wanted.filter((line) => line.handedAt !== null)
    const there = Math.max(0, units - sum(handed.map((line) => line.quantity - line.refundedQuantity)))
    const waiting = wanted.filter((line) => line.handedAt === null).map((line) => ({ ...line, paidAt: paidAt(orders, line) }))
    for (const { line, missing: quantity } of shareShort(waiting, there)) {
      const order = orders.get(line.orderId)
      assert(order, 'a line has its order')
      const entry = missing.get(order.id) ?? { order, units: [] }
      entry.units.push({ itemId, quantity, name: line.name })
      missing.set(order.id, entry)
    }
  }
  return missing
}

function paidAt(orders: ReadonlyMap<string, OrderRow>, line: LineRow) {
  const at = orders.get(line.orderId)?.paidAt
  assert(at, 'a line that was bought was paid for')
  return at
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
