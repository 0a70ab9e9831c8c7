import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { leaderCampaign } from './campaign'
import { sheetOf } from './packing'

export const sheet: Handler<'campaign.sheet'> = async ({ campaignId }, call) => {
  const campaign = await leaderCampaign(call, campaignId)
  return campaign ? ok(await sheetOf(call.tx, campaign)) : refuse('campaign_not_found')
}
