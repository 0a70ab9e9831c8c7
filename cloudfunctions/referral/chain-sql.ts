import type { Fen } from '@domain/money'
import type { Source } from '@domain/referral/contract'
import type { Instant, ShopDay } from '@domain/time'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'

/** A chain is never longer than this in practice; it ends what a broken graph would make endless. */
const LONGEST = 1_000

/** From the root down to this person. Every edge points to somebody older, so the way up has an end. */
export async function wayToRoot(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    with recursive up (id, depth) as (
      select ${personId}::text collate "C", 0
      union all
      select e.inviter_id, up.depth + 1 from up join referral_edge e on e.person_id = up.id
      where e.inviter_id is not null and up.depth < ${LONGEST}::int
    )
    select id from up order by depth desc`.execute(tx)
  return rows.map((row) => row.id)
}

/** Who came through this person, and who came through those; the oldest first. */
export async function twoLevelsDown(tx: Tx, personId: string, most: number): Promise<{ id: string; inviterId: string }[]> {
  const { rows } = await sql<{ id: string; inviterId: string }>`
    with children as (
      select person_id, inviter_id from referral_edge where inviter_id = ${personId} order by person_id limit ${most}::int
    )
    (select person_id as id, inviter_id from children)
    union all
    (select g.person_id, g.inviter_id from children c join referral_edge g on g.inviter_id = c.person_id order by g.person_id limit ${most}::int)`.execute(tx)
  return rows
}

export interface NodeRow {
  id: string
  communityId: string | null
  source: Source | null
  label: string | null
  boundAt: Instant | null
  children: number
  grandchildren: number
  paidFen: Fen
  rewardsFen: Fen
}
/** What an operator sees of each of these people: what came through her, and what her orders and rewards come to. */
export async function nodesOf(tx: Tx, ids: readonly string[]): Promise<Map<string, NodeRow>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<NodeRow>`
    select p.id, coalesce(p.community_id, e.community_id) as community_id, e.source, e.label, e.bound_at,
      (select count(*)::int from referral_edge c where c.inviter_id = p.id) as children,
      (select count(*)::int from referral_edge c join referral_edge g on g.inviter_id = c.person_id where c.inviter_id = p.id) as grandchildren,
      (select coalesce(sum(o.paid_fen - o.refunded_fen), 0)::bigint from orders o where o.person_id = p.id) as paid_fen,
      (select coalesce(sum(r.face_fen), 0)::bigint from referral_reward r where r.inviter_id = p.id and r.state = 'granted') as rewards_fen
    from person p left join referral_edge e on e.person_id = p.id
    where p.id in (${sql.join([...ids])})`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}

/** Of a community, those nobody invited who brought the most people themselves. */
export async function rootsOf(tx: Tx, communityId: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select e.inviter_id as id from referral_edge e
    where e.community_id = ${communityId} and e.inviter_id is not null
      and not exists (select from referral_edge up where up.person_id = e.inviter_id and up.inviter_id is not null)
    group by e.inviter_id order by count(*) desc, e.inviter_id limit ${most}::int`.execute(tx)
  return rows.map((row) => row.id)
}

export interface SourceRow {
  source: Source
  label: string | null
  came: number
  bought: number
  paidFen: Fen
  costFen: Fen
}
/**
 * What came through each source between two days: `bought` are residents whose first paid order stayed; the cost is what their coming earned their inviters
 * and what coupons for newcomers took off their orders.
 */
export async function sourcesOf(tx: Tx, communityId: string, from: ShopDay, until: ShopDay): Promise<SourceRow[]> {
  const { rows } = await sql<SourceRow>`
    with came as (
      select person_id, source, case when source = 'resident' or source = 'leader' then null else label end as label
      from referral_edge
      where community_id = ${communityId} and bound_at >= (${from}::date)::timestamp at time zone 'Asia/Shanghai'
        and bound_at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'
    ), bought as (
      select came.person_id, (
        select o.paid_fen - o.refunded_fen from orders o where o.person_id = came.person_id and o.paid_at is not null order by o.paid_at, o.id limit 1
      ) as first_fen, (
        select coalesce(sum(o.paid_fen - o.refunded_fen), 0) from orders o where o.person_id = came.person_id
      ) as paid_fen, (
        select coalesce(sum(r.face_fen), 0) from referral_reward r where r.invitee_id = came.person_id and r.state = 'granted'
      ) + (
        select coalesce(sum(oc.off_fen), 0) from coupon c join order_coupon oc on oc.coupon_id = c.id and oc.live
        where c.person_id = came.person_id and c.state = 'used' and c.why in ('new_resident', 'partner_store')
      ) as cost_fen
      from came
    )
    select came.source, came.label, count(*)::int as came, count(*) filter (where bought.first_fen > 0)::int as bought,
      sum(bought.paid_fen)::bigint as paid_fen, sum(bought.cost_fen)::bigint as cost_fen
    from came join bought on bought.person_id = came.person_id
    group by came.source, came.label order by count(*) desc, came.source, came.label`.execute(tx)
  return rows
}
