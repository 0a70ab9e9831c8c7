import type { Badge } from '../badge'

/** The first pool that filled. */
export const firstPool: Badge = { id: 'first_pool', counts: 'pools', need: 1 }
