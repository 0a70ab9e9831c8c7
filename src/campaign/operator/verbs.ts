import type { CampaignView } from '@domain/campaign/contract'
import { attempt } from '../../kit/attempt'
import { call } from '../../kit/call'
import { say, wordsFor } from '../../kit/say'
import { words } from './words'

type Round = Pick<CampaignView, 'campaignId'>

export interface Outcome {
  readonly campaignId: string
  /** Null: it is out. */
  readonly trouble: string | null
}

/** Publishes several drafts, one after the other, as they were looked through; says of each what became of it. */
export async function publishAll(drafts: readonly { readonly campaignId: string; readonly revision: number }[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { campaignId, revision } of drafts) {
    const answer = await call('campaign.publish', { campaignId, revision })
    outcomes.push({ campaignId, trouble: answer.kind === 'done' ? null : wordsFor(answer) })
  }
  return outcomes
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
