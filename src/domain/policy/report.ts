/** A group's people and what each spent: how many, the sum and the sum of the squares. */
export interface Spent {
  readonly people: number
  readonly sumFen: number
  readonly squares: number
}

/** A group smaller than this says nothing. */
export const GROUP_LEAST = 30
/** The normal distribution's 95 %. */
const Z = 1.96

export interface Incremental {
  readonly perYuan: number
  readonly low: number
  readonly high: number
}

/**
 * What each yuan of coupons brought that would not have come anyway: the difference of both groups' means, times the people given to, over the cost; the
 * interval is Welch's for the difference of two means, by the normal distribution. Null where a group is too small or nothing was spent.
 */
export function incremental(given: Spent, heldOut: Spent, costFen: number): Incremental | null {
  if (lacking(given, heldOut) > 0 || costFen === 0) return null
  const scale = given.people / costFen
  const difference = mean(given) - mean(heldOut)
  const error = Z * Math.sqrt(variance(given) / given.people + variance(heldOut) / heldOut.people)
  return { perYuan: round(difference * scale), low: round((difference - error) * scale), high: round((difference + error) * scale) }
}

/** How many people the smaller group lacks for a statement. */
export const lacking = (given: Spent, heldOut: Spent): number => Math.max(0, GROUP_LEAST - Math.min(given.people, heldOut.people))

const mean = ({ sumFen, people }: Spent): number => sumFen / people
const variance = (group: Spent): number => Math.max(0, (group.squares - group.people * mean(group) ** 2) / (group.people - 1))
const round = (value: number): number => Math.round(value * 100) / 100
