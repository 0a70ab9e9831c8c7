import type { Badge } from '../badge'

/** Signed in on seven days in a row. */
export const weekStreak: Badge = { id: 'week_streak', counts: 'signRun', need: 7 }
