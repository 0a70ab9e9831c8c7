import type { CouponState, CouponTerms, Way } from '@domain/coupon/contract'
import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Schema, Tx } from '../_kit/db'
import { json } from '../_kit/json'

export type BatchRow = Omit<Selectable<Schema['couponBatch']>, 'terms' | 'way'> & { terms: CouponTerms; way: Way }
export type CouponRow = Omit<Selectable<Schema['coupon']>, 'state'> & { state: CouponState }
/** A coupon with the terms that its batch has now: they only ever get better. */
export type HeldRow = CouponRow & { terms: CouponTerms }

export async function insertBatch(tx: Tx, { terms, ...batch }: Omit<Insertable<Schema['couponBatch']>, 'terms'> & { terms: CouponTerms }): Promise<void> {
  await tx.insertInto('couponBatch').values({ ...batch, terms: json(terms) }).execute()
}

/** Tokens number `from` to `until`, one for each coupon that may be taken. */
export async function insertTokens(tx: Tx, { communityId, id }: Pick<BatchRow, 'communityId' | 'id'>, from: number, until: number): Promise<void> {
  await sql`insert into coupon_token (community_id, batch_id, number) select ${communityId}, ${id}, n from generate_series(${from}::int, ${until}::int) n`.execute(tx)
}

export const deleteTokens = (tx: Tx, { communityId, id }: Pick<BatchRow, 'communityId' | 'id'>) =>
  tx.deleteFrom('couponToken').where('communityId', '=', communityId).where('batchId', '=', id).execute()

export const findBatch = (tx: Tx, batchId: string): Promise<BatchRow | undefined> =>
  tx.selectFrom('couponBatch').selectAll().where('id', '=', batchId).$castTo<BatchRow>().executeTakeFirst()

export async function lockBatch(tx: Tx, batchId: string): Promise<BatchRow | undefined> {
  return tx.selectFrom('couponBatch').selectAll().where('id', '=', batchId).forUpdate().$castTo<BatchRow>().executeTakeFirst()
}

export async function updateBatch(
  tx: Tx,
  { communityId, id }: Pick<BatchRow, 'communityId' | 'id'>,
  { terms, ...change }: { terms?: CouponTerms; size?: number | null; budgetFen?: Fen; perPerson?: number; claimUntil?: Instant; stoppedAt?: Instant },
): Promise<void> {
  await tx
    .updateTable('couponBatch')
    .set({ ...change, ...(terms && { terms: json(terms) }) })
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .execute()
}

/** What a community's residents may take at `now`, the oldest batch first; what is for newcomers only where she is one. */
export async function claimable(tx: Tx, communityId: string, personId: string, now: Instant, after: string | undefined, most: number): Promise<(BatchRow & { left: boolean; mine: number })[]> {
  const { rows } = await sql<BatchRow & { left: boolean; mine: number }>`
    select b.*, exists (select from coupon_token t where t.community_id = b.community_id and t.batch_id = b.id) as left,
      (select count(*) from coupon c where c.batch_id = b.id and c.person_id = ${personId}) as mine
    from coupon_batch b
    where b.community_id = ${communityId} and b.way = 'claim' and b.stopped_at is null and b.claim_from <= ${now} and b.claim_until > ${now}
      and (not b.new_only or not exists (select from orders o where o.person_id = ${personId} and o.paid_at is not null))
      and b.id > ${after ?? ''}
    order by b.id limit ${most}`.execute(tx)
  return rows
}

export type FiguresRow = BatchRow & { left: boolean; mine: number; given: number; locked: number; used: number; expired: number; takenBack: number; offFen: Fen }

/** A community's batches with their figures, the newest first; or one of them. */
export async function batchFigures(tx: Tx, communityId: string, { id, before, most = 1 }: { id?: string; before?: string; most?: number }): Promise<FiguresRow[]> {
  const { rows } = await sql<FiguresRow>`
    select b.*, count(c.id) as given,
      case when b.way in ('claim', 'code') then exists (select from coupon_token t where t.community_id = b.community_id and t.batch_id = b.id)
        else (b.size is null or b.issued < b.size) and (b.issued + 1) * b.face_fen <= b.budget_fen end as left, 0 as mine,
      count(c.id) filter (where c.state = 'locked') as locked, count(c.id) filter (where c.state = 'used') as used,
      count(c.id) filter (where c.state = 'expired') as expired, count(c.id) filter (where c.state = 'taken_back') as taken_back,
      coalesce(sum((select sum(u.off_fen) from order_coupon u where u.coupon_id = c.id and u.live)) filter (where c.state = 'used'), 0)::bigint as off_fen
    from (
      select * from coupon_batch where community_id = ${communityId}
        and ${id === undefined ? sql`true` : sql`id = ${id}`} and ${before === undefined ? sql`true` : sql`id < ${before}`}
      order by id desc limit ${most}) b
    left join coupon c on c.community_id = b.community_id and c.batch_id = b.id
    group by b.community_id, b.id, ${sql.raw(BATCH_COLUMNS)} order by b.id desc`.execute(tx)
  return rows
}
const BATCH_COLUMNS = 'b.terms, b.way, b.size, b.budget_fen, b.face_fen, b.issued, b.per_person, b.claim_from, b.claim_until, b.new_only, b.policy_id, b.stopped_at, b.created_by, b.created_at'

