import { sql } from 'kysely'
import type { Shown } from '../invariant'

type Account = 'set_aside' | 'earned' | 'refund_due' | 'quarantine'

/** What lies in an account, over the ledger's rows of a group. */
const balance = (account: Account) => sql`(coalesce(sum(amount_fen) filter (where to_account = ${sql.lit(account)}), 0)
  - coalesce(sum(amount_fen) filter (where from_account = ${sql.lit(account)}), 0))::bigint`

/** I1 */
export const wholeFen: Shown = {
  id: 'I1',
  how: 'every column of money is a whole number by its type, and every ledger row moves more than nothing from one account to another',
  query: () => sql`
    select 'a column of money is a whole number' as what, '' as community_id, table_name || '.' || column_name as subject,
      'bigint' as should, data_type as found
    from information_schema.columns
    where table_schema = current_schema() and column_name like '%\\_fen' and data_type not in ('bigint', 'integer')
    union all
    select 'a transfer moves money to another account', community_id, id, null, from_account || ' to ' || to_account || ': ' || amount_fen
    from ledger_transfer where amount_fen <= 0 or from_account = to_account`,
}

/** I2 */
export const insertOnly: Shown = {
  id: 'I2',
  how: 'those who serve people have no right to change or delete ledger rows, and triggers refuse both, and truncating, to everybody',
  query: () => sql`
    select 'nobody who serves people may change the ledger' as what, '' as community_id, right_name as subject, 'no' as should,
      'yes' as found
    from unnest(array['update', 'delete', 'truncate']) right_name
    where has_table_privilege('linpin_app', 'ledger_transfer', right_name)
    union all
    select 'a trigger guards the ledger', '', name, 'on', 'off'
    from unnest(array['ledger_insert_only', 'ledger_no_truncate']) name
    where not exists (select from pg_trigger where tgrelid = 'ledger_transfer'::regclass and tgname = name and tgenabled in ('O', 'A'))`,
}

/** I3 */
export const orderBooks: Shown = {
  id: 'I3',
  how: "per order: payments received less repayments done equal the balance of its ledger accounts, and the order's own two sums say the same",
  query: () => sql`
    with book as (
      select community_id, order_id, ${balance('set_aside')} + ${balance('earned')} + ${balance('refund_due')} as fen
      from ledger_transfer where order_id is not null group by 1, 2
    ), came as (
      select community_id, order_id, sum(amount_fen)::bigint as fen from payment where state = 'paid' group by 1, 2
    ), went as (
      select community_id, order_id, coalesce(sum(amount_fen) filter (where state = 'done'), 0)::bigint as done,
        coalesce(sum(amount_fen) filter (where state <> 'closed'), 0)::bigint as owed
      from refund where order_id is not null group by 1, 2
    ), every as (
      select community_id, id as order_id from orders union select community_id, order_id from book
      union select community_id, order_id from came union select community_id, order_id from went
    )
    select figure.what, e.community_id, e.order_id as subject, figure.should::text, figure.found::text
    from every e
    left join orders o on o.community_id = e.community_id and o.id = e.order_id
    left join book on book.community_id = e.community_id and book.order_id = e.order_id
    left join came on came.community_id = e.community_id and came.order_id = e.order_id
    left join went on went.community_id = e.community_id and went.order_id = e.order_id
    cross join lateral (values
      ('what was paid in less what was paid back lies in the accounts', coalesce(came.fen, 0) - coalesce(went.done, 0),
        coalesce(book.fen, 0)),
      ('the order knows what was paid in', coalesce(came.fen, 0), o.paid_fen),
      ('the order knows what goes back', coalesce(went.owed, 0), o.refunded_fen)) figure (what, should, found)
    where figure.should is distinct from figure.found`,
}

/** I4 */
export const refundsWithin: Shown = {
  id: 'I4',
  how: 'per order, line and payment no more goes back than was paid in; the lines and the fee sum to what the order costs, and what went back of them to its repayments',
  query: () => sql`
    with line as (
      select community_id, order_id, sum(pay_fen)::bigint as pay, sum(refunded_fen)::bigint as back from order_line group by 1, 2
    ), back as (
      select community_id, order_id, sum(amount_fen)::bigint as fen from refund
      where state <> 'closed' and why not in ('late', 'second', 'pool_settled') and order_id is not null group by 1, 2
    )
    select 'an order gives back at most what was paid in' as what, community_id, id as subject, paid_fen::text as should,
      refunded_fen::text as found
    from orders where refunded_fen > paid_fen
    union all
    select 'a line gives back at most what it cost', community_id, order_id || '/' || place, pay_fen || ' for ' || quantity,
      refunded_fen || ' for ' || refunded_quantity
    from order_line where refunded_fen > pay_fen or refunded_quantity > quantity
      or (refunded_quantity = quantity and refunded_fen <> pay_fen)
    union all
    select 'a payment gives back at most what it brought', r.community_id, r.out_trade_no, coalesce(max(p.amount_fen), 0)::text,
      sum(r.amount_fen)::text
    from refund r left join payment p on p.community_id = r.community_id and p.id = r.out_trade_no and p.state = 'paid'
    where r.state <> 'closed' and r.why <> 'quarantine'
    group by r.community_id, r.out_trade_no having sum(r.amount_fen) > coalesce(max(p.amount_fen), 0)
    union all
    select figure.what, o.community_id, o.id, figure.should::text, figure.found::text
    from orders o
    left join line on line.community_id = o.community_id and line.order_id = o.id
    left join back on back.community_id = o.community_id and back.order_id = o.id
    cross join lateral (values
      ('the lines and the fee sum to what the order costs', o.pay_fen, coalesce(line.pay, 0) + o.door_fee_fen - o.door_off_fen),
      ('what went back of lines and fee sums to the repayments',
        coalesce(line.back, 0) + case when o.fee_refunded then o.door_fee_fen - o.door_off_fen else 0 end,
        coalesce(back.fen, 0))) figure (what, should, found)
    where figure.should <> figure.found`,
}

