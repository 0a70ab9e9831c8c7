import type { CheckView } from '@domain/campaign/contract'
import { oddPrice } from '@domain/campaign/prices'
import { assert, ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { viewStations } from '../station/station'
import { leaderCampaign, viewCampaign, viewItem } from './campaign'
import { itemsOf } from './campaign-sql'
import { knownPrices, stakeOf, whoSees } from './check-sql'

export const check: Handler<'campaign.check'> = async ({ campaignIds }, call) => {
  const { tx } = call
  const rounds: CheckView[] = []
  for (const campaignId of new Set(campaignIds)) {
    const campaign = await leaderCampaign(call, campaignId)
    if (!campaign) return refuse('campaign_not_found')
    const station = (await viewStations(tx, [campaign.stationId])).get(campaign.stationId)
    assert(station, 'a campaign has its station')
    const known = await knownPrices(tx, campaign)
    const items = (await itemsOf(tx, campaign)).map((item) => {
      const prices = known.get(item.id)
      assert(prices, 'every item was looked up')
      return { ...viewItem(item, campaign), ...prices, odd: oddPrice(item.priceFen, prices) }
    })
    rounds.push({ ...viewCampaign(campaign, station), revision: campaign.revision, ...(await whoSees(tx, campaign)), items, stake: await stakeOf(tx, campaign) })
  }
  return ok({ rounds })
}
