import { sql } from 'kysely'
import type { Shown } from '../invariant'

/** I30 */
export const pointsAddUp: Shown = {
  id: 'I30',
  how:
    'what a person has of free, frozen and held points is the sum of the moves, which are only ever inserted; what was spent had been free; a move is there once, and no ' +
    'more comes back of one than it moved; an order uses what its lines use, holds it while unpaid, has spent it once paid and given back what went back; goods have ' +
    'earned what was kept of them, and going without packaging what it does while anything is kept',
  query: () => sql`
    with moved as (
      select person_id,
        sum((to_account = 'free')::int * points - (from_account = 'free')::int * points)::bigint as free,
        sum((to_account = 'frozen')::int * points - (from_account = 'frozen')::int * points)::bigint as frozen,
        sum((to_account = 'held')::int * points - (from_account = 'held')::int * points)::bigint as held
      from points_entry group by 1
    ), about as (
      select about_id, sum(points) filter (where to_account in ('free', 'expired') and from_account in ('held', 'spent')) as back,
        sum(points) filter (where to_account = 'reversed') as reversed, bool_or(from_account = 'held' and to_account = 'spent') as settled
      from points_entry where about_id is not null group by 1
    ), used as (
      select e.community_id, e.source_id as order_id, sum(e.points - coalesce(a.back, 0))::bigint as net,
        bool_or(e.to_account = 'spent' or coalesce(a.settled, false)) as settled
      from points_entry e left join about a on a.about_id = e.id
      where e.source = 'order' and e.kind in ('used', 'used_again') group by 1, 2
    ), line as (
      select community_id, order_id, sum(points_fen)::bigint as fen, sum(points_back)::bigint as back,
        coalesce(sum(pay_fen - refunded_fen) filter (where handed_how = 'pickup'), 0)::bigint as kept_fen,
        coalesce(bool_or(handed_how = 'pickup' and refunded_quantity < quantity), false) as any_left
      from order_line group by 1, 2
    )
    select figure.what, '' as community_id, coalesce(m.person_id, a.person_id) as subject, figure.should::text, figure.found::text
    from moved m full join points_account a on a.person_id = m.person_id
    cross join lateral (values
      ('free points are the sum of the moves', coalesce(m.free, 0), coalesce(a.free, 0)),
      ('frozen points are the sum of the moves', coalesce(m.frozen, 0), coalesce(a.frozen, 0)),
      ('held points are the sum of the moves', coalesce(m.held, 0), coalesce(a.held, 0))
    ) figure (what, should, found)
    where figure.should <> figure.found
    union all
    select 'what is spent had been free', community_id, id, '0 or more', free_after::text
    from points_entry where from_account = 'free' and to_account <> 'reversed' and free_after < 0
    union all
    select 'a move is there once', '', source || ' ' || source_id || ' ' || kind, '1', count(*)::text
    from points_entry group by source, source_id, kind having count(*) > 1
    union all
    select 'no more comes back of a move than it moved', e.community_id, e.id, e.points::text, coalesce(a.back, a.reversed)::text
    from points_entry e join about a on a.about_id = e.id where a.back > e.points or a.reversed > e.points
    union all
    select 'an order uses the points that its lines use', o.community_id, o.id, o.points_fen::text, l.fen::text
    from orders o join line l on l.community_id = o.community_id and l.order_id = o.id where l.fen <> o.points_fen
    union all
    select 'an order has what it uses less what came back', o.community_id, o.id,
      figure.should::text, coalesce(u.net, 0)::text
    from orders o
    join line l on l.community_id = o.community_id and l.order_id = o.id
    left join used u on u.community_id = o.community_id and u.order_id = o.id
    cross join lateral (select case when o.state = 'unpaid' or o.paid_at is not null then o.points_fen - l.back else 0 end as should) figure
    where figure.should <> coalesce(u.net, 0)
    union all
    select 'an order has spent its points once it is paid for', o.community_id, o.id, (o.paid_at is not null)::text, u.settled::text
    from orders o join used u on u.community_id = o.community_id and u.order_id = o.id
    where o.points_fen > 0 and u.settled <> (o.paid_at is not null)
    union all
    select 'goods have earned what was kept of them', e.community_id, e.source_id, floor(l.kept_fen * e.tenths / 1000.0)::text, (e.points - coalesce(a.reversed, 0))::text
    from points_entry e
    join line l on l.community_id = e.community_id and l.order_id = e.source_id
    join points_account owner on owner.person_id = e.person_id and owner.closed_at is null
    left join about a on a.about_id = e.id
    where e.source = 'order' and e.kind = 'bought' and floor(l.kept_fen * e.tenths / 1000.0) <> e.points - coalesce(a.reversed, 0)
      and not exists (select from refund r where r.community_id = e.community_id and r.order_id = e.source_id and r.queued_at >= e.expires_at)
    union all
    select 'going without packaging has earned while anything is kept', e.community_id, e.source_id, '0', (e.points - coalesce(a.reversed, 0))::text
    from points_entry e
    join line l on l.community_id = e.community_id and l.order_id = e.source_id
    join points_account owner on owner.person_id = e.person_id and owner.closed_at is null
    left join about a on a.about_id = e.id
    where e.source = 'order' and e.kind = 'green' and not l.any_left and e.points <> coalesce(a.reversed, 0)
      and not exists (select from refund r where r.community_id = e.community_id and r.order_id = e.source_id and r.queued_at >= e.expires_at)
    union all
    select 'nobody who serves people may change a move', '', right_name, 'no', 'yes'
    from unnest(array['update', 'delete', 'truncate']) right_name where has_table_privilege('linpin_app', 'points_entry', right_name)
    union all
    select 'a trigger guards the moves', '', name, 'on', 'off'
    from unnest(array['points_insert_only', 'points_no_truncate']) name
    where not exists (select from pg_trigger where tgrelid = 'points_entry'::regclass and tgname = name and tgenabled in ('O', 'A'))`,
}
