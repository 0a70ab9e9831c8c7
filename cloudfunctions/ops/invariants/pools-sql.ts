import { sql } from 'kysely'
import type { Shown } from '../invariant'

/** I15 */
export const seatsWithin: Shown = {
  id: 'I15',
  how: 'seats held, paid or kept to the end are no more than the pool has, one for a person, with numbers up to its size',
  query: () => sql`
    with sitting as (select * from seat where state in ('held', 'paid', 'settled', 'expired'))
    select 'no more sit in a pool than it has seats' as what, p.community_id, p.id as subject, p.seats_max::text as should,
      count(*)::text as found
    from pool p join sitting s on s.community_id = p.community_id and s.pool_id = p.id
    group by p.community_id, p.id, p.seats_max having count(*) > p.seats_max
    union all
    select 'a person has one seat in a pool', community_id, pool_id || ' ' || person_id, '1', count(*)::text
    from sitting group by community_id, pool_id, person_id having count(*) > 1
    union all
    select 'a seat has a number of its own, up to the size', s.community_id, s.pool_id || '/' || s.number, null, count(*)::text
    from sitting s join pool p on p.community_id = s.community_id and p.id = s.pool_id
    group by s.community_id, s.pool_id, s.number, p.seats_max having count(*) > 1 or s.number > p.seats_max`,
}

/** I16 */
export const onlyForward: Shown = {
  id: 'I16',
  how:
    'an open pool has only open seats and no end behind it; one that is over has none; a settled one has the step that its seats reached and so have its orders; ' +
    'one that expired reached none, unless its campaign was cancelled',
  query: () => sql`
    with size as (
      select p.community_id, p.id, p.state, p.percent, p.counted_at, p.over_at, c.state as campaign_state,
        count(s.order_id) filter (where s.state in ('held', 'paid')) as live,
        count(s.order_id) filter (where s.state in ('settled', 'expired')) as ended,
        (select coalesce(max((step ->> 'percent')::int), 0) from jsonb_array_elements(p.steps) step
          where (step ->> 'people')::int <= count(s.order_id) filter (where s.state in ('settled', 'expired'))) as reached
      from pool p
      join campaign c on c.community_id = p.community_id and c.id = p.campaign_id
      left join seat s on s.community_id = p.community_id and s.pool_id = p.id
      group by p.community_id, p.id, p.state, p.percent, p.counted_at, p.over_at, p.steps, c.state
    )
    select 'an open pool has no end behind it' as what, community_id, id as subject, '0' as should, ended::text as found
    from size where state = 'open' and (ended > 0 or over_at is not null or counted_at is not null)
    union all
    select 'nobody sits in a pool that is over', community_id, id, '0', live::text
    from size where state <> 'open' and (live > 0 or over_at is null)
    union all
    select 'a settled pool has the step that was reached', community_id, id, reached::text, percent::text
    from size where state = 'settled' and (percent <> reached or reached = 0)
    union all
    select 'a pool that reached a step does not expire', community_id, id, reached::text, percent::text
    from size where state = 'expired' and reached > 0 and campaign_state <> 'cancelled'
    union all
    select 'a member pays the price of the step', p.community_id, o.id, p.percent::text, o.percent::text
    from pool p
    join seat s on s.community_id = p.community_id and s.pool_id = p.id and s.state = 'settled'
    join orders o on o.community_id = s.community_id and o.id = s.order_id
    where p.state <> 'settled' or o.percent <> p.percent`,
}

/** I17 */
export const expiredGoBack: Shown = {
  id: 'I17',
  how: 'each seat of an expired pool has a refunded order, or a plain one at the plain price where its member chose that; no seat was paid after the closing query',
  query: () => sql`
    select 'a member of an expired pool got everything back' as what, o.community_id, o.id as subject, o.paid_fen::text as should,
      o.state || ' ' || o.refunded_fen as found
    from seat s join orders o on o.community_id = s.community_id and o.id = s.order_id
    where s.state = 'expired' and o.if_not_filled = 'refund' and (o.state <> 'refunded' or o.refunded_fen <> o.paid_fen)
    union all
    select 'a member who wanted the goods anyway has a plain order', o.community_id, o.id, '0', o.state || ' ' || o.percent
    from seat s join orders o on o.community_id = s.community_id and o.id = s.order_id
    where s.state = 'expired' and o.if_not_filled = 'keep' and (o.state not in ('paid', 'fetched', 'refunded') or o.percent <> 0)
    union all
    select 'no seat is paid after the closing query', o.community_id, o.id, p.counted_at::text, o.paid_at::text
    from seat s
    join pool p on p.community_id = s.community_id and p.id = s.pool_id
    join orders o on o.community_id = s.community_id and o.id = s.order_id
    where s.state in ('settled', 'expired') and (o.paid_at is null or o.paid_at > p.counted_at)`,
}

/** I18 */
export const oneOpenPool: Shown = {
  id: 'I18',
  how: 'nobody has live seats in two pools of one campaign',
  query: () => sql`
    select 'a person sits in one open pool of a campaign' as what, community_id, campaign_id || ' ' || person_id as subject, '1' as should,
      count(*)::text as found
    from seat where state in ('held', 'paid') group by community_id, campaign_id, person_id having count(*) > 1`,
}