/** I5 */
export const everyFen: Shown = {
  id: 'I5',
  how:
    'each order: the ledger has set aside what its unfetched lines and fee are worth, earned what was handed over, owes its unfinished repayments, and returned ' +
    'the finished; money of no order is in quarantine until released; an authentic notice is worked within 15 minutes and its money is a payment or in quarantine',
  query: ({ now }) => sql`
    with line as (
      select community_id, order_id,
        coalesce(sum(pay_fen - refunded_fen) filter (where handed_at is null), 0)::bigint as waiting,
        coalesce(sum(pay_fen - refunded_fen) filter (where handed_at is not null), 0)::bigint as handed
      from order_line group by 1, 2
    ), book as (
      select community_id, order_id, ${balance('set_aside')} as set_aside, ${balance('earned')} as earned, ${balance('refund_due')} as due,
        coalesce(sum(amount_fen) filter (where to_account = 'channel'), 0)::bigint as returned
      from ledger_transfer where order_id is not null group by 1, 2
    ), owed as (
      select community_id, order_id, coalesce(sum(amount_fen) filter (where state in ('queued', 'sent', 'review')), 0)::bigint as due,
        coalesce(sum(amount_fen) filter (where state = 'done'), 0)::bigint as returned
      from refund where order_id is not null group by 1, 2
    ), loose as (
      select community_id, payment_id, ${balance('quarantine')} as kept, ${balance('refund_due')} as due
      from ledger_transfer where order_id is null group by 1, 2
    ), apart as (
      select community_id, out_trade_no, coalesce(sum(amount_fen) filter (where released_at is null), 0)::bigint as kept,
        coalesce(sum(amount_fen) filter (where released_at is not null), 0)::bigint as released
      from quarantine group by 1, 2
    ), released as (
      select community_id, out_trade_no, coalesce(sum(amount_fen) filter (where state in ('queued', 'sent', 'review')), 0)::bigint as due,
        coalesce(sum(amount_fen) filter (where state <> 'closed'), 0)::bigint as queued
      from refund where order_id is null group by 1, 2
    )
    select figure.what, o.community_id, o.id as subject, figure.should::text, figure.found::text
    from orders o
    left join line on line.community_id = o.community_id and line.order_id = o.id
    left join book on book.community_id = o.community_id and book.order_id = o.id
    left join owed on owed.community_id = o.community_id and owed.order_id = o.id
    cross join lateral (select case when o.fee_refunded then 0 else o.door_fee_fen - o.door_off_fen end as fen) fee
    cross join lateral (values
      ('set aside is what still waits to be fetched', case o.state when 'paid' then coalesce(line.waiting, 0) + fee.fen else 0 end,
        coalesce(book.set_aside, 0)),
      ('earned is what was handed over',
        case o.state when 'paid' then coalesce(line.handed, 0) when 'fetched' then coalesce(line.handed, 0) + fee.fen else 0 end,
        coalesce(book.earned, 0)),
      ('what is owed back has a repayment under way', coalesce(owed.due, 0), coalesce(book.due, 0)),
      ('what was returned has a repayment done', coalesce(owed.returned, 0), coalesce(book.returned, 0))) figure (what, should, found)
    where figure.should <> figure.found
    union all
    select figure.what, coalesce(a.community_id, l.community_id), coalesce(a.out_trade_no, l.payment_id), figure.should::text,
      figure.found::text
    from apart a
    full join loose l on l.community_id = a.community_id and l.payment_id = a.out_trade_no
    left join released r on r.community_id = coalesce(a.community_id, l.community_id)
      and r.out_trade_no = coalesce(a.out_trade_no, l.payment_id)
    cross join lateral (values
      ('money of no order is in quarantine until it is released', coalesce(a.kept, 0), coalesce(l.kept, 0)),
      ('released money has its repayment', coalesce(a.released, 0), coalesce(r.queued, 0)),
      ('released money is owed until it is returned', coalesce(r.due, 0), coalesce(l.due, 0))) figure (what, should, found)
    where figure.should <> figure.found
    union all
    select 'a notice is worked within 15 minutes', '', notice_id, null, received_at::text
    from pay_inbox where worked_at is null and received_at < ${now}::timestamptz - interval '15 minutes'
    union all
    select 'money that a notice told of is a payment or in quarantine', '', n.subject, null, n.notice_id
    from pay_inbox n
    where n.kind = 'payment' and n.worked_at is not null and n.body ->> 'trade_state' = 'SUCCESS'
      and not exists (select from payment p where p.id = n.subject and p.state = 'paid')
      and not exists (select from quarantine q where q.out_trade_no = n.subject)`,
}
