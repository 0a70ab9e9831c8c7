import { sql } from 'kysely'
import type { GrantedRole } from '@domain/call'
import type { Tx } from '../_kit/db'
import { TEST_APPID } from '../session/demo'

export interface DemoPerson {
  openid: string
  personId: string
  /** What she calls herself, if anything. */
  name: string | null
  role: GrantedRole | 'resident'
  stationName: string | null
  communityName: string | null
}

/** Residents of one community beyond these are left out: nobody chooses from a list of hundreds. */
const RESIDENTS_MOST = 12

/** Demo people one may sign in as, in the order in which they came: each with the most that she may do. */
export async function demoPeople(tx: Tx): Promise<DemoPerson[]> {
  const { rows } = await sql<DemoPerson>`
    with who as (
      select a.openid, p.id, p.nickname, p.community_id, p.station_id, coalesce(g.role, 'resident') as role, coalesce(g.scope_id, p.station_id) as scope_id,
        row_number() over (partition by coalesce(g.role, 'resident'), p.community_id order by p.id) as place
      from account a
      join person p on p.id = a.person_id and p.erased_at is null
      left join lateral (
        select role, scope_id from role_grant r where r.person_id = p.id
        order by array_position(array['admin', 'operator', 'leader', 'staff'], role) limit 1
      ) g on true
      where a.appid = ${TEST_APPID}
    )
    select w.openid, w.id as person_id, w.nickname as name, w.role, s.name as station_name, c.name as community_name
    from who w
    left join community c on c.id = w.community_id
    left join station s on s.community_id = w.community_id and s.id = case when w.role = 'leader' then w.scope_id else w.station_id end
    where w.role <> 'resident' or w.place <= ${RESIDENTS_MOST}
    order by w.id`.execute(tx)
  return rows
}
