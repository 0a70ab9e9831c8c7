import type { Badge } from '../badge'

/** The first order fetched. */
export const firstOrder: Badge = { id: 'first_order', counts: 'orders', need: 1 }
