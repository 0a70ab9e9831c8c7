import { sql } from 'kysely'
import type { GrantedRole } from '@domain/call'
import { CONSENT_VERSIONS } from '@domain/me/consent'
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

export interface FoundRow {
  personId: string
  stationName: string | null
  roles: GrantedRole[]
}

/** People whose station is in those communities: by number, by a part of the name that they show, or by the last digits of the phone that they let us keep. */
export async function findPeople(
  tx: Tx,
  { communities, query, most }: { communities: readonly string[] | 'all'; query: string; most: number },
): Promise<FoundRow[]> {
  const within = communities === 'all' ? sql`true` : sql`p.community_id = any(${[...communities]})`
  const pattern = `%${query.replace(/[\\%_]/g, '\\$&')}%`
  const byPhone = /^\d{4}$/.test(query) ? sql`or right(p.phone, 4) = ${query}` : sql``
  const { rows } = await sql<FoundRow>`
    select p.id as person_id, s.name as station_name,
      (select coalesce(jsonb_agg(distinct g.role), '[]') from role_grant g where g.person_id = p.id and ${communities === 'all' ? sql`true` : sql`g.community_id = any(${[...communities]})`}) as roles
    from person p
    left join station s on s.community_id = p.community_id and s.id = p.station_id
    where p.erased_at is null and ${within} and (
      p.id = ${query.toUpperCase()}
      or (p.nickname ilike ${pattern} and exists (
        select from consent k where k.person_id = p.id and k.kind = 'show_profile' and k.version = ${CONSENT_VERSIONS.show_profile} and k.withdrawn_at is null))
      ${byPhone})
    order by p.id limit ${most}`.execute(tx)
  return rows
}
