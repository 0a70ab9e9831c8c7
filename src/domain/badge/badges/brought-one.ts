import type { Badge } from '../badge'

/** A neighbour who came by her invitation, bought and kept it. */
export const broughtOne: Badge = { id: 'brought_one', counts: 'brought', need: 1 }
