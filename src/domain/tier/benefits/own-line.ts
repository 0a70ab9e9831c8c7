import type { Benefit } from '../benefit'

/** The service line knows that a gold member writes. */
export const ownLine: Benefit = { id: 'own_line', from: 'gold' }
