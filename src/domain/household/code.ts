import { hours, later, type Instant } from '../time'

/** Random bytes of an invitation's code: 40 bits in 8 characters, safe to type because guesses are counted. */
export const CODE_BYTES = 5
export const codeEnds = (now: Instant): Instant => later(now, hours(24))
/** One who typed the code and got no answer for so long must type a new one. */
export const ASK_HOURS = 24

/** Letters that look like figures are read as those. */
export const readInvitation = (typed: string): string => typed.replace(/O/g, '0').replace(/[IL]/g, '1')
