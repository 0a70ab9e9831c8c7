import type { Instant } from '@domain/time'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'
import type { BatchRow, HeldRow } from './coupon-sql'

export interface Claimant {
  batch: BatchRow
  /** Where her station is. */
  communityId: string | null
  /** How many of it she has. */
  has: number
  /** Whether she ever paid for an order; only looked up where the batch asks. */
  bought: boolean
}

/** A batch as this person meets it. One statement, for in a rush every resident asks at once. */
export async function claimant(tx: Tx, batchId: string, personId: string): Promise<Claimant | undefined> {
  const { rows } = await sql<BatchRow & Omit<Claimant, 'batch' | 'communityId'> & { home: string | null }>`
    select b.*, p.community_id as home, (select coalesce(max(c.nth), 0) from coupon c where c.batch_id = b.id and c.person_id = p.id) as has,
      b.new_only and exists (select from orders o where o.person_id = p.id and o.paid_at is not null) as bought
    from coupon_batch b, person p where b.id = ${batchId} and p.id = ${personId}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  const { home, has, bought, ...batch } = row
  return { batch, communityId: home, has, bought }
}

export interface NewCoupon {
  id: string
  personId: string
  nth: number
  validFrom: Instant
  validUntil: Instant
  why: string
  note: string | null
  now: Instant
}

/**
 * Takes one token of a batch that others grab for too, and gives its coupon. In one statement: the token is the first free one from a random start, so that
 * those who come together meet different rows (measured at 64 clients: 15.8k claims a second, against 2.0k where all change one counter).
 * `taken` when she has this one already (a second finger of hers was quicker); nothing when no free token was seen.
 */
export async function takeToken(tx: Tx, batch: BatchRow, coupon: NewCoupon): Promise<'given' | 'taken' | 'none'> {
  const start = 1 + Math.floor(Math.random() * (batch.size ?? 1))
  const free = (from: number, until: number) => sql`
    select number from coupon_token where community_id = ${batch.communityId} and batch_id = ${batch.id} and number >= ${from}::int and number < ${until}::int
    order by number limit 1 for update skip locked`
  const end = (batch.size ?? 1) + 1
  return (await take(tx, batch, coupon, free(start, end))) ?? (start > 1 ? await take(tx, batch, coupon, free(1, start)) : undefined) ?? 'none'
}

/** Like it, but waits for tokens that others hold: they may give them back. `none` means that there is none left. */
export async function awaitToken(tx: Tx, batch: BatchRow, coupon: NewCoupon): Promise<'given' | 'taken' | 'none'> {
  const held = sql`select number from coupon_token where community_id = ${batch.communityId} and batch_id = ${batch.id} order by number limit 1 for update`
  return (await take(tx, batch, coupon, held)) ?? 'none'
}

async function take(tx: Tx, batch: BatchRow, coupon: NewCoupon, token: ReturnType<typeof sql>): Promise<'given' | 'taken' | undefined> {
  if (batch.perPerson > 1) await sql`savepoint token`.execute(tx)
  const { rows } = await sql<{ took: boolean; gave: boolean }>`
    with token as (
      delete from coupon_token where community_id = ${batch.communityId} and batch_id = ${batch.id} and number = (${token}) returning number
    ), given as (
      insert into coupon (id, person_id, community_id, batch_id, nth, face_fen, state, valid_from, valid_until, why, note, issued_at)
      select ${coupon.id}, ${coupon.personId}, ${batch.communityId}, ${batch.id}, ${coupon.nth}, ${batch.faceFen}, 'issued',
        ${coupon.validFrom}::timestamptz, ${coupon.validUntil}::timestamptz, ${coupon.why}, ${coupon.note}, ${coupon.now}::timestamptz from token
      on conflict on constraint coupon_per_person do nothing returning id
    )
    select exists (select from token) as took, exists (select from given) as gave`.execute(tx)
  const row = rows[0]
  if (row?.gave) return 'given'
  // Where she may have another one, this token goes back now; otherwise it does with the refusal.
  if (row?.took && batch.perPerson > 1) await sql`rollback to savepoint token`.execute(tx)
  return row?.took ? 'taken' : undefined
}

export async function countOfPerson(tx: Tx, batchId: string, personId: string): Promise<number> {
  const { rows } = await sql<{ has: number }>`select coalesce(max(nth), 0) as has from coupon where batch_id = ${batchId} and person_id = ${personId}`.execute(tx)
  return rows[0]?.has ?? 0
}

export interface CodeRow {
  codeHash: string
  communityId: string
  batchId: string
  storeName: string | null
  offer: string | null
  usedBy: string | null
}

/** A code; one that works once is held, so that it does. */
export async function lockCode(tx: Tx, codeHash: string): Promise<CodeRow | undefined> {
  const row = await tx.selectFrom('couponCode').select(['codeHash', 'communityId', 'batchId', 'storeName', 'offer', 'usedBy']).where('codeHash', '=', codeHash).executeTakeFirst()
  if (!row || row.storeName !== null) return row
  return tx.selectFrom('couponCode').select(['codeHash', 'communityId', 'batchId', 'storeName', 'offer', 'usedBy']).where('codeHash', '=', codeHash).forUpdate().executeTakeFirst()
}

export const spendCode = (tx: Tx, codeHash: string, usedBy: string, usedAt: Instant) =>
  tx.updateTable('couponCode').set({ usedBy, usedAt }).where('codeHash', '=', codeHash).execute()

export async function insertCodes(tx: Tx, batch: Pick<BatchRow, 'communityId' | 'id'>, hashes: readonly string[], store: { name: string; offer: string } | undefined, now: Instant): Promise<void> {
  await sql`
    insert into coupon_code (code_hash, community_id, batch_id, store_name, offer, created_at)
    select hash, ${batch.communityId}, ${batch.id}, ${store?.name ?? null}, ${store?.offer ?? null}, ${now}::timestamptz from unnest(${[...hashes]}::text[]) hash`.execute(tx)
}

export const asHeld = (batch: BatchRow, { id, personId, nth, validFrom, validUntil, why, note, now }: NewCoupon): HeldRow => ({
  id,
  personId,
  communityId: batch.communityId,
  batchId: batch.id,
  nth,
  faceFen: batch.faceFen,
  state: 'issued',
  validFrom,
  validUntil,
  why,
  note,
  pass: false,
  orderId: null,
  issuedAt: now,
  overAt: null,
  overWhy: null,
  unwanted: false,
  remindedAt: null,
  terms: batch.terms,
})
