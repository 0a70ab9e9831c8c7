import type { Badge } from '../badge'

/** Fetched goods of six categories. */
export const allKinds: Badge = { id: 'all_kinds', counts: 'kinds', need: 6 }
