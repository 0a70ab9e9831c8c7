import type { Benefit, Times } from './benefit'
import { membersDay } from './benefits/members-day'
import { ownLine } from './benefits/own-line'
import { pointsTimes } from './benefits/points-times'
import { priorityLane } from './benefits/priority-lane'
import type { Tier } from './contract'

export const BENEFITS: readonly Benefit[] = [pointsTimes, membersDay, priorityLane, ownLine]

/** How many times somebody's points count; once without a tier. */
export const pointsTimesOf = (tier: Tier): Times => (tier === 'none' ? 1 : pointsTimes.times[tier])
