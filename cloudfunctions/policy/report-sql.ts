import type { Fen } from '@domain/money'
import type { Lifecycle, PolicyId } from '@domain/policy/contract'
import { SILENT_DAYS } from '@domain/policy/lifecycle'
import type { Instant, ShopDay } from '@domain/time'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'

export interface GroupRow {
  outcome: 'given' | 'held_out'
  people: number
  buyers: number
  orders: number
  gmvFen: Fen
  squares: number
  costFen: Fen
}

export interface Asked {
  communityId: string
  policyId: PolicyId
  from: Instant
  until: Instant
  /** Orders placed so many days after it count. */
  days: number
}

/** What both groups did in the days after: orders that were paid for and not given back in full, what of their money for goods was kept, and what coupons of it cost us. */
export async function groups(tx: Tx, { communityId, policyId, from, until, days }: Asked): Promise<GroupRow[]> {
  const { rows } = await sql<GroupRow>`
    with served as materialized (
      select person_id, outcome, at from policy_grant where community_id = ${communityId} and policy_id = ${policyId} and at >= ${from} and at < ${until}
    ), spent as (
      select s.person_id, s.outcome, s.at, count(o.id) as orders,
        coalesce(sum(o.paid_fen - o.refunded_fen - case when o.fee_refunded then 0 else o.door_fee_fen - o.door_off_fen end), 0)::bigint as gmv_fen
      from served s
      left join orders o on o.person_id = s.person_id and o.state in ('paid', 'fetched') and o.placed_at > s.at and o.placed_at <= s.at + make_interval(days => ${days})
      group by s.person_id, s.outcome, s.at
    ), cost as (
      select coalesce(sum(u.off_fen), 0)::bigint as fen from served s
      join coupon c on c.person_id = s.person_id and c.why = ${policyId} and c.issued_at = s.at
      join coupon_batch b on b.community_id = c.community_id and b.id = c.batch_id and b.terms ->> 'paidBy' = 'us'
      join order_coupon u on u.coupon_id = c.id and u.live
      where c.state = 'used'
    )
    select outcome, count(*) as people, count(*) filter (where orders > 0) as buyers, sum(orders)::bigint as orders, sum(gmv_fen)::bigint as gmv_fen,
      sum(gmv_fen::double precision * gmv_fen) as squares, case outcome when 'given' then (select fen from cost) else 0 end as cost_fen
    from spent group by outcome`.execute(tx)
  return rows
}

export interface FlowRow {
  week: ShopDay
  was: Lifecycle
  is: Lifecycle
  people: number
}

/**
 * How many of a community's people went from which state to which, week by week; the states as in `lifecycleOf`. Weeks are told by their first day; the last
 * may be under way, and ends now.
 */
export async function flow(tx: Tx, communityId: string, weeks: readonly { day: ShopDay; start: Instant; end: Instant }[]): Promise<FlowRow[]> {
  const state = (first: string, last: string, start: string, end: string) => sql.raw(`
    case when ${first} is null or ${first} >= ${end} then 'none' when ${first} >= ${start} then 'new_paying'
      when ${last} > ${end} - interval '${SILENT_DAYS} days' then 'active' else 'silent' end`)
  const { rows } = await sql<FlowRow>`
    with week as (
      select w.day::text as day, w.starts_at, w.ends_at, w.starts_at - interval '7 days' as before
      from unnest(${weeks.map(({ day }) => day)}::text[], ${weeks.map(({ start }) => start)}::timestamptz[], ${weeks.map(({ end }) => end)}::timestamptz[]) w (day, starts_at, ends_at)
    ), resident as materialized (
      select p.id, p.created_at, array_agg(o.paid_at order by o.paid_at) filter (where o.paid_at is not null) as paid
      from person p left join orders o on o.person_id = p.id and o.state in ('paid', 'fetched')
      where p.community_id = ${communityId} group by p.id, p.created_at
    ), seen as (
      select w.day, w.starts_at, w.ends_at, w.before, r.paid[1] as first,
        (select max(at) from unnest(r.paid) at where at < w.ends_at) as last, (select max(at) from unnest(r.paid) at where at < w.starts_at) as last_before
      from week w join resident r on r.created_at < w.ends_at
    )
    select day as week, ${state('first', 'last_before', 'before', 'starts_at')} as was, ${state('first', 'last', 'starts_at', 'ends_at')} as is, count(*) as people
    from seen group by 1, 2, 3 order by 1 desc, 2, 3`.execute(tx)
  return rows
}
