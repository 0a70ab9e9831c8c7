import { sql } from 'kysely'
import type { GrantedRole } from '@domain/call'
import type { Right } from '@domain/role/role'
import type { Instant } from '@domain/time'
import type { Tx } from '../_kit/db'

/** The community that a station lies in, or the community itself; undefined where there is no such place. */
export async function communityOfScope(tx: Tx, role: Exclude<GrantedRole, 'admin'>, scopeId: string): Promise<string | undefined> {
  if (role === 'leader') return (await tx.selectFrom('station').select('communityId').where('id', '=', scopeId).executeTakeFirst())?.communityId
  return (await tx.selectFrom('community').select('id').where('id', '=', scopeId).executeTakeFirst())?.id
}

/** False when the person held it already. */
export async function insertGrant(tx: Tx, personId: string, right: Right, grantedBy: string, now: Instant): Promise<boolean> {
  const done = await tx
    .insertInto('roleGrant')
    .values({ personId, ...right, grantedBy, grantedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** False when the person did not hold it. */
export async function deleteGrant(tx: Tx, personId: string, { role, scopeId }: Right): Promise<boolean> {
  const done = await tx.deleteFrom('roleGrant').where('personId', '=', personId).where('role', '=', role).where('scopeId', '=', scopeId).executeTakeFirst()
  return done.numDeletedRows === 1n
}

export interface GrantRow {
  personId: string
  role: GrantedRole
  scopeId: string
  scopeName: string | null
  grantedAt: Instant
}

export async function selectGrants(tx: Tx, communityIds: readonly string[] | 'all'): Promise<GrantRow[]> {
  const within = communityIds === 'all' ? sql`true` : sql`g.community_id = any(${[...communityIds]})`
  const { rows } = await sql<GrantRow>`
    select g.person_id, g.role, g.scope_id, coalesce(s.name, c.name) as scope_name, g.granted_at
    from role_grant g
    left join station s on g.role = 'leader' and s.community_id = g.community_id and s.id = g.scope_id
    left join community c on g.role in ('staff', 'operator') and c.id = g.scope_id
    where ${within}
    order by g.community_id nulls first, g.role, g.scope_id, g.granted_at, g.person_id`.execute(tx)
  return rows
}
