import { publish as rule } from '@domain/campaign/campaign'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { leaderCampaign } from './campaign'
import { hasOpen, lockStation, setState } from './campaign-sql'

export const publish: Handler<'campaign.publish'> = async ({ campaignId, revision }, call) => {
  const { tx, now, audit } = call
  const campaign = await leaderCampaign(call, campaignId, 'update')
  if (!campaign) return refuse('campaign_not_found')
  // What was looked through is what goes out.
  if (campaign.state === 'draft' && revision !== undefined && revision !== campaign.revision) return refuse('draft_changed')
  // Two drafts of one station published at once: the second waits here and then finds the first open.
  await lockStation(tx, campaign)
  const state = rule(campaign, await hasOpen(tx, campaign), now)
  if (!state.ok) return state
  await setState(tx, campaign, state.value)
  await audit({ communityId: campaign.communityId, what: 'campaign.publish', subject: campaign.id, before: { state: campaign.state }, after: { state: state.value } })
  return ok({ state: state.value })
}
