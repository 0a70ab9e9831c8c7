import { days, later, type Instant } from '../time'
import type { Lifecycle } from './contract'

/** Nothing for so long, and one is silent. */
export const SILENT_DAYS = 30

/**
 * What somebody is at the end of a week, from when she paid for the orders that stand: `new_paying` if the first was in that week, `active` if the last was less
 * than thirty days before its end. A first one after the end is none yet.
 */
export function lifecycleOf(paidAt: readonly Instant[], weekStart: Instant, weekEnd: Instant): Lifecycle {
  const before = paidAt.filter((at) => at < weekEnd).sort()
  const first = before[0]
  const last = before.at(-1)
  if (!first || !last) return 'none'
  if (first >= weekStart) return 'new_paying'
  return last > later(weekEnd, -days(SILENT_DAYS)) ? 'active' : 'silent'
}
