import type { Times } from '@domain/tier/benefit'
import { priorityLane } from '@domain/tier/benefits/priority-lane'
import type { Tier } from '@domain/tier/contract'
import { pointsTimesOf } from '@domain/tier/list'
import { reaches, tierAt } from '@domain/tier/tier'
import type { Instant } from '@domain/time'
import type { Call } from '../_kit/call'
import type { Tx } from '../_kit/db'
import { countStanding, findStanding, findStandings, holdStanding } from './tier-sql'

export { countSpan as countTiers, deleteStanding as forgetTier } from './tier-sql'

export interface TierNow {
  tier: Tier
  until: Instant | null
  pointsTimes: Times
}

export async function tierOf(tx: Tx, personId: string, now: Instant): Promise<TierNow> {
  const held = tierAt(await findStanding(tx, personId), now)
  return { ...held, pointsTimes: pointsTimesOf(held.tier) }
}

/** An order of hers was fetched, or something of a fetched one went back: what it means for her tier is written with it. */
export async function ordersChanged({ tx, now }: Call, personId: string): Promise<void> {
  await holdStanding(tx, personId)
  await countStanding(tx, personId, now)
}

/** Who of these people goes first at the pickup desk. */
export async function whoGoesFirst(tx: Tx, personIds: readonly string[], now: Instant): Promise<ReadonlySet<string>> {
  const standings = await findStandings(tx, [...new Set(personIds)])
  return new Set([...standings].filter(([, standing]) => reaches(tierAt(standing, now).tier, priorityLane.from)).map(([personId]) => personId))
}
