import type { Badge } from '../badge'

/** Pools with ten different people. */
export const tenNeighbours: Badge = { id: 'ten_neighbours', counts: 'neighbours', need: 10 }
