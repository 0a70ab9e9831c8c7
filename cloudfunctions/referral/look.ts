import { ok, refuse } from '@domain/result'
import { profiles } from '../me/me'
import type { Handler } from '../_kit/serve'
import { findInvite } from './referral-sql'

/** Who invites and where to. A store's invitation has the drawn face of its own id. */
export const look: Handler<'referral.look'> = async ({ invite }, { tx }) => {
  const row = await findInvite(tx, invite)
  if (!row) return refuse('invite_not_found')
  const who = row.personId ?? row.id
  const profile = (await profiles(tx, [who])).get(who)
  return ok({ source: row.source, nickname: profile?.nickname ?? null, faceSeed: profile?.faceSeed ?? '', stationId: row.stationId, label: row.label })
}
