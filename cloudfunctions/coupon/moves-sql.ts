import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import type { Insertable } from 'kysely'
import { sql } from 'kysely'
import type { Schema, Tx } from '../_kit/db'
import type { BatchRow, CouponRow, HeldRow } from './coupon-sql'

export interface OrderKey {
  readonly communityId: string
  readonly id: string
}

/** Nobody chooses among more than these; the soonest to end come first. */
const HELD_MOST = 100

/** A rule's batch of a period, made where it isn't there yet (one a community, rule and period by a unique index). */
export async function keepBatch(tx: Tx, batch: Insertable<Schema['couponBatch']> & { policyId: string }): Promise<BatchRow> {
  await tx.insertInto('couponBatch').values(batch).onConflict((conflict) => conflict.doNothing()).execute()
  return tx
    .selectFrom('couponBatch')
    .selectAll()
    .where('communityId', '=', batch.communityId)
    .where('policyId', '=', batch.policyId)
    .where('claimFrom', '=', batch.claimFrom)
    .$castTo<BatchRow>()
    .executeTakeFirstOrThrow()
}

export async function countIssued(tx: Tx, { communityId, id }: Pick<BatchRow, 'communityId' | 'id'>): Promise<void> {
  await sql`update coupon_batch set issued = issued + 1 where community_id = ${communityId} and id = ${id}`.execute(tx)
}

/** The highest number that this person's coupons of a batch have. */
export async function lastNth(tx: Tx, batchId: string, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('coupon')
    .select(({ fn }) => fn.max<number | null>('nth').as('last'))
    .where('batchId', '=', batchId)
    .where('personId', '=', personId)
    .executeTakeFirst()
  return row?.last ?? 0
}

/** False when she has one of that number already. */
export async function insertCoupon(tx: Tx, coupon: Insertable<Schema['coupon']>): Promise<CouponRow | null> {
  const row = await tx.insertInto('coupon').values(coupon).onConflict((conflict) => conflict.doNothing()).returningAll().$castTo<CouponRow>().executeTakeFirst()
  return row ?? null
}

export async function lockCoupon(tx: Tx, couponId: string): Promise<CouponRow | null> {
  return (await tx.selectFrom('coupon').selectAll().where('id', '=', couponId).forUpdate().$castTo<CouponRow>().executeTakeFirst()) ?? null
}

/** A person's coupons of these ids, locked in the order of their ids, each with its batch's terms. */
export async function lockHeld(tx: Tx, personId: string, communityId: string, ids: readonly string[]): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select c.*, b.terms
    from coupon c join coupon_batch b on b.community_id = c.community_id and b.id = c.batch_id
    where c.id in (${sql.join([...ids])}) and c.person_id = ${personId} and c.community_id = ${communityId}
    order by c.id
    for update of c`.execute(tx)
  return rows
}

/** What a person may use in a community, or will as soon as it is valid; the soonest to end first. Those that she names are always among them. */
export async function heldBy(tx: Tx, personId: string, communityId: string, named: readonly string[], now: Instant): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    select held.* from (
      select c.*, b.terms
      from coupon c join coupon_batch b on b.community_id = c.community_id and b.id = c.batch_id
      where c.person_id = ${personId} and c.community_id = ${communityId} and c.state = 'issued' and c.valid_until > ${now}
      order by c.id = any(${[...named]}::text[]) desc, c.valid_until, c.id
      limit ${HELD_MOST}) held
    order by held.valid_until, held.id`.execute(tx)
  return rows
}

/** How many somebody can use now or later, wherever she fetches. */
export async function countLeft(tx: Tx, personId: string, now: Instant): Promise<number> {
  const { rows } = await sql<{ left: number }>`
    select count(*) as left from coupon where person_id = ${personId} and state = 'issued' and valid_until > ${now}`.execute(tx)
  return rows[0]?.left ?? 0
}

/** An order takes coupons up, locked before: each row of `order_coupon` is live for one order at a time (a unique index). */
export async function takeUp(tx: Tx, order: OrderKey, chosen: readonly { couponId: string; offFen: Fen }[]): Promise<void> {
  await tx
    .insertInto('orderCoupon')
    .values(chosen.map(({ couponId, offFen }) => ({ communityId: order.communityId, orderId: order.id, couponId, offFen, live: true })))
    .execute()
  await setStates(tx, chosen.map(({ couponId }) => couponId), { state: 'locked', orderId: order.id })
}

export async function setStates(tx: Tx, ids: readonly string[], change: Partial<Insertable<Schema['coupon']>>): Promise<void> {
  await tx.updateTable('coupon').set(change).where('id', 'in', [...ids]).execute()
}

