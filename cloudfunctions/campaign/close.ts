import { close as rule } from '@domain/campaign/campaign'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { numberBags } from '../pickup/pickup'
import { openPools } from '../pool/pool'
import { leaderCampaign } from './campaign'
import { countUnpaid, setState } from './campaign-sql'
import { sheetOf } from './packing'

export const close: Handler<'campaign.close'> = async ({ campaignId }, call) => {
  const { tx, now, audit } = call
  const campaign = await leaderCampaign(call, campaignId, 'update')
  if (!campaign) return refuse('campaign_not_found')
  const unsettled = { unpaid: await countUnpaid(tx, campaign), openPools: await openPools(tx, campaign) }
  const state = rule(campaign, unsettled, now)
  if (!state.ok) return state
  await numberBags(tx, campaign)
  await setState(tx, campaign, state.value)
  await audit({ communityId: campaign.communityId, what: 'campaign.close', subject: campaign.id, before: { state: campaign.state }, after: { state: state.value } })
  return ok(await sheetOf(tx, { ...campaign, state: state.value }))
}
