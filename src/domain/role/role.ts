import type { GrantedRole } from '../call'
import type { Result } from '../result'
import { ok, refuse } from '../result'

/** A right as somebody holds it or is to hold it. */
export interface Right {
  readonly role: GrantedRole
  readonly scopeId: string
  /** Null for admin alone. */
  readonly communityId: string | null
}

export const ADMIN_SCOPE = 'all'

/** What an operator may give and take in her community. */
const OPERATORS_OWN: readonly GrantedRole[] = ['leader', 'staff']

/**
 * Whether somebody with these rights may give or take that one. A scope that isn't hers answers as if it did not exist; that the role itself is beyond an
 * operator is said openly.
 */
export function mayAppoint(held: readonly Right[], wish: Right): Result<true, 'scope_not_found' | 'role_not_yours'> {
  if (held.some(({ role }) => role === 'admin')) return ok(true)
  if (!OPERATORS_OWN.includes(wish.role)) return refuse('role_not_yours')
  return held.some(({ role, communityId }) => role === 'operator' && communityId === wish.communityId) ? ok(true) : refuse('scope_not_found')
}
