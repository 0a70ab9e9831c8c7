import type { Badge } from '../badge'

/** Came to an event. */
export const eventGoer: Badge = { id: 'event_goer', counts: 'events', need: 1 }
