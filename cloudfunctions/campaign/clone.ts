import { moveOn } from '@domain/campaign/campaign'
import { ok, refuse } from '@domain/result'
import { days, later } from '@domain/time'
import type { Handler } from '../_kit/serve'
import { leaderCampaign } from './campaign'
import { insertCampaign, itemsOf, lockStation, takenDays } from './campaign-sql'

export const clone: Handler<'campaign.clone'> = async ({ campaignId }, call) => {
  const { tx, now, newId, audit } = call
  const source = await leaderCampaign(call, campaignId)
  if (!source) return refuse('campaign_not_found')
  await lockStation(tx, source)
  const taken = await takenDays(tx, source, later(now, -days(1)))
  const { arrivedAt, revision, ...told } = source
  const draft = { ...told, ...moveOn(source, taken, now), id: newId(), state: 'draft' as const, createdAt: now }
  const items = (await itemsOf(tx, source)).map((item) => ({ ...item, id: newId(), campaignId: draft.id, reserved: 0, sold: 0, arrived: null }))
  await insertCampaign(tx, draft, items)
  const after = { from: source.id, opensAt: draft.opensAt, closesAt: draft.closesAt, items: items.length }
  await audit({ communityId: source.communityId, what: 'campaign.clone', subject: draft.id, after })
  return ok({ campaignId: draft.id })
}
