import type { Badge } from '../badge'

/** Ordered before eight in the morning, three times. */
export const earlyBird: Badge = { id: 'early_bird', counts: 'mornings', need: 3 }
