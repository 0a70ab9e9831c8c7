import { BATCHES } from './batch-plants'
import { COUPONS } from './coupon-plants'
import { EVENTS } from './event-plants'
import { EXCHANGES } from './exchange-plants'
import type { Plant } from './plant'
import { plant, twin } from './plant'
import { POINTS } from './points-plants'
import { REFERRALS } from './referral-plants'
import { STREAKS } from './streak-plants'
import { TIERS } from './tier-plants'

const transfer = (from: string, to: string, columns = 'null, null, null') => `
  insert into ledger_transfer (community_id, id, from_account, to_account, order_id, payment_id, refund_id, amount_fen, why, at)
  select 'c1', 'planted', '${from}', '${to}', ${columns}, 5, 'planted', now()`
const anOrder = (where: string) => `(select id from orders where ${where} order by id limit 1)`

const MONEY: readonly Plant[] = [
  plant(
    'I1',
    'a transfer moves money to another account',
    ['ledger_transfer'],
    twin('ledger_transfer', { id: "'planted'", amount_fen: '0' }),
  ),
  plant(
    'I1',
    'a transfer moves money to another account',
    ['ledger_transfer'],
    twin('ledger_transfer', { id: "'planted'", from_account: "'earned'", to_account: "'earned'" }),
  ),
  plant('I1', 'a column of money is a whole number', [], 'alter table item add column extra_fen numeric(10, 2)', 'select'),
  plant('I2', 'nobody who serves people may change the ledger', [], 'grant update on ledger_transfer to linpin_app', 'select'),
  plant('I2', 'a trigger guards the ledger', [], 'alter table ledger_transfer disable trigger ledger_insert_only', 'select'),
  plant(
    'I3',
    'what was paid in less what was paid back lies in the accounts',
    [],
    transfer('channel', 'set_aside', `${anOrder("state = 'paid'")}, null, null`),
  ),
  plant(
    'I3',
    'what was paid in less what was paid back lies in the accounts',
    [],
    transfer('channel', 'set_aside', "'no-such-order', null, null"),
  ),
  plant('I3', 'the order knows what was paid in', ['orders'], "update orders set paid_fen = paid_fen + 1 where state = 'fetched'"),
  plant('I3', 'the order knows what goes back', ['orders'], "update orders set refunded_fen = refunded_fen + 1 where state = 'paid'"),
  plant('I3', 'the order knows what goes back', ['refund'], "update refund set amount_fen = amount_fen - 1 where why = 'pool_settled'"),
  plant(
    'I4',
    'an order gives back at most what was paid in',
    ['orders'],
    "update orders set refunded_fen = paid_fen + 1 where state = 'paid'",
  ),
  plant('I4', 'a line gives back at most what it cost', ['order_line'], 'update order_line set refunded_fen = pay_fen + 1'),
  plant('I4', 'a line gives back at most what it cost', ['order_line'], 'update order_line set refunded_quantity = quantity + 1'),
  plant('I4', 'a payment gives back at most what it brought', ['refund'], twin('refund', { id: "'planted'" }, "why = 'pool_expired'")),
  plant(
    'I4',
    'the lines and the fee sum to what the order costs',
    ['order_line'],
    'update order_line set pay_fen = pay_fen - 1 where handed_at is not null',
  ),
  plant(
    'I4',
    'what went back of lines and fee sums to the repayments',
    ['order_line'],
    'update order_line set refunded_fen = refunded_fen + 1 where refunded_quantity = 1',
  ),
  plant(
    'I5',
    'set aside is what still waits to be fetched',
    [],
    transfer('set_aside', 'earned', `${anOrder("state = 'paid'")}, null, null`),
  ),
  plant('I5', 'earned is what was handed over', [], transfer('set_aside', 'earned', `${anOrder("state = 'paid'")}, null, null`)),
  plant(
    'I5',
    'what is owed back has a repayment under way',
    ['refund'],
    "update refund set state = 'queued', done_at = null where state = 'done' and order_id is not null",
  ),
  plant('I5', 'what was returned has a repayment done', ['refund'], "delete from refund where why = 'pool_expired'"),
  plant(
    'I5',
    'money of no order is in quarantine until it is released',
    ['quarantine'],
    'update quarantine set released_at = null where released_at is not null',
  ),
  plant('I5', 'released money has its repayment', ['quarantine'], 'delete from quarantine'),
  plant('I5', 'released money has its repayment', ['refund'], "delete from refund where why = 'quarantine'"),
  plant(
    'I5',
    'released money is owed until it is returned',
    ['refund'],
    "update refund set state = 'sent', done_at = null where why = 'quarantine'",
  ),
  plant(
    'I5',
    'a notice is worked within 15 minutes',
    [],
    "update pay_inbox set worked_at = null, received_at = received_at - interval '1 day'",
  ),
  plant(
    'I5',
    'money that a notice told of is a payment or in quarantine',
    [],
    "update pay_inbox set subject = 'unknown' where kind = 'payment'",
  ),
]

