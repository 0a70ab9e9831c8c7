import type { Badge } from '../badge'

/** Four pools filled on Thursdays, the day to buy together. */
export const thursdayPools: Badge = { id: 'thursday_pools', counts: 'thursdays', need: 4 }