const held = (tx: Tx) =>
  tx.selectFrom('coupon').innerJoin('couponBatch', (join) => join.onRef('couponBatch.communityId', '=', 'coupon.communityId').onRef('couponBatch.id', '=', 'coupon.batchId')).selectAll('coupon').select('couponBatch.terms')

/** One's coupons that can be used now or later (or wait in an order), the soonest to end first. */
export const usableCoupons = (tx: Tx, personId: string, now: Instant, after: { until: string; id: string } | undefined, most: number): Promise<HeldRow[]> =>
  held(tx)
    .where('coupon.personId', '=', personId)
    .where((eb) => eb.or([eb('coupon.state', '=', 'locked'), eb.and([eb('coupon.state', '=', 'issued'), eb('coupon.validUntil', '>', now)])]))
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(coupon.valid_until, coupon.id) > (${after?.until}::timestamptz, ${after?.id})`))
    .orderBy('coupon.validUntil')
    .orderBy('coupon.id')
    .limit(most)
    .$castTo<HeldRow>()
    .execute()

/** The rest of them, the newest first. */
export const overCoupons = (tx: Tx, personId: string, now: Instant, before: string | undefined, most: number): Promise<HeldRow[]> =>
  held(tx)
    .where('coupon.personId', '=', personId)
    .where((eb) => eb.or([eb('coupon.state', 'in', ['used', 'expired', 'taken_back']), eb.and([eb('coupon.state', '=', 'issued'), eb('coupon.validUntil', '<=', now)])]))
    .$if(before !== undefined, (query) => query.where('coupon.id', '<', before ?? ''))
    .orderBy('coupon.id', 'desc')
    .limit(most)
    .$castTo<HeldRow>()
    .execute()

export const findHeld = (tx: Tx, couponId: string): Promise<(HeldRow & Pick<BatchRow, 'way'>) | undefined> =>
  held(tx).select('couponBatch.way').where('coupon.id', '=', couponId).$castTo<HeldRow & Pick<BatchRow, 'way'>>().executeTakeFirst()

export type GivenRow = Omit<Selectable<Schema['coupon']>, 'state'> & { state: CouponState }
export interface GivenWanted {
  readonly state: CouponState | undefined
  /** A person's id, or her phone. */
  readonly who: string | undefined
  readonly before: string | undefined
  readonly now: Instant
  readonly most: number
}

/** A batch's coupons, the newest first. One whose time is over counts as expired, whether or not the timer has come by. */
export async function givenOf(tx: Tx, { communityId, id }: Pick<BatchRow, 'communityId' | 'id'>, { state, who, before, now, most }: GivenWanted): Promise<GivenRow[]> {
  const ofState = state === undefined ? sql`true` : state === 'issued' ? sql`c.state = 'issued' and c.valid_until > ${now}` : state === 'expired' ? sql`(c.state = 'expired' or c.state = 'issued' and c.valid_until <= ${now})` : sql`c.state = ${state}`
  const ofPerson = who === undefined ? sql`true` : sql`c.person_id in (select id from person where id = ${who} or phone = ${who})`
  const { rows } = await sql<GivenRow>`
    select c.* from coupon c where c.community_id = ${communityId} and c.batch_id = ${id} and ${ofState} and ${ofPerson}
      and ${before === undefined ? sql`true` : sql`c.id < ${before}`}
    order by c.id desc limit ${most}`.execute(tx)
  return rows
}

/** How many codes that work once were made and used, and which stores have one for everybody. */
export async function codesOf(tx: Tx, { communityId, id }: Pick<BatchRow, 'communityId' | 'id'>): Promise<{ once: number; used: number; stores: { name: string; offer: string }[] }> {
  const { rows } = await sql<{ name: string | null; offer: string | null; made: number; used: number }>`
    select store_name as name, offer, count(*) as made, count(used_at) as used from coupon_code
    where community_id = ${communityId} and batch_id = ${id} group by store_name, offer order by store_name, offer`.execute(tx)
  const once = rows.find(({ name }) => name === null)
  return { once: once?.made ?? 0, used: once?.used ?? 0, stores: rows.flatMap(({ name, offer }) => (name === null || offer === null ? [] : [{ name, offer }])) }
}
