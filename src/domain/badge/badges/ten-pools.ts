import type { Badge } from '../badge'

/** In ten pools that filled. */
export const tenPools: Badge = { id: 'ten_pools', counts: 'pools', need: 10 }
