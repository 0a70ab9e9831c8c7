import type { Source } from '@domain/referral/contract'
import type { Result } from '@domain/result'
import { ok, refuse } from '@domain/result'
import type { Instant } from '@domain/time'
import type { Tx } from '../_kit/db'
import type { Handler } from '../_kit/serve'
import { findEdge, findInvite, hasPaid, insertEdge, isErased } from './referral-sql'

export type BindRefusal = 'invite_not_found' | 'invite_own' | 'inviter_newer' | 'already_bound' | 'already_bought'

/**
 * I24: one inviter each, once and for good, whose account is older. Ids grow with the time of their making, so the database itself refuses an edge that
 * points forward: whatever order bindings come in, they form a forest.
 */
export async function bindPerson(tx: Tx, personId: string, inviteId: string, now: Instant): Promise<Result<{ source: Source; stationId: string | null }, BindRefusal>> {
  const invite = await findInvite(tx, inviteId)
  if (!invite || (invite.personId !== null && (await isErased(tx, invite.personId)))) return refuse('invite_not_found')
  if (invite.personId === personId || invite.createdBy === personId) return refuse('invite_own')
  if (await findEdge(tx, personId)) return refuse('already_bound')
  if (invite.personId !== null && invite.personId >= personId) return refuse('inviter_newer')
  if (await hasPaid(tx, personId)) return refuse('already_bought')
  const { source, stationId, communityId, label, earns } = invite
  const bound = await insertEdge(tx, { personId, inviterId: invite.personId, inviteId, source, earns, communityId, label, boundAt: now })
  return bound ? ok({ source, stationId }) : refuse('already_bound')
}

export const bind: Handler<'referral.bind'> = (input, { tx, personId, now }) => bindPerson(tx, personId, input.invite, now)
