import { RIGHT_EVERY } from '@domain/streak/streak'
import { sql } from 'kysely'
import type { Shown } from '../invariant'

/** I41 */
export const exchangesPaid: Shown = {
  id: 'I41',
  how:
    'each voucher has one move of its person’s points to spent, and each such move its voucher; none of it comes back, since an exchange can’t be undone; an item has given out ' +
    'what its vouchers say, within its stock; one that is a coupon is its holder’s, of its item’s batch, which is as large as the stock; nobody has had more ' +
    'exclusive things than her days in a row gave a right to',
  query: () => sql`
    with moved as (select * from points_entry where source = 'exchange'),
    rights as (
      select person_id, sum(earning / ${RIGHT_EVERY}::int) as rights from (
        select person_id, count(*) filter (where earns) as earning
        from (select person_id, day, earns, day - (row_number() over (partition by person_id order by day))::int as part from sign_in) numbered group by person_id, part
      ) island group by person_id
    )
    select 'a voucher has its move of points, a move its voucher' as what, coalesce(v.community_id, m.community_id) as community_id, coalesce(v.id, m.source_id) as subject,
      v.person_id || ' spent ' || v.points as should, m.person_id || ' ' || m.to_account || ' ' || m.points as found
    from exchange_voucher v full join moved m on m.source_id = v.id
    where (v.person_id, v.community_id, v.points, 'exchanged', 'free', 'spent') is distinct from (m.person_id, m.community_id, m.points, m.kind, m.from_account, m.to_account)
    union all
    select 'what was exchanged does not come back', e.community_id, m.source_id, 'nothing', e.kind
    from moved m join points_entry e on e.about_id = m.id
    union all
    select 'an item has given out its vouchers', i.community_id, i.id, least(i.issued, i.offered)::text, count(v.id)::text
    from exchange_item i left join exchange_voucher v on v.community_id = i.community_id and v.item_id = i.id
    group by i.community_id, i.id, i.issued, i.offered having count(v.id) <> i.issued or i.issued > i.offered
    union all
    select 'nobody has more of an item than it says', i.community_id, i.id || ' ' || v.person_id, i.per_person::text, count(*)::text
    from exchange_item i join exchange_voucher v on v.community_id = i.community_id and v.item_id = i.id
    group by i.community_id, i.id, i.per_person, v.person_id having count(*) > i.per_person
    union all
    select 'a voucher of goods at a price is its holder’s coupon', v.community_id, v.id, i.batch_id || ' of ' || v.person_id, c.batch_id || ' of ' || c.person_id
    from exchange_voucher v
    join exchange_item i on i.community_id = v.community_id and i.id = v.item_id
    left join coupon c on c.id = v.coupon_id
    where (i.batch_id is null) <> (v.coupon_id is null)
      or (v.coupon_id is not null and (i.community_id, i.batch_id, v.person_id, v.valid_until) is distinct from (c.community_id, c.batch_id, c.person_id, c.valid_until))
    union all
    select 'a coupon that was exchanged for has its voucher', c.community_id, c.id, 'a voucher', 'none'
    from coupon c join coupon_batch b on b.community_id = c.community_id and b.id = c.batch_id
    where b.way = 'exchange' and not exists (select from exchange_voucher v where v.coupon_id = c.id)
    union all
    select 'there are as many coupons as the item offers', i.community_id, i.id, i.offered || ' for ' || i.cap_fen, b.size || ' for ' || b.face_fen
    from exchange_item i left join coupon_batch b on b.community_id = i.community_id and b.id = i.batch_id
    where i.batch_id is not null and ('exchange', i.offered, i.cap_fen, i.price_fen::text) is distinct from (b.way, b.size, b.face_fen, b.terms -> 'benefit' ->> 'priceFen')
    union all
    select 'nobody has more exclusive things than rights', '', v.person_id, coalesce(r.rights, 0)::text, count(*)::text
    from exchange_voucher v
    join exchange_item i on i.community_id = v.community_id and i.id = v.item_id and i.exclusive
    join person p on p.id = v.person_id and p.erased_at is null
    left join rights r on r.person_id = v.person_id
    group by v.person_id, r.rights having count(*) > coalesce(r.rights, 0)`,
}