/** Of a person: those in hand are over, those that orders hold or used never come back, and no note says anything any more. */
export async function takeAllBack(tx: Tx, personId: string, now: Instant): Promise<void> {
  await sql`
    update coupon set note = null, unwanted = unwanted or state in ('locked', 'used'),
      over_why = case when state in ('issued', 'locked', 'used') then 'erased' else over_why end,
      over_at = case when state = 'issued' then ${now}::timestamptz else over_at end,
      state = case when state = 'issued' then 'taken_back' else state end
    where person_id = ${personId}`.execute(tx)
}

/** The coupons that an order holds or used, locked in the order of their ids. */
export const lockOfOrder = (tx: Tx, order: OrderKey): Promise<CouponRow[]> =>
  tx
    .selectFrom('coupon')
    .selectAll()
    .where('communityId', '=', order.communityId)
    .where('orderId', '=', order.id)
    .orderBy('id')
    .forUpdate()
    .$castTo<CouponRow>()
    .execute()

/** Those of them that bring a unit to a price. */
export async function lockPricesOfOrder(tx: Tx, order: OrderKey): Promise<CouponRow[]> {
  const { rows } = await sql<CouponRow>`
    select c.*
    from coupon c join coupon_batch b on b.community_id = c.community_id and b.id = c.batch_id
    where c.community_id = ${order.communityId} and c.order_id = ${order.id} and b.terms -> 'benefit' ->> 'kind' = 'price'
    order by c.id
    for update of c`.execute(tx)
  return rows
}

/** The coupons that an order once held and let go, locked in the order of their ids. */
export async function lockLetGo(tx: Tx, order: OrderKey): Promise<CouponRow[]> {
  const { rows } = await sql<CouponRow>`
    select c.*
    from coupon c
    where c.id in (select coupon_id from order_coupon where community_id = ${order.communityId} and order_id = ${order.id} and not live)
    order by c.id
    for update of c`.execute(tx)
  return rows
}

export async function setLive(tx: Tx, order: OrderKey): Promise<void> {
  await tx
    .updateTable('orderCoupon')
    .set({ live: true, endedAt: null, endedAs: null })
    .where('communityId', '=', order.communityId)
    .where('orderId', '=', order.id)
    .execute()
}

export async function endLive(tx: Tx, order: OrderKey, couponId: string, ended: { at: Instant; as: 'issued' | 'expired' | 'taken_back' }): Promise<void> {
  await tx
    .updateTable('orderCoupon')
    .set({ live: false, endedAt: ended.at, endedAs: ended.as })
    .where('communityId', '=', order.communityId)
    .where('orderId', '=', order.id)
    .where('couponId', '=', couponId)
    .where('live', '=', true)
    .execute()
}

/** What each coupon takes off these orders. */
export async function offOf(tx: Tx, orders: readonly OrderKey[]): Promise<{ orderId: string; couponId: string; name: string; offFen: Fen }[]> {
  if (orders.length === 0) return []
  const { rows } = await sql<{ orderId: string; couponId: string; name: string; offFen: Fen }>`
    select oc.order_id, oc.coupon_id, b.terms ->> 'name' as name, oc.off_fen
    from order_coupon oc
    join coupon c on c.id = oc.coupon_id
    join coupon_batch b on b.community_id = c.community_id and b.id = c.batch_id
    where oc.community_id in (${sql.join([...new Set(orders.map((order) => order.communityId))])}) and oc.order_id in (${sql.join(orders.map((order) => order.id))})
    order by oc.order_id, oc.off_fen desc, oc.coupon_id`.execute(tx)
  return rows
}

/** Ends coupons whose date has passed, so many at a time; an order's hold keeps one until the order lets it go. */
export async function endOverdue(tx: Tx, now: Instant, most: number): Promise<number> {
  const { rows } = await sql`
    update coupon set state = 'expired', over_at = ${now}, over_why = 'date'
    where id in (select id from coupon where state = 'issued' and valid_until <= ${now} order by valid_until limit ${most} for update skip locked)
    returning id`.execute(tx)
  return rows.length
}

/** Coupons that end before `until` and whose owners were not reminded yet, marked as reminded. One that was for a day or two from the start is not worth it. */
export async function takeEnding(tx: Tx, now: Instant, until: Instant, most: number): Promise<HeldRow[]> {
  const { rows } = await sql<HeldRow>`
    with ending as (
      select id from coupon
      where state = 'issued' and reminded_at is null and valid_until > ${now} and valid_until <= ${until}
        and valid_until > issued_at + interval '2 days'
      order by valid_until limit ${most} for update skip locked
    )
    update coupon c set reminded_at = ${now}
    from ending, coupon_batch b
    where c.id = ending.id and b.community_id = c.community_id and b.id = c.batch_id
    returning c.*, b.terms`.execute(tx)
  return rows
}
