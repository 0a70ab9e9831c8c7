import type { Badge } from '../badge'

/** Came to five events. */
export const eventRegular: Badge = { id: 'event_regular', counts: 'events', need: 5 }
