import type { Instant, ShopDay } from '../time'
import { shopDay } from '../time'
import type { CampaignState } from './contract'

/** What a leader has to do for a round of hers. */
export type Step = 'close' | 'arrive' | 'hand' | 'pack' | 'wait' | 'publish'

interface Round {
  readonly state: CampaignState
  readonly closesAt: Instant
  readonly pickupDay: ShopDay
}

/** The most urgent first: people wait for their pool's end, then for their goods. */
const ORDER: readonly Step[] = ['close', 'arrive', 'hand', 'pack', 'wait', 'publish']

/** What is next for one round, or null where nothing is left to do. */
export function stepOf({ state, closesAt, pickupDay }: Round, now: Instant): Step | null {
  switch (state) {
    case 'draft':
      return now < closesAt ? 'publish' : null
    case 'open':
      return now < closesAt ? 'wait' : 'close'
    case 'closed':
      return shopDay(now) < pickupDay ? 'pack' : 'arrive'
    case 'arrived':
      return 'hand'
    case 'done':
    case 'cancelled':
      return null
  }
}

/** A station's rounds for which something is to be done, the most urgent first, then the one that ends first. */
export function eveningOf<R extends Round>(rounds: readonly R[], now: Instant): { readonly round: R; readonly step: Step }[] {
  return rounds
    .flatMap((round) => {
      const step = stepOf(round, now)
      return step === null ? [] : [{ round, step }]
    })
    .sort((a, b) => ORDER.indexOf(a.step) - ORDER.indexOf(b.step) || (a.round.closesAt < b.round.closesAt ? -1 : 1))
}
