import { badgesOn } from '@domain/badge/list'
import type { Happening } from '@domain/badge/badge'
import type { Tx } from '../_kit/db'
import type { Call } from '../_kit/serve'
import { countBadges } from './badge-sql'

export { forgetBadges } from './badge-sql'

export interface Happened {
  event: Happening
  personId: string
  communityId: string
  subject?: string
  /** How much of it there is now, where it grows by one at a time: nothing is queued unless a badge needs just that. */
  have?: number
}

/** Something happened to somebody that may bring her a badge: looked at soon, in a transaction of its own. */
export async function badgeHappened(call: Call, { event, personId, communityId, subject = '', have }: Happened): Promise<void> {
  if (!badgesOn(event).some(({ need }) => have === undefined || have === need)) return
  await call.later({ kind: 'badge.happened', subject: `${event}:${personId}:${subject}`, communityId, runAt: call.now, payload: { event, personId } })
}

export const badgesOf = async (tx: Tx, personId: string): Promise<{ earned: number }> => ({ earned: await countBadges(tx, personId) })
