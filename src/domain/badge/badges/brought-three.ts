import type { Badge } from '../badge'

/** Three neighbours brought who bought. */
export const broughtThree: Badge = { id: 'brought_three', counts: 'brought', need: 3 }
