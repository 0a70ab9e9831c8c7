import { badgesOn } from '@domain/badge/list'
import type { Happening } from '@domain/badge/badge'
import type { Tx } from '../_kit/db'
import type { Call } from '../_kit/serve'
import { countBadges } from './badge-sql'

export { forgetBadges } from './badge-sql'

/** Something happened to somebody that may bring her a badge: looked at soon, in a transaction of its own. */
export async function badgeHappened(call: Call, { event, personId, communityId, subject = '' }: { event: Happening; personId: string; communityId: string; subject?: string }): Promise<void> {
  if (badgesOn(event).length === 0) return
  await call.later({ kind: 'badge.happened', subject: `${event}:${personId}:${subject}`, communityId, runAt: call.now, payload: { event, personId } })
}

export const badgesOf = async (tx: Tx, personId: string): Promise<{ earned: number }> => ({ earned: await countBadges(tx, personId) })
