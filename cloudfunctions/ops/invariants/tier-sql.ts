import { WINDOW_DAYS } from '@domain/tier/tier'
import { days, later } from '@domain/time'
import { sql } from 'kysely'
import type { Shown } from '../invariant'

/** Nothing that was ordered longer ago makes a tier now. */
const LONG_AGO_DAYS = 160
/** The window up to an order, without the moment that is already too long ago; times are whole milliseconds. */
const ALMOST_DAYS = `${WINDOW_DAYS - 1} days 23:59:59.999`

/** I31 */
export const tierIsHistory: Shown = {
  id: 'I31',
  how:
    'the tier that a row says somebody has now is the one that orders fetched and kept make, counted one moment at a time: enough of them within 30 days, now or at ' +
    'an order whose next month is not over; a badge is earned once, and those for orders and pools stand on as many of them',
  query: ({ now }) => sql`
    with done as materialized (
      select o.person_id, p.at from orders o cross join lateral (
        select max(l.handed_at) filter (where l.handed_how = 'pickup') as at, bool_or(l.handed_how = 'pickup' and l.refunded_quantity < l.quantity) as kept
        from order_line l where l.community_id = o.community_id and l.order_id = o.id
      ) p
      where o.state = 'fetched' and p.kept and p.at <= ${now}::timestamptz and o.placed_at > ${later(now, -days(LONG_AGO_DAYS))}::timestamptz
        and exists (select from person n where n.id = o.person_id and n.erased_at is null)
    ), counted as (
      select person_id, (date_trunc('month', at at time zone 'UTC' + interval '8 hours') + interval '2 months' - interval '8 hours') at time zone 'UTC' as until,
        count(*) over (partition by person_id order by at range between ${ALMOST_DAYS}::interval preceding and current row) as orders
      from done
      union all
      select person_id, 'infinity', count(*) from done where at > ${later(now, -days(WINDOW_DAYS))}::timestamptz group by person_id
    ), should as (
      select person_id, max(case when orders >= 15 then 3 when orders >= 5 then 2 when orders >= 1 then 1 else 0 end) as tier
      from counted where until > ${now}::timestamptz group by person_id
    ), found as (
      select person_id, case when gold_until > ${now}::timestamptz then 3 when silver_until > ${now}::timestamptz then 2 when bronze_until > ${now}::timestamptz then 1 else 0 end as tier
      from tier_standing
    ), fetched as (
      select o.person_id, count(*) as orders from orders o
      where o.state = 'fetched' and exists (select from order_line l where l.community_id = o.community_id and l.order_id = o.id and l.handed_how = 'pickup') group by 1
    ), pooled as (
      select person_id, count(distinct pool_id) as pools from seat where state = 'settled' group by 1
    )
    select 'a tier is what was fetched and kept makes of it' as what, '' as community_id, person_id as subject, coalesce(s.tier, 0)::text as should, coalesce(f.tier, 0)::text as found
    from should s full join found f using (person_id) where coalesce(s.tier, 0) <> coalesce(f.tier, 0)
    union all
    select 'a badge is earned once', '', person_id, '1 of ' || badge_id, count(*)::text from badge_earned group by person_id, badge_id having count(*) > 1
    union all
    select 'a badge stands on what was done', '', b.person_id, need.least || ' for ' || b.badge_id, case need.what when 'orders' then coalesce(f.orders, 0) else coalesce(p.pools, 0) end::text
    from badge_earned b
    join (values ('first_order', 'orders', 1), ('ten_orders', 'orders', 10), ('fifty_orders', 'orders', 50), ('first_pool', 'pools', 1), ('ten_pools', 'pools', 10)) need (badge_id, what, least)
      on need.badge_id = b.badge_id
    left join fetched f on f.person_id = b.person_id left join pooled p on p.person_id = b.person_id
    where case need.what when 'orders' then coalesce(f.orders, 0) else coalesce(p.pools, 0) end < need.least`,
}
