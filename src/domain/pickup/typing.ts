import type { Instant } from '../time'
import { later, minutes } from '../time'
import { LOCK_MINUTES, WRONG_MOST } from './pickup'

/** How one leader's typing of codes has gone: wrong ones in a row, and until when she may not type. */
export interface Typing {
  readonly wrong: number
  readonly lockedUntil: Instant | null
}

/** Until when typing is locked, or null when it isn't (any more). */
export const typingLock = (typing: Typing, now: Instant): Instant | null =>
  typing.lockedUntil && now < typing.lockedUntil ? typing.lockedUntil : null

/** What another wrong code does: the fifth in a row locks typing; after a lock the count begins anew. */
export function afterWrong(typing: Typing, now: Instant): Typing {
  const wrong = (typing.lockedUntil ? 0 : typing.wrong) + 1
  return { wrong, lockedUntil: wrong >= WRONG_MOST ? later(now, minutes(LOCK_MINUTES)) : null }
}
