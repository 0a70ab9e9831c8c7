import { changeOffer } from '@domain/campaign/campaign'
import { refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { leaderCampaign } from './campaign'
import { lockItem, setOffered } from './campaign-sql'

export const offer: Handler<'campaign.offer'> = async ({ campaignId, itemId, offered }, call) => {
  const { tx, now, audit } = call
  const campaign = await leaderCampaign(call, campaignId, 'share')
  if (!campaign) return refuse('campaign_not_found')
  const item = await lockItem(tx, campaign, itemId)
  if (!item) return refuse('item_not_found')
  const changed = changeOffer(campaign, item, offered, now)
  if (!changed.ok) return changed
  await setOffered(tx, item, offered)
  await audit({ communityId: campaign.communityId, what: 'campaign.offer', subject: item.id, before: { offered: item.offered }, after: { offered } })
  return changed
}
