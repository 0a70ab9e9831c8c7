import type { Benefit } from '../benefit'

/** The points of what was bought, times 1, 1.2 or 1.5. */
export const pointsTimes = { id: 'points_times', from: 'silver', times: { bronze: 1, silver: 1.2, gold: 1.5 } } as const satisfies Benefit
