import { sql } from 'kysely'
import type { Tx } from '../_kit/db'

type Row = Readonly<Record<string, unknown>>

/** Sets of rows by the name they have in the export. Instants come out as everywhere; of a session the token's hash is left out, of a code its secret. */
const HELD: Readonly<Record<string, (personId: string) => ReturnType<typeof sql<Row>>>> = {
  accounts: (id) => sql<Row>`select appid, openid, created_at, signed_out_at from account where person_id = ${id} order by created_at`,
  sessions: (id) => sql<Row>`select appid, channel, install, created_at, expires_at, closed_at from session where person_id = ${id} order by created_at`,
  consents: (id) => sql<Row>`select kind, version, given_at, withdrawn_at from consent where person_id = ${id} order by given_at, kind`,
  rights: (id) => sql<Row>`select role, scope_id, community_id, granted_at from role_grant where person_id = ${id} order by granted_at`,
  rightsUsed: (id) => sql<Row>`select what, subject, at from audit_log where person_id = ${id} order by at, id`,
  household: (id) => sql<Row>`select household_id, state, number, since from household_member where person_id = ${id} order by since`,
  orders: (id) => sql<Row>`
    select o.id as order_id, o.campaign_id, o.station_id, o.pool_id, o.state, o.handover, o.building, o.door, o.goods_fen, o.percent, o.points_fen, o.green, o.green_at, o.door_fee_fen, o.pay_fen,
      o.paid_fen, o.refunded_fen, o.if_not_filled, o.placed_at, o.paid_at, (
        select json_agg(json_build_object('item', i.name, 'unit', i.unit, 'quantity', l.quantity, 'priceFen', l.price_fen, 'payFen', l.pay_fen, 'pointsFen', l.points_fen, 'pointsBack', l.points_back,
          'refundedQuantity', l.refunded_quantity, 'refundedFen', l.refunded_fen, 'handedAt', l.handed_at) order by l.place)
        from order_line l join item i on i.community_id = l.community_id and i.id = l.item_id
        where l.community_id = o.community_id and l.order_id = o.id
      ) as lines
    from orders o where o.person_id = ${id} order by o.id`,
  pools: (id) => sql<Row>`
    select s.pool_id, s.order_id, s.number, s.state as seat, p.state, p.opened_at, p.ends_at
    from seat s join pool p on p.community_id = s.community_id and p.id = s.pool_id where s.person_id = ${id} order by p.opened_at, s.order_id`,
  payments: (id) => sql<Row>`
    select id as out_trade_no, transaction_id, order_id, openid, amount_fen, state, created_at, paid_at, closed_at
    from payment where person_id = ${id} order by created_at, id`,
  refunds: (id) => sql<Row>`
    select id as refund_no, order_id, out_trade_no, amount_fen, why, state, queued_at, done_at from refund where person_id = ${id} order by queued_at, id`,
  refundsAsked: (id) => sql<Row>`
    select id as ask_id, order_id, lines, amount_fen, reason, note, encode(photo, 'base64') as photo, state, asked_at, decided_at, decision
    from refund_ask where person_id = ${id} order by asked_at, id`,
  reviews: (id) => sql<Row>`
    select r.id as review_id, r.order_id, i.name as item, r.stars, r.words, r.state, r.written_at, r.corrected_at, r.hidden_why, (
        select json_agg(encode(p.photo, 'base64') order by p.place) from review_picture p where p.community_id = r.community_id and p.review_id = r.id
      ) as pictures
    from review r join item i on i.community_id = r.community_id and i.id = r.item_id where r.person_id = ${id} order by r.id`,
  reviewsReported: (id) => sql<Row>`select review_id, why, note, at from review_report where person_id = ${id} order by at, review_id`,
  invitations: (id) => sql<Row>`select id as invite, source, channel, earns, station_id, label, created_at from invite where created_by = ${id} order by created_at`,
  cameThrough: (id) => sql<Row>`select source, label, bound_at from referral_edge where person_id = ${id}`,
  invited: (id) => sql<Row>`select source, bound_at from referral_edge where inviter_id = ${id} order by bound_at, person_id`,
  rewards: (id) => sql<Row>`
    select step, state, face_fen, due_at, coupon_id, reasons, decision from referral_reward where inviter_id = ${id} order by created_at, id`,
  coupons: (id) => sql<Row>`
    select b.terms ->> 'name' as name, c.state, c.why, c.note, c.valid_from, c.valid_until, c.order_id, c.issued_at, c.over_at, c.over_why
    from coupon c join coupon_batch b on b.community_id = c.community_id and b.id = c.batch_id where c.person_id = ${id} order by c.issued_at, c.id`,
  points: (id) => sql<Row>`select free, frozen, held from points_account where person_id = ${id}`,
  pointsMoved: (id) => sql<Row>`
    select source, source_id, kind, from_account, to_account, points, free_at, expires_at, at from points_entry where person_id = ${id} order by id`,
  offers: (id) => sql<Row>`select policy_id as policy, window_id as turn, outcome, at from policy_grant where person_id = ${id} order by at, policy_id`,
  vouchers: (id) => sql<Row>`
    select v.id as voucher_id, i.name, v.points, v.issued_at, v.valid_until, v.used_at
    from exchange_voucher v join exchange_item i on i.community_id = v.community_id and i.id = v.item_id where v.person_id = ${id} order by v.id`,
  signIns: (id) => sql<Row>`select day::text, made_up, at, run, points from sign_in where person_id = ${id} order by day`,
  makeUpCards: (id) => sql<Row>`select month, nth, earned_at, used_day::text from streak_card where person_id = ${id} order by month, nth`,
  signInPrizes: (id) => sql<Row>`select step, day::text, points, coupon_id, at from streak_prize where person_id = ${id} order by at, step`,
  events: (id) => sql<Row>`
    select e.title, r.number, r.state, r.photos, r.registered_at, (
        select json_agg(json_build_object('name', p.name, 'self', p.person_id = ${id}, 'cameAt', c.scanned_at, 'how', c.how) order by p.place)
        from event_place p left join event_checkin c on c.place_id = p.id where p.registration_id = r.id
      ) as people, (
        select json_agg(json_build_object('name', h.name, 'quantity', g.quantity) order by h.place)
        from event_handed g join event_handout h on h.event_id = g.event_id and h.id = g.handout_id where g.registration_id = r.id
      ) as given
    from (select id from event_registration where person_id = ${id} union select registration_id from event_place where person_id = ${id}) mine
    join event_registration r on r.id = mine.id join event e on e.community_id = r.community_id and e.id = r.event_id order by r.registered_at, r.id`,
  eventDuties: (id) => sql<Row>`select event_id, since, until from event_duty where person_id = ${id} order by since`,
  tier: (id) => sql<Row>`select bronze_until, silver_until, gold_until from tier_standing where person_id = ${id}`,
  badges: (id) => sql<Row>`select badge_id as badge, earned_at from badge_earned where person_id = ${id} order by earned_at, badge_id`,
  tastingTeams: (id) => sql<Row>`select community_id, state, reasons, invited_at, answered_at from tasting_member where person_id = ${id} order by invited_at`,
  messages: (id) => sql<Row>`select kind, order_id, pool_id, facts, at, read_at from message where person_id = ${id} order by id`,
  messagePermits: (id) => sql<Row>`select template, left_over from message_permit where person_id = ${id} order by template`,
  repliesKept: (id) => sql<Row>`select key, created_at from stored_reply where person_id = ${id} order by created_at`,
  wrongCodes: (id) => sql<Row>`select what, wrong, locked_until from wrong_code where person_id = ${id}`
}

export async function everythingOf(tx: Tx, personId: string): Promise<Record<string, readonly Row[]>> {
  const held: Record<string, readonly Row[]> = {}
  for (const [name, select] of Object.entries(HELD)) held[name] = (await select(personId).execute(tx)).rows
  return held
}
