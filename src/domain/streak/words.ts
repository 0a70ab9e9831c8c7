/** What a coupon of the ladder is called; kept with the coupon. */
export const prizeNames = { fortnight: '连签十四天券' } as const
