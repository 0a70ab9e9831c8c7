/** A browser sends no subscribe messages. */
export const canTell = false
export const askToTell = (_templateIds: readonly string[]): Promise<readonly string[]> => Promise.resolve([])
