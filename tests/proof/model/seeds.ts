/** Runs that once showed the shop and the model apart. They are run first, for ever. */
export const SEEDS: readonly number[] = []
