import { ADMIN_SCOPE, mayAppoint, type Right } from '@domain/role/role'
import type { Input } from '@domain/contract'
import { ok, refuse, type Result } from '@domain/result'
import type { Call } from '../_kit/call'
import { lockPerson } from '../me/me'
import { communityOfScope } from './role-sql'

type Refused = 'person_not_found' | 'scope_not_found' | 'role_not_yours'

/** The right that is meant, if the caller may give and take it. Its person can't be erased meanwhile. */
export async function rightMeant({ tx, roles }: Call, { personId, role, scopeId }: Input<'role.grant'>): Promise<Result<Right, Refused>> {
  const communityId = role === 'admin' ? null : await communityOfScope(tx, role, scopeId)
  const right: Right = { role, scopeId, communityId: communityId ?? null }
  const may = mayAppoint(roles, right)
  if (!may.ok) return may
  if (communityId === undefined || (role === 'admin' && scopeId !== ADMIN_SCOPE)) return refuse('scope_not_found')
  return (await lockPerson(tx, personId, 'share')) ? ok(right) : refuse('person_not_found')
}

/** I36: what the trail keeps of one right given or taken. */
export const trail = (what: 'role.grant' | 'role.revoke', personId: string, { role, scopeId, communityId }: Right) => ({
  communityId: communityId ?? '',
  what,
  subject: personId,
  ...(what === 'role.grant' ? { after: { role, scopeId } } : { before: { role, scopeId } })
})