const PAYMENTS: readonly Plant[] = [
  plant('I6', 'a trade number names one payment', ['payment'], twin('payment', { community_id: "'c2'" })),
  plant('I6', 'money is booked once', ['quarantine'], 'update quarantine set transaction_id = (select min(transaction_id) from payment)'),
  plant(
    'I6',
    'one payment counts for an order that is paid, none for one that never was',
    ['payment'],
    twin('payment', { id: "'planted'", transaction_id: "'planted'" }, "counted = 'order'"),
  ),
  plant(
    'I6',
    'one payment counts for an order that is paid, none for one that never was',
    ['payment'],
    "update payment set counted = 'late' where counted = 'order'",
  ),
  plant('I6', 'a late or second payment goes back once and in full', ['refund'], "delete from refund where why = 'late'"),
  plant('I6', 'a late or second payment goes back once and in full', ['refund'], twin('refund', { id: "'planted'" }, "why = 'late'")),
  plant('I7', 'a refund number exists once', ['refund'], twin('refund', { community_id: "'c2'" })),
  plant(
    'I7',
    'a closed repayment has one successor, another none',
    ['refund'],
    "update refund set state = 'closed', done_at = null where state = 'done'",
  ),
  plant(
    'I7',
    'a closed repayment has one successor, another none',
    ['refund'],
    twin('refund', { id: "'planted'", follows: 't.id' }, "state = 'done'"),
  ),
  plant(
    'I7',
    'a successor stands for the same money',
    ['refund'],
    twin('refund', { id: "'planted'", follows: 't.id', amount_fen: '1' }, "state = 'done'"),
  ),
  plant(
    'I7',
    'a repayment is booked once, when it is done',
    [],
    transfer('refund_due', 'channel', `${anOrder("state = 'refunded'")}, null, (select min(id) from refund)`),
  ),
  plant(
    'I7',
    'a repayment is booked once, when it is done',
    ['refund'],
    "update refund set state = 'sent', done_at = null where state = 'done'",
  ),
  plant(
    'I7',
    'an order has at most 50 repayments',
    ['refund'],
    `insert into refund select (jsonb_populate_record(null::refund, to_jsonb(t) || jsonb_build_object('id', 'planted' || n))).*
    from (select * from refund where order_id is not null limit 1) t, generate_series(1, 50) n`,
  ),
  plant(
    'I8',
    'the books equal the bill',
    [],
    `insert into bill_day (day, fetched_at, lines, differences) values ('2020-01-01', now(), 1, '[{"number": "1"}]')`,
  ),
  plant('I9', "a line has its item's price", ['order_line'], 'update order_line set price_fen = price_fen - 1'),
  plant('I9', 'the goods sum to their lines', ['orders'], 'update orders set goods_fen = goods_fen - 1'),
  plant('I9', 'an order costs its goods less its percentage, its coupons and its points, and the fee', ['orders'], 'update orders set percent = 90 where percent = 0'),
  plant(
    'I9',
    'what was paid is what it costs and the settled difference',
    ['payment'],
    "update payment set amount_fen = amount_fen - 1 where counted = 'order'",
  ),
]

