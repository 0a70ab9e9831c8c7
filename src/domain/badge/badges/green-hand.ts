import type { Badge } from '../badge'

/** Five orders fetched without packaging. */
export const greenHand: Badge = { id: 'green_hand', counts: 'greens', need: 5 }
