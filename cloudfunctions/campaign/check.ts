import { oddPrice } from '@domain/campaign/prices'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { leaderCampaign } from './campaign'
import { knownPrices, stakeOf, whoSees } from './check-sql'

export const check: Handler<'campaign.check'> = async ({ campaignIds }, call) => {
  const { tx } = call
  const rounds = []
  for (const campaignId of new Set(campaignIds)) {
    const campaign = await leaderCampaign(call, campaignId)
    if (!campaign) return refuse('campaign_not_found')
    const prices = (await knownPrices(tx, campaign)).map(({ priceFen, ...known }) => ({ ...known, odd: oddPrice(priceFen, known) }))
    rounds.push({ campaignId, ...(await whoSees(tx, campaign)), prices, stake: await stakeOf(tx, campaign) })
  }
  return ok({ rounds })
}