const STOCK: readonly Plant[] = [
  plant('I11', 'reserved is what unpaid orders hold', ['item'], 'update item set reserved = reserved + 1'),
  plant('I11', 'sold is what paid orders have', ['item'], 'update item set sold = sold - 1 where sold > 0'),
  plant(
    'I11',
    'the offer is the one last audited',
    [],
    `insert into audit_log (community_id, id, person_id, what, subject, after, at) values ('c1', 'planted', 'x', 'campaign.offer', 'g1-i1', '{"offered": 7}', now())`,
  ),
  plant('I12', 'left', ['item'], 'update item set sold = offered + 1 where offered > 0'),
  plant('I12', 'reserved', ['item'], 'update item set reserved = -1'),
  plant('I13', 'a hold has its end before it', ['orders'], "update orders set state = 'unpaid' where state = 'cancelled'"),
  plant('I13', 'a lapsed or cancelled order keeps no money', ['orders'], "update orders set state = 'cancelled' where state = 'paid'"),
  plant('I14', 'a person has at most the limit', ['order_line'], 'update order_line set quantity = 6'),
  plant('I14', 'the count is the sum of the orders', ['item_share'], 'update item_share set units = units - 1 where units > 0'),
  plant('I14', 'the count is the sum of the orders', ['item_share'], 'delete from item_share where units > 0'),
]

const POOLS: readonly Plant[] = [
  plant('I15', 'no more sit in a pool than it has seats', ['pool'], "update pool set seats_max = 2 where state = 'settled'"),
  plant('I15', 'a person has one seat in a pool', ['seat'], twin('seat', { order_id: "'planted'" }, "state = 'settled'")),
  plant('I15', 'a seat has a number of its own, up to the size', ['seat'], "update seat set number = 4 where state = 'settled'"),
  plant(
    'I16',
    'an open pool has no end behind it',
    ['pool'],
    "update pool set state = 'open', percent = 0, over_at = null, counted_at = null where state = 'settled'",
  ),
  plant('I16', 'nobody sits in a pool that is over', ['seat'], "update seat set state = 'paid' where state = 'settled'"),
  plant('I16', 'a settled pool has the step that was reached', ['pool'], "update pool set percent = 10 where state = 'settled'"),
  plant(
    'I16',
    'a pool that reached a step does not expire',
    ['pool'],
    "update pool set state = 'expired', percent = 0 where state = 'settled'",
  ),
  plant('I16', 'a member pays the price of the step', ['orders'], 'update orders set percent = 0 where percent = 20'),
  plant(
    'I17',
    'a member of an expired pool got everything back',
    ['orders'],
    "update orders set refunded_fen = 0 where pool_id is not null and state = 'refunded'",
  ),
  plant(
    'I17',
    'a member who wanted the goods anyway has a plain order',
    ['orders'],
    "update orders set percent = 20 where if_not_filled = 'keep'",
  ),
  plant(
    'I17',
    'no seat is paid after the closing query',
    ['orders'],
    "update orders set paid_at = paid_at + interval '2 days' where pool_id is not null",
  ),
  plant(
    'I18',
    'a person sits in one open pool of a campaign',
    ['seat'],
    "update seat set state = 'paid' where state = 'settled'",
    twin('seat', { order_id: "'planted'", pool_id: "'other'" }, "state = 'paid'"),
  ),
  plant('I32', 'an order paid for lies in a bag of its own station', ['bag'], "update bag set station_id = 's2'"),
  plant('I32', 'an order paid for lies in a bag of its own station', ['orders'], "update orders set bag_id = null where state = 'paid'"),
  plant(
    'I32',
    'an order is fetched when nothing of it waits',
    ['order_line'],
    'update order_line set handed_at = null, handed_how = null where handed_at is not null',
  ),
  plant(
    'I32',
    'an order is fetched when nothing of it waits',
    ['order_line'],
    "update order_line set handed_at = now(), handed_how = 'pickup'",
  ),
  plant('I32', 'a line is confirmed once', ['audit_log'], twin('audit_log', { id: "'planted'" }, "what = 'pickup.confirm'")),
  plant('I32', 'a code opens one bag of a station', ['bag'], "update bag set typed_code = 'SAMESAME'"),
  plant('I32', 'a scanned code opens one bag', ['bag'], "update bag set scan_code = 'SAMESAME'"),
]

