import type { Badge } from '../badge'

/** Signed in on thirty days in a row. */
export const monthStreak: Badge = { id: 'month_streak', counts: 'signRun', need: 30 }
