import { reasonsOf } from '@domain/badge/koc'
import { ok, refuse } from '@domain/result'
import { operates } from '../_kit/community-sql'
import type { Handler } from '../_kit/serve'
import { deskName } from '../me/me'
import { tell } from '../message/message'
import { viewActive } from './koc'
import { insertInvitation, mostActive } from './tasting-sql'

/** Confirms somebody who is on the list now. Who was asked already is left as she is. */
export const invite: Handler<'badge.invite'> = async ({ communityId, personId }, call) => {
  const { tx, now } = call
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  const row = (await mostActive(tx, communityId, now)).find((active) => active.personId === personId)
  if (!row) return refuse('person_not_found')
  const reasons = reasonsOf(row)
  const asked = await insertInvitation(tx, { communityId, personId, reasons, by: call.personId, at: now })
  if (asked) {
    await tell(call, { personId, kind: 'tasting_invited', facts: {} })
    await call.audit({ communityId, what: 'badge.invite', subject: personId, after: { reasons } })
  }
  const name = (await deskName(tx, [personId])).get(personId) ?? ''
  return ok(viewActive(asked ? { ...row, state: 'invited' } : row, name))
}
