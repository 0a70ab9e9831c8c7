import type { BatchView } from '@domain/coupon/contract'
import { later, shopDay, type Instant, type ShopDay } from '@domain/time'

export type Standing = 'waiting' | 'running' | 'gone' | 'over' | 'stopped'

/** How a batch stands for those who might still get one. */
export function standingOf({ figures, claimFrom, claimUntil, left }: BatchView, now: Instant): Standing {
  if (figures !== null && figures.stoppedAt !== null) return 'stopped'
  if (claimUntil <= now) return 'over'
  if (claimFrom > now) return 'waiting'
  return left ? 'running' : 'gone'
}

export const STANDING_KINDS: Readonly<Record<Standing, 'plain' | 'good' | 'warn'>> = { waiting: 'plain', running: 'good', gone: 'warn', over: 'plain', stopped: 'plain' }

/** Nothing more comes out of it. */
export const isShut = (standing: Standing): boolean => standing === 'stopped' || standing === 'over'

/** What an operator made is hers to change; what a rule gives is set with the rule, what points are exchanged for with the exchange's item. */
export const isMade = ({ way }: Pick<BatchView, 'way'>): boolean => way !== 'policy' && way !== 'reward' && way !== 'exchange'

/** The last day that belongs to what ends at this moment. */
export const lastDay = (until: Instant): ShopDay => shopDay(later(until, -1))