const SYSTEM: readonly Plant[] = [
  plant('I34', 'a repayment under way has its job', ['refund'], "update refund set state = 'sent', done_at = null where state = 'done'"),
  plant('I34', 'an open pool has its end before it', ['pool'], "update pool set state = 'open', percent = 0, over_at = null"),
  plant(
    'I34',
    'a stored notice is worked or has its job',
    [],
    "update pay_inbox set worked_at = null, received_at = received_at - interval '1 day'",
  ),
  plant(
    'I34',
    'a job waits once',
    ['job'],
    ...[1, 2].map(
      (n) =>
        `insert into job (community_id, id, kind, subject, payload, state, run_at, created_at) values ('c1', 'planted${n}', 'pool.end', 'x', '{}', 'queued', now(), now())`,
    ),
  ),
  plant('I36', 'refund.decide', ['audit_log'], "delete from audit_log where what = 'refund.decide'"),
  plant('I36', 'payment.release', ['audit_log'], "delete from audit_log where what = 'payment.release'"),
  plant('I36', 'pickup.confirm', ['audit_log'], "delete from audit_log where what = 'pickup.confirm'"),
  plant(
    'I36',
    'role.grant',
    [],
    "insert into role_grant select a.id, 'staff', 'c1', 'c1', b.id, now() from person a join person b on b.id > a.id limit 1",
  ),
  plant('I36', 'campaign.close', ['campaign'], "update campaign set state = 'closed'"),
  plant('I36', 'campaign.arrive', ['campaign'], 'update campaign set arrived_at = now()'),
  plant('I36', 'campaign.cancel', ['campaign'], "update campaign set state = 'cancelled'"),
  plant('I36', 'coupon.create', ['audit_log'], "delete from audit_log where what = 'coupon.create'"),
  plant('I37', 'the row says nothing', ['person'], 'update person set erased_at = now()'),
  plant('I37', 'an account', ['person'], 'update person set erased_at = now()'),
  plant('I37', 'a household', ['person'], 'update person set erased_at = now()'),
  plant('I37', 'a coupon in hand, or words on one', ['person'], 'update person set erased_at = now()'),
  plant('I37', 'points in hand', ['person'], 'update person set erased_at = now()'),
  plant('I37', 'an invitation', ['person'], 'update person set erased_at = now()'),
  plant('I37', 'who paid', ['person'], 'update person set erased_at = now()'),
  plant('I37', 'a notice keeps its body for 30 days', [], "update pay_inbox set received_at = received_at - interval '40 days'"),
  plant('I37', 'a stored reply is kept for 30 days', [], "update stored_reply set created_at = created_at - interval '31 days'"),
  plant('I40', 'a window is done once', ['timer_window'], twin('timer_window', {})),
  plant('I40', 'no window lies ahead', [], "update timer_window set starts_at = starts_at + interval '100 days'"),
]

export const PLANTS: readonly Plant[] = [...MONEY, ...PAYMENTS, ...STOCK, ...POOLS, ...BATCHES, ...COUPONS, ...REFERRALS, ...STREAKS, ...EVENTS, ...POINTS, ...TIERS, ...EXCHANGES, ...SYSTEM]
