import { mayBecome } from '@domain/campaign/campaign'
import type { Fen } from '@domain/money'
import type { Call } from '../_kit/call'
import type { Job } from '../_kit/jobs'
import type { OrderRow } from '../order/order'
import { backUnits, backWhole, handOver, lockOrder, orderLines, ordersOfCampaign } from '../order/order'
import type { CampaignRow } from './campaign'
import { findCampaign } from './campaign'
import { setState } from './campaign-sql'
import { leftLines, newsOf, tellAll } from './news'

/** The morning after the pickup day: those who left something are reminded. */
export async function remind(job: Job): Promise<void> {
  const campaign = await findCampaign(job.tx, job.subject, 'share')
  if (campaign?.state !== 'arrived') return
  const orders = (await ordersOfCampaign(job.tx, campaign)).filter((order) => order.state === 'paid')
  const waiting = new Set((await leftLines(job.tx, orders)).map((line) => line.orderId))
  const facts = { ...(await newsOf(job.tx, campaign)), unfetched: campaign.unfetched }
  await tellAll(job, orders.filter((order) => waiting.has(order.id)).map((order) => ({ order, kind: 'reminder' as const, facts })))
}

/** The evening after: what nobody fetched goes as the campaign's written rule says, and the campaign is done. */
export async function unfetched(job: Job): Promise<void> {
  const { tx } = job
  const campaign = await findCampaign(tx, job.subject, 'update')
  if (!campaign || !mayBecome(campaign.state, 'done')) return
  const facts = { ...(await newsOf(tx, campaign)), unfetched: campaign.unfetched }
  let bags = 0
  for (const seen of await ordersOfCampaign(tx, campaign)) {
    if (seen.state !== 'paid') continue
    const order = await lockOrder(tx, seen.id)
    if (order?.state !== 'paid') continue
    const backFen = await dispose(job, campaign, order)
    await tellAll(job, [{ order, kind: 'not_fetched', facts: { ...facts, backFen } }])
    bags++
  }
  await setState(tx, campaign, 'done')
  await job.audit({ communityId: campaign.communityId, what: 'campaign.done', subject: campaign.id, before: { state: campaign.state }, after: { state: 'done', notFetched: bags } })
}

async function dispose(job: Job, campaign: CampaignRow, order: OrderRow): Promise<Fen> {
  if (campaign.unfetched === 'refund') return backAllLeft(job, order, 'not_fetched')
  const lines = await leftLines(job.tx, [order])
  await handOver(job, order, lines.map((line) => line.id), { how: 'not_fetched', by: '' })
  return 0
}

/** Pays back whatever of a paid order, locked, was not handed over. */
export async function backAllLeft(call: Call, order: OrderRow, why: 'campaign_cancelled' | 'not_fetched'): Promise<Fen> {
  const lines = await orderLines(call.tx, [order])
  if (lines.every((line) => line.handedAt === null)) return backWhole(call, order, why)
  const units = lines
    .filter((line) => line.handedAt === null && line.refundedQuantity < line.quantity)
    .map((line) => ({ itemId: line.itemId, quantity: line.quantity - line.refundedQuantity }))
  return (await backUnits(call, order, units, why)).fen
}
