import type { Badge } from '../badge'

/** Five reviews written. */
export const reviewer: Badge = { id: 'reviewer', counts: 'reviews', need: 5 }
