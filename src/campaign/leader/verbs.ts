import type { Output } from '@domain/contract'
import { yuan } from '@domain/money'
import { attempt } from '../../kit/attempt'
import { call } from '../../kit/call'
import { go, to } from '../../kit/nav'
import { confirm, say, wordsFor } from '../../kit/say'
import { words } from './words'

export type Round = Output<'campaign.list'>['campaigns'][number]

export const pickupOf = ({ pickupDay, pickupFrom, pickupUntil }: Pick<Round, 'pickupDay' | 'pickupFrom' | 'pickupUntil'>): string =>
  words.pickup(pickupDay, pickupFrom, pickupUntil)

export const peopleAndPaid = ({ people, paidFen }: Round): string => words.peopleAndPaid(people, yuan(paidFen))

/** Closes a round and goes on to its lists; says what is still waited for where it is too early. */
export async function closeRound({ campaignId, people, paidFen }: Round): Promise<void> {
  if (!(await confirm(words.askClose, words.askCloseText(people, yuan(paidFen)), words.yes, words.no))) return
  const answer = await call('campaign.close', { campaignId })
  if (answer.kind === 'done') return go(to.packing(campaignId))
  if (answer.kind === 'refused' && answer.refusal === 'still_settling') {
    const { unpaid, openPools } = answer.detail as { unpaid: number; openPools: number }
    return say(words.stillSettling(unpaid, openPools))
  }
  say(wordsFor(answer))
}

export async function publishRound(round: Round): Promise<void> {
  if (!(await confirm(words.askPublish, words.askPublishText(round.title, pickupOf(round)), words.yes, words.no))) return
  if (await attempt('campaign.publish', { campaignId: round.campaignId })) say(words.published)
}

export async function openAgain(campaignId: string): Promise<void> {
  if (await attempt('campaign.clone', { campaignId })) say(words.cloned)
}

export interface Short {
  readonly itemId: string
  readonly arrived: number
}

/** Marks the delivery as arrived. Null where it wasn't done, with the reason said. */
export async function markArrived(campaignId: string, short: readonly Short[]): Promise<Output<'campaign.arrive'> | null> {
  return attempt('campaign.arrive', { campaignId, ...(short.length > 0 ? { short: [...short] } : {}) })
}

