import { sql } from 'kysely'
import type { Channel } from '@domain/session/contract'
import type { Instant } from '@domain/time'
import type { Grant, Who } from './call'
import type { Tx } from './db'

type Row = { personId: string; channel: Channel; openid: string; roles: readonly Grant[]; sessionHash: string | null }

/** Read at each call, so a role taken away is gone at the next. One statement, since every call begins with it. */
const rolesOf = sql`(
  select coalesce(json_agg(json_build_object('role', g.role, 'scopeId', g.scope_id, 'communityId', g.community_id)), '[]')
  from role_grant g where g.person_id = p.id
)`

/** A write holds its person's row against erasure, so that nothing of hers is written after it (I37). */
const held = (hold: boolean) => (hold ? sql`for key share of p` : sql``)

export async function personOfSession(tx: Tx, tokenHash: string, machine: Instant, hold: boolean): Promise<Who | undefined> {
  const { rows } = await sql<Row>`
    select p.id as person_id, s.channel, s.openid, s.token_hash as session_hash, ${rolesOf} as roles
    from session s join person p on p.id = s.person_id
    where s.token_hash = ${tokenHash} and s.closed_at is null and s.expires_at > ${machine} and p.erased_at is null
    ${held(hold)}`.execute(tx)
  return rows[0]
}

/** In WeChat's cloud the invocation names the person; she counts as signed in from `session.open` to `session.close`. */
export async function personOfAccount(tx: Tx, appid: string, openid: string, hold: boolean): Promise<Who | undefined> {
  const { rows } = await sql<Row>`
    select p.id as person_id, 'weapp' as channel, a.openid, null as session_hash, ${rolesOf} as roles
    from account a join person p on p.id = a.person_id
    where a.appid = ${appid} and a.openid = ${openid} and a.signed_out_at is null and p.erased_at is null
    ${held(hold)}`.execute(tx)
  return rows[0]
}
