import { hours, later, minutes, type Instant } from '../time'

/** Random bytes of an invitation's code: 40 bits in 8 characters, safe to type because guesses are counted. */
export const CODE_BYTES = 5
export const codeEnds = (now: Instant): Instant => later(now, hours(24))
/** One who typed the code and got no answer for so long must type a new one. */
export const ASK_HOURS = 24

/** Letters that look like figures are read as those. */
export const readInvitation = (typed: string): string => typed.replace(/O/g, '0').replace(/[IL]/g, '1')

const WRONG_MOST = 5
const LOCK_MINUTES = 10

/** A person's wrong codes in a row. */
export interface Guesses {
  readonly wrong: number
  readonly lockedUntil: Instant | null
}

export const NO_GUESSES: Guesses = { wrong: 0, lockedUntil: null }

export const isLocked = ({ lockedUntil }: Guesses, now: Instant): boolean => lockedUntil !== null && now < lockedUntil

/** The fifth wrong code in a row locks typing for ten minutes; then one begins anew. */
export function afterWrong({ wrong, lockedUntil }: Guesses, now: Instant): Guesses {
  const counted = (lockedUntil === null ? wrong : 0) + 1
  return { wrong: counted, lockedUntil: counted >= WRONG_MOST ? later(now, minutes(LOCK_MINUTES)) : null }
}
