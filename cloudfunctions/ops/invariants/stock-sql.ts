import { sql } from 'kysely'
import type { Shown } from '../invariant'

/** Units of items in orders that hold or bought them. */
const units = sql`
  select l.community_id, l.item_id, o.person_id,
    case o.state when 'unpaid' then l.quantity else 0 end as reserved,
    case when o.state in ('paid', 'fetched') then l.quantity - l.refunded_quantity else 0 end as sold
  from order_line l join orders o on o.community_id = l.community_id and o.id = l.order_id
  where o.state in ('unpaid', 'paid', 'fetched')`

/** I11 */
export const stockAddsUp: Shown = {
  id: 'I11',
  how: "an item's reserved and sold units are those of its unpaid and its paid, unrefunded orders; a changed offer is the one last audited",
  query: () => sql`
    with held as (
      select community_id, item_id, sum(reserved)::int as reserved, sum(sold)::int as sold from (${units}) unit group by 1, 2
    ), audited as (
      select distinct on (community_id, subject) community_id, subject, (after ->> 'offered')::int as offered
      from audit_log where what = 'campaign.offer' order by community_id, subject, id desc
    )
    select figure.what, i.community_id, i.id as subject, figure.should::text, figure.found::text
    from item i
    left join held on held.community_id = i.community_id and held.item_id = i.id
    left join audited on audited.community_id = i.community_id and audited.subject = i.id
    cross join lateral (values
      ('reserved is what unpaid orders hold', coalesce(held.reserved, 0), i.reserved),
      ('sold is what paid orders have', coalesce(held.sold, 0), i.sold),
      ('the offer is the one last audited', coalesce(audited.offered, i.offered), i.offered)) figure (what, should, found)
    where figure.should <> figure.found`,
}

/** I12 */
export const nothingBelowZero: Shown = {
  id: 'I12',
  how: "none of an item's offered, reserved, sold and left units is below zero",
  query: () => sql`
    select figure.what, i.community_id, i.id as subject, '0 or more' as should, figure.found::text
    from item i
    cross join lateral (values ('offered', i.offered), ('reserved', i.reserved), ('sold', i.sold),
      ('left', i.offered - i.reserved - i.sold)) figure (what, found)
    where figure.found < 0`,
}

/** I13 */
export const holdsEnd: Shown = {
  id: 'I13',
  how: 'every unpaid order has a job that will end its hold; an order that lapsed keeps no money',
  query: () => sql`
    select 'a hold has its end before it' as what, o.community_id, o.id as subject, null as should, o.hold_until::text as found
    from orders o
    where o.state = 'unpaid'
      and not exists (select from job j where j.community_id = o.community_id and j.kind = 'order.lapse' and j.subject = o.id)
      and not exists (select from job j where j.community_id = o.community_id and j.kind = 'pool.end' and j.subject = o.pool_id)
    union all
    select 'a lapsed or cancelled order keeps no money', community_id, id, '0', (paid_fen - refunded_fen)::text
    from orders where state in ('unpaid', 'cancelled', 'refunded') and paid_fen <> refunded_fen`,
}

/** I14 */
export const purchaseLimits: Shown = {
  id: 'I14',
  how: "nobody's live orders hold more units of an item than its limit, and the count that guards this is the sum of those orders",
  query: () => sql`
    with held as (
      select community_id, item_id, person_id, sum(reserved + sold)::int as units from (${units}) unit group by 1, 2, 3
    )
    select figure.what, h.community_id, h.item_id || ' ' || h.person_id as subject, figure.should::text, figure.found::text
    from (
      select coalesce(held.community_id, s.community_id) as community_id, coalesce(held.item_id, s.item_id) as item_id,
        coalesce(held.person_id, s.person_id) as person_id, coalesce(held.units, 0) as units, coalesce(s.units, 0) as counted
      from held full join item_share s on s.community_id = held.community_id and s.item_id = held.item_id and s.person_id = held.person_id
    ) h
    join item i on i.community_id = h.community_id and i.id = h.item_id
    cross join lateral (values
      ('a person has at most the limit', least(h.units, i.per_person), h.units),
      ('the count is the sum of the orders', h.units, h.counted)) figure (what, should, found)
    where figure.should <> figure.found`,
}
