import type { Badge } from '../badge'

/** Something fetched in each season. */
export const fourSeasons: Badge = { id: 'four_seasons', counts: 'seasons', need: 4 }
