import type { MessageKind } from '@domain/message/contract'
import { assert } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Tx } from '../_kit/db'
import { tell } from '../message/message'
import type { LineRow, OrderRow } from '../order/order'
import { orderLines } from '../order/order'
import { viewStations } from '../station/station'
import type { CampaignRow } from './campaign'

type Facts = Readonly<Record<string, string | number>>

export interface News {
  readonly order: OrderRow
  readonly kind: MessageKind
  readonly facts: Facts
}

/** What every message about a campaign says: which, where, and when to come. */
export async function newsOf(tx: Tx, campaign: CampaignRow): Promise<Facts> {
  const station = (await viewStations(tx, [campaign.stationId])).get(campaign.stationId)
  assert(station, 'a campaign has its station')
  const { title, pickupDay, pickupFrom, pickupUntil } = campaign
  return { campaignTitle: title, stationName: station.name, address: station.address, pickupDay, pickupFrom, pickupUntil }
}

export async function tellAll(call: Call, news: readonly News[]): Promise<void> {
  for (const { order, kind, facts } of news) await tell(call, { personId: order.personId, kind, orderId: order.id, facts })
}

/** Lines of which something waits to be handed over. */
export async function leftLines(tx: Tx, orders: readonly OrderRow[]): Promise<LineRow[]> {
  return (await orderLines(tx, orders)).filter((line) => line.handedAt === null && line.refundedQuantity < line.quantity)
}
