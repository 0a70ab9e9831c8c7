import { poolPrice } from '@domain/campaign/campaign'
import type { CampaignView, ItemView } from '@domain/campaign/contract'
import { pricePer500g } from '@domain/money'
import type { PoolTerms } from '@domain/pool/contract'
import type { StationView } from '@domain/station/contract'
import type { Call } from '../_kit/call'
import type { Tx } from '../_kit/db'
import { holdsStation } from '../_kit/scope'
import type { CampaignRow, ItemRow } from './campaign-sql'
import { campaignById } from './campaign-sql'

export type { CampaignRow } from './campaign-sql'

/** The campaign, kept from changing (`share`: others may keep it so too) until the transaction ends. */
export const findCampaign = (tx: Tx, campaignId: string, lock?: 'share' | 'update'): Promise<CampaignRow | null> => campaignById(tx, campaignId, lock)

/** What this campaign promises to those who buy together. They were checked when it was made. */
export const termsOf = (row: Pick<CampaignRow, 'poolTerms'>): PoolTerms => row.poolTerms

export const viewCampaign = (row: CampaignRow, station: StationView): CampaignView => ({
  campaignId: row.id,
  communityId: row.communityId,
  title: row.title,
  state: row.state,
  opensAt: row.opensAt,
  closesAt: row.closesAt,
  pickupDay: row.pickupDay,
  pickupFrom: row.pickupFrom,
  pickupUntil: row.pickupUntil,
  afterSaleHours: row.afterSaleHours,
  unfetched: row.unfetched,
  pool: termsOf(row),
  station,
})

export const viewItem = (item: ItemRow, campaign: CampaignRow): ItemView => ({
  itemId: item.id,
  name: item.name,
  category: item.category,
  unit: item.unit,
  grams: item.grams,
  picture: item.picture,
  origin: item.origin,
  priceFen: item.priceFen,
  per500gFen: pricePer500g(item.priceFen, item.grams),
  poolFen: poolPrice(item.priceFen, termsOf(campaign)),
  offered: item.offered,
  left: item.offered - item.reserved - item.sold,
  sold: item.sold,
  limit: item.perPerson,
})

/** The campaign if the caller leads its station, operates its community or is admin; otherwise it isn't there for her. */
export async function leaderCampaign(call: Call, campaignId: string, lock?: 'share' | 'update'): Promise<CampaignRow | null> {
  const row = await findCampaign(call.tx, campaignId, lock)
  return row && holdsStation(call, row.stationId, row.communityId) ? row : null
}
