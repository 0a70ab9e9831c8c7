import type { Badge } from '../badge'

/** Opened three pools that filled. */
export const poolOpener: Badge = { id: 'pool_opener', counts: 'opened', need: 3 }
