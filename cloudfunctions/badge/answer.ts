import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { badgeHappened } from './badge'
import { answerInvitation } from './tasting-sql'

export const answer: Handler<'badge.answer'> = async ({ communityId, join }, call) => {
  const { tx, personId, now } = call
  if (!(await answerInvitation(tx, communityId, personId, join, now))) return refuse('invitation_not_found')
  if (join) await badgeHappened(call, { event: 'tasting_confirmed', personId, communityId })
  return ok({})
}
