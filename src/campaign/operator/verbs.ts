import type { CampaignView } from '@domain/campaign/contract'
import { attempt } from '../../kit/attempt'
import { call } from '../../kit/call'
import { serverNow } from '../../kit/clock'
import { confirm, say, wordsFor } from '../../kit/say'
import { whenWords } from '../../ui/Countdown'
import { words } from './words'

type Round = Pick<CampaignView, 'campaignId' | 'closesAt' | 'station'>

export async function publishRound({ campaignId, closesAt, station }: Round): Promise<void> {
  if (!(await confirm(words.askPublish, words.askPublishText(station.name, whenWords(closesAt, serverNow())), words.yes, words.no))) return
  if (await attempt('campaign.publish', { campaignId })) say(words.published)
}

/** Publishes several drafts, one after the other; says which number went through. */
export async function publishAll(campaignIds: readonly string[]): Promise<boolean> {
  let published = 0
  for (const campaignId of campaignIds) if (await attempt('campaign.publish', { campaignId })) published++
  if (published > 0) say(words.publishedAll(published))
  return published === campaignIds.length
}

/** The new draft's id, or null where there is none. */
export async function cloneRound({ campaignId }: Round): Promise<string | null> {
  const made = await attempt('campaign.clone', { campaignId })
  if (made) say(words.cloned)
  return made?.campaignId ?? null
}

export async function cancelRound({ campaignId }: Round, reason: string): Promise<boolean> {
  const cancelled = await attempt('campaign.cancel', { campaignId, reason })
  if (cancelled) say(words.cancelled(cancelled.refunds))
  return cancelled !== null
}

export async function setOffer(campaignId: string, item: { readonly itemId: string; readonly name: string }, offered: number): Promise<void> {
  const answer = await call('campaign.offer', { campaignId, itemId: item.itemId, offered })
  if (answer.kind === 'done') return say(words.offerSaved(item.name, answer.value.left))
  if (answer.kind === 'refused' && answer.refusal === 'offer_too_low') return say(words.offerTooLow((answer.detail as { least: number }).least))
  say(wordsFor(answer))
}
