import { sql } from 'kysely'
import type { Shown } from '../invariant'

/** I6 */
export const onePayment: Shown = {
  id: 'I6',
  how: "a trade number and the channel's own number name one payment; one payment counts for an order; each late or second one has one repayment of all of it",
  query: () => sql`
    select 'a trade number names one payment' as what, min(community_id) as community_id, id as subject, '1' as should,
      count(*)::text as found
    from payment group by id having count(*) > 1
    union all
    select 'money is booked once', min(community_id), transaction_id, '1', count(*)::text
    from (select community_id, transaction_id from payment where state = 'paid' and transaction_id is not null
      union all select community_id, transaction_id from quarantine) booked
    group by transaction_id having count(*) > 1
    union all
    select 'one payment counts for an order that is paid, none for one that never was', o.community_id, o.id,
      case when o.state in ('paid', 'fetched') then '1' else '0 or 1' end, count(p.id)::text
    from orders o left join payment p on p.community_id = o.community_id and p.order_id = o.id and p.counted = 'order'
    group by o.community_id, o.id, o.state
    having count(p.id) > 1 or (o.state in ('paid', 'fetched') and count(p.id) = 0)
      or (o.state in ('unpaid', 'cancelled') and count(p.id) > 0)
    union all
    select 'a late or second payment goes back once and in full', p.community_id, p.id, p.amount_fen::text,
      string_agg(r.amount_fen::text, ' + ')
    from payment p
    left join refund r on r.community_id = p.community_id and r.out_trade_no = p.id and r.state <> 'closed' and r.why = p.counted
    where p.counted in ('late', 'second')
    group by p.community_id, p.id, p.amount_fen having count(r.id) <> 1 or sum(r.amount_fen) <> p.amount_fen`,
}

/** I7 */
export const refundNumbers: Shown = {
  id: 'I7',
  how: 'a refund number exists once and pays back once, exactly when it is done; a closed one has one successor for the same money; an order has at most 50',
  query: () => sql`
    select 'a refund number exists once' as what, min(community_id) as community_id, id as subject, '1' as should, count(*)::text as found
    from refund group by id having count(*) > 1
    union all
    select 'a closed repayment has one successor, another none', r.community_id, r.id, case r.state when 'closed' then '1' else '0' end,
      count(s.id)::text
    from refund r left join refund s on s.community_id = r.community_id and s.follows = r.id
    group by r.community_id, r.id, r.state having count(s.id) <> case r.state when 'closed' then 1 else 0 end
    union all
    select 'a successor stands for the same money', s.community_id, s.id, r.out_trade_no || ' ' || r.amount_fen,
      s.out_trade_no || ' ' || s.amount_fen
    from refund s left join refund r on r.community_id = s.community_id and r.id = s.follows
    where s.follows is not null and (r.id is null or r.out_trade_no <> s.out_trade_no or r.amount_fen <> s.amount_fen)
    union all
    select 'a repayment is booked once, when it is done', coalesce(r.community_id, l.community_id), coalesce(r.id, l.refund_id),
      case r.state when 'done' then r.amount_fen else 0 end::text, coalesce(l.fen, 0)::text
    from refund r full join (
      select community_id, refund_id, sum(amount_fen)::bigint as fen from ledger_transfer where to_account = 'channel' group by 1, 2
    ) l on l.community_id = r.community_id and l.refund_id = r.id
    where case r.state when 'done' then r.amount_fen else 0 end <> coalesce(l.fen, 0)
    union all
    select 'an order has at most 50 repayments', community_id, order_id, '50', count(*)::text
    from refund where order_id is not null group by 1, 2, 3 having count(*) > 50`,
}

/** I8 */
export const sameAsBill: Shown = {
  id: 'I8',
  how: "each day's bill of the pay channel was compared with the books line by line; a difference found is a row",
  query: () => sql`
    select 'the books equal the bill' as what, '' as community_id, day::text as subject, null as should,
      left(differences::text, 300) as found
    from bill_day where differences not in ('[]'::jsonb, '{}'::jsonb, 'null'::jsonb)`,
}

/** I9 */
export const ownPrices: Shown = {
  id: 'I9',
  how: "an order's lines have their items' prices, its goods sum to them, what it costs is that less its percentage (half up) and its coupons plus the fee, and was paid plus nothing but the settled difference",
  query: () => sql`
    with goods as (select community_id, order_id, sum(quantity * price_fen)::bigint as fen from order_line group by 1, 2),
    counted as (select community_id, order_id, sum(amount_fen)::bigint as fen from payment where counted = 'order' group by 1, 2),
    settled as (
      select community_id, order_id, sum(amount_fen)::bigint as fen from refund
      where why = 'pool_settled' and state <> 'closed' group by 1, 2
    )
    select 'a line has its item''s price' as what, l.community_id, l.order_id || '/' || l.place as subject, i.price_fen::text as should,
      l.price_fen::text as found
    from order_line l join item i on i.community_id = l.community_id and i.id = l.item_id where i.price_fen <> l.price_fen
    union all
    select figure.what, o.community_id, o.id, figure.should::text, figure.found::text
    from orders o
    left join goods on goods.community_id = o.community_id and goods.order_id = o.id
    left join counted on counted.community_id = o.community_id and counted.order_id = o.id
    left join settled on settled.community_id = o.community_id and settled.order_id = o.id
    cross join lateral (values
      ('the goods sum to their lines', goods.fen, o.goods_fen),
      ('an order costs its goods less its percentage, its coupons and its points, and the fee',
        o.goods_fen - (o.goods_fen * o.percent + 50) / 100 - o.coupon_fen - o.points_fen + o.door_fee_fen - o.door_off_fen, o.pay_fen),
      ('what was paid is what it costs and the settled difference', o.pay_fen + coalesce(settled.fen, 0), coalesce(counted.fen, o.pay_fen))
    ) figure (what, should, found)
    where figure.should is distinct from figure.found`,
}
