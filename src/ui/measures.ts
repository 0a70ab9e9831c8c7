/** How many faces of a pool are drawn before the rest becomes a number. */
export const MOST_NAMED = 8
