import { assert, ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { viewStations } from '../station/station'
import { leaderCampaign, viewCampaign, viewItem } from './campaign'
import { itemsOf } from './campaign-sql'

export const get: Handler<'campaign.get'> = async ({ campaignId }, call) => {
  const campaign = await leaderCampaign(call, campaignId)
  if (!campaign) return refuse('campaign_not_found')
  const station = (await viewStations(call.tx, [campaign.stationId])).get(campaign.stationId)
  assert(station, 'a campaign has its station')
  const items = await itemsOf(call.tx, campaign)
  return ok({
    ...viewCampaign(campaign, station),
    revision: campaign.revision,
    items: items.map((item) => ({ ...viewItem(item, campaign), goodsId: item.goodsId, lowestFen: item.lowestFen })),
  })
}
