import type { Benefit } from '../benefit'

/** Whoever hands over is shown that this bag goes first. */
export const priorityLane: Benefit = { id: 'priority_lane', from: 'silver' }
