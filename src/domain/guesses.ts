import type { Instant } from './time'
import { later, minutes } from './time'

/** Wrong codes in a row that lock typing, and for how long. */
const WRONG_MOST = 5
const LOCK_MS = minutes(10)

/** How one person's typing of some kind of code has gone: wrong ones in a row, and until when she may not type. */
export interface Guesses {
  readonly wrong: number
  readonly lockedUntil: Instant | null
}

export const NO_GUESSES: Guesses = { wrong: 0, lockedUntil: null }

/** Until when typing is locked, or null when it isn't (any more). */
export const guessLock = ({ lockedUntil }: Guesses, now: Instant): Instant | null => (lockedUntil && now < lockedUntil ? lockedUntil : null)

/** What another wrong code does: the fifth in a row locks typing; after a lock the count begins anew. */
export function afterWrong({ wrong, lockedUntil }: Guesses, now: Instant): Guesses {
  const counted = (lockedUntil ? 0 : wrong) + 1
  return { wrong: counted, lockedUntil: counted >= WRONG_MOST ? later(now, LOCK_MS) : null }
}
