import { ALONE, COUPONS_MOST } from '@domain/coupon/terms'
import { sql } from 'kysely'
import type { Shown } from '../invariant'

/** I21 */
export const oneStateOneOrder: Shown = {
  id: 'I21',
  how:
    'a coupon that is held or used has one live order, of its own person and community, another has none; held ones wait for an unpaid order, used ones serve one ' +
    'that was paid for and did not all go back; what came back was still in date, and an order names a coupon once',
  query: () => sql`
    select 'a coupon that is held or used has one live order, another none' as what, c.community_id, c.id as subject,
      case when c.state in ('locked', 'used') then c.order_id else 'none' end as should, coalesce(string_agg(u.order_id, ' '), 'none') as found
    from coupon c left join order_coupon u on u.coupon_id = c.id and u.live
    group by c.community_id, c.id, c.state, c.order_id
    having count(u.order_id) <> case when c.state in ('locked', 'used') then 1 else 0 end
      or (c.state in ('locked', 'used') and min(u.order_id) is distinct from c.order_id)
    union all
    select 'a held coupon waits for an unpaid order, a used one serves one that was kept', c.community_id, c.id, null,
      c.state || ' in ' || coalesce(o.state, 'nothing')
    from coupon c left join orders o on o.community_id = c.community_id and o.id = c.order_id
    where (c.state = 'locked' and o.state is distinct from 'unpaid')
      or (c.state = 'used' and (o.id is null or o.state not in ('paid', 'fetched') or not exists (
        select from order_line l where l.community_id = o.community_id and l.order_id = o.id and l.refunded_quantity < l.quantity)))
    union all
    select 'a coupon serves the person who has it', u.community_id, u.coupon_id, c.person_id, o.person_id
    from order_coupon u
    join coupon c on c.id = u.coupon_id
    left join orders o on o.community_id = u.community_id and o.id = u.order_id
    where o.person_id is distinct from c.person_id or u.community_id <> c.community_id
    union all
    select 'a coupon comes back in date', u.community_id, u.coupon_id, 'before ' || c.valid_until, u.ended_at::text
    from order_coupon u join coupon c on c.id = u.coupon_id
    where (u.ended_as = 'issued' and u.ended_at >= c.valid_until) or u.live <> (u.ended_at is null)
    union all
    select 'an order names a coupon once', community_id, coupon_id, '1', count(*)::text
    from order_coupon group by community_id, order_id, coupon_id having count(*) > 1
    union all
    select 'a coupon is over after its date', community_id, id, valid_until::text, over_at::text
    from coupon where state = 'expired' and (over_at is null or over_at < valid_until)`,
}

/** I22 */
export const couponsWithin: Shown = {
  id: 'I22',
  how:
    'what coupons take off an order sums to the fen, over its lines and over its coupons, each within its face; at most three go together, one of a group, none ' +
    'beside one that goes alone, and with a pool only where they say so; through them no line falls below its lowest price',
  query: () => sql`
    with off as (
      select u.community_id, u.order_id, sum(u.off_fen)::bigint as fen, count(*) as coupons, count(distinct b.terms ->> 'group') as groups,
        bool_or(b.terms ->> 'group' = ${ALONE}) as alone
      from order_coupon u
      join coupon c on c.id = u.coupon_id
      join coupon_batch b on b.community_id = c.community_id and b.id = c.batch_id
      group by 1, 2
    ), line as (
      select community_id, order_id, sum(coupon_fen)::bigint as fen from order_line group by 1, 2
    )
    select figure.what, o.community_id, o.id as subject, figure.should::text, figure.found::text
    from orders o
    left join off on off.community_id = o.community_id and off.order_id = o.id
    left join line on line.community_id = o.community_id and line.order_id = o.id
    cross join lateral (values
      ('what coupons take off is that of the lines', o.coupon_fen, coalesce(line.fen, 0)),
      ('what coupons take off is that of each of them', o.coupon_fen + o.door_off_fen, coalesce(off.fen, 0)),
      ('no two coupons of an order are of one group', off.coupons, off.groups),
      ('an order has at most three coupons, one where it goes alone', least(off.coupons, case when off.alone then 1 else ${COUPONS_MOST}::int end), off.coupons)
    ) figure (what, should, found)
    where figure.should <> figure.found
    union all
    select 'a coupon takes off at most its face', u.community_id, u.order_id || ' ' || u.coupon_id, c.face_fen::text, u.off_fen::text
    from order_coupon u join coupon c on c.id = u.coupon_id where u.off_fen > c.face_fen
    union all
    select 'a coupon goes with a pool, or without, as it says', u.community_id, u.order_id || ' ' || u.coupon_id, b.terms ->> 'pools', coalesce(o.pool_id, 'alone')
    from order_coupon u
    join orders o on o.community_id = u.community_id and o.id = u.order_id
    join coupon c on c.id = u.coupon_id
    join coupon_batch b on b.community_id = c.community_id and b.id = c.batch_id
    where b.terms ->> 'pools' = case when o.pool_id is null then 'only' else 'never' end
    union all
    select 'a coupon or points leave a line its lowest price', l.community_id, l.order_id || '/' || l.place, (l.quantity * i.lowest_fen)::text, l.pay_fen::text
    from order_line l join item i on i.community_id = l.community_id and i.id = l.item_id
    where l.coupon_fen + l.points_fen > 0 and l.pay_fen < l.quantity * i.lowest_fen`,
}
