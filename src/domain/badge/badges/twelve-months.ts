import type { Badge } from '../badge'

/** Something fetched in twelve months, in a row or not. */
export const twelveMonths: Badge = { id: 'twelve_months', counts: 'months', need: 12 }
