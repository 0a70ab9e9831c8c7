import type { CouponTerms } from '@domain/coupon/contract'
import { COUPONS_MOST, faceOf, validityOf } from '@domain/coupon/terms'
import type { Fen } from '@domain/money'
import type { Result } from '@domain/result'
import { assert, ok, refuse } from '@domain/result'
import type { Instant } from '@domain/time'
import { lockPerson } from '../me/me'
import { tell } from '../message/message'
import type { Call } from '../_kit/call'
import { json } from '../_kit/json'
import { lockBatch, updateBatch, type BatchRow, type CouponRow, type HeldRow } from './coupon-sql'
import type { OrderKey } from './moves-sql'
import { countIssued, endLive, insertCoupon, keepBatch, lastNth, lockCoupon, lockHeld, lockLetGo, lockOfOrder, lockPricesOfOrder, setLive, setStates, takeAllBack, takeUp } from './moves-sql'

/** A rule that gives coupons by itself, and what of it one batch is for. */
export interface OwnBatch {
  readonly communityId: string
  /** The rule with its part: `wake_up.door`, `reward.first`. */
  readonly rule: string
  readonly way: 'policy' | 'reward' | 'exchange'
  readonly terms: CouponTerms
  readonly budgetFen: Fen
  /** How many there are, where it isn't the budget alone that ends it. */
  readonly size?: number
  readonly perPerson: number
  /** The period that the budget is for. */
  readonly from: Instant
  readonly until: Instant
}

/** The batch out of which a rule gives in a period; it is made when it is first needed. */
export const ownBatch = (call: Call, { communityId, rule, way, terms, budgetFen, size, perPerson, from, until }: OwnBatch): Promise<BatchRow> =>
  keepBatch(call.tx, {
    communityId,
    id: call.newId(),
    terms: json(terms),
    way,
    size: size ?? null,
    budgetFen,
    faceFen: faceOf(terms.benefit),
    perPerson,
    claimFrom: from,
    claimUntil: until,
    policyId: rule,
    createdBy: rule,
    createdAt: call.now
  })

/** A batch of so many has another number or ends at another time; its budget goes with the number. */
export async function resizeBatch(call: Call, batchId: string, { size, until }: { size: number; until: Instant }): Promise<void> {
  const batch = await lockBatch(call.tx, batchId)
  assert(batch && batch.issued <= size, 'a batch is never smaller than what it gave')
  await updateBatch(call.tx, batch, { size, budgetFen: size * batch.faceFen, claimUntil: until })
}

export interface Gift {
  readonly batch: Pick<BatchRow, 'id'>
  readonly personId: string
  /** Why she has it, in a word that phones have a sentence for. */
  readonly why: string
  readonly note?: string
  /** It renews itself each time it was used, until its date. */
  readonly pass?: boolean
}

/**
 * Gives somebody one of a batch that is counted in its row, and tells her. `over`: the batch gives out nothing now, or she is erased; `enough`: she has had her
 * share; `gone`: its size or its budget is used up.
 */
export async function issueCoupon(call: Call, gift: Gift): Promise<CouponRow | 'gone' | 'enough' | 'over'> {
  if (!(await lockPerson(call.tx, gift.personId, 'share'))) return 'over'
  // Locked before anything is counted: two who give to one person at once see each other's.
  const batch = await lockBatch(call.tx, gift.batch.id)
  if (!batch || batch.stoppedAt !== null || call.now < batch.claimFrom || call.now >= batch.claimUntil) return 'over'
  const nth = (await lastNth(call.tx, batch.id, gift.personId)) + 1
  if (nth > batch.perPerson) return 'enough'
  const issued = batch.issued + 1
  if ((batch.size !== null && issued > batch.size) || issued * batch.faceFen > batch.budgetFen) return 'gone'
  const validity = validityOf(batch.terms.valid, call.now)
  if (validity.until <= call.now) return 'over'
  await countIssued(call.tx, batch)
  return hand(call, batch, { personId: gift.personId, why: gift.why, note: gift.note ?? null, pass: gift.pass ?? false, nth, ...validity })
}

interface Handed {
  readonly personId: string
  readonly why: string
  readonly note: string | null
  readonly pass: boolean
  readonly nth: number
  readonly from: Instant
  readonly until: Instant
}

/** Puts a coupon into somebody's hands and tells her. */
async function hand(call: Call, batch: BatchRow, { from, until, ...given }: Handed): Promise<CouponRow> {
  const coupon = await insertCoupon(call.tx, {
    id: call.newId(),
    communityId: batch.communityId,
    batchId: batch.id,
    faceFen: batch.faceFen,
    state: 'issued',
    validFrom: from,
    validUntil: until,
    issuedAt: call.now,
    ...given
  })
  assert(coupon, "a person's coupons of a batch have numbers of their own")
  const { name } = batch.terms
  await tell(call, { personId: given.personId, kind: 'coupon_given', facts: { name, why: given.why, note: given.note ?? '', faceFen: batch.faceFen, validUntil: until } })
  return coupon
}

/**
 * Takes a coupon back. One that an order holds goes as soon as the order lets it go. One that was used stays used; should its order go back, it doesn't come
 * back with it.
 */
export async function takeBackCoupon(call: Call, couponId: string, why: string): Promise<'taken_back' | 'used' | 'over'> {
  const coupon = await lockCoupon(call.tx, couponId)
  if (!coupon || coupon.state === 'expired' || coupon.state === 'taken_back') return 'over'
  if (coupon.state === 'issued') await setStates(call.tx, [couponId], { state: 'taken_back', overAt: call.now, overWhy: why })
  else await setStates(call.tx, [couponId], { unwanted: true, overWhy: why })
  return coupon.state === 'used' ? 'used' : 'taken_back'
}

/** I37: who is erased has no coupons in hand, now or when an order of hers goes back, and what was written on them is gone. What they took off stays in the books. */
export const forgetCoupons = (call: Call, personId: string): Promise<void> => takeAllBack(call.tx, personId, call.now)

/** The coupons that somebody wants to use in a community, locked until the order stands, in the order in which they were named. */
export async function chosenCoupons(
  call: Call,
  communityId: string,
  ids: readonly string[]
): Promise<Result<HeldRow[], 'coupon_not_found' | 'coupon_taken' | 'coupon_over'>> {
  if (ids.length === 0) return ok([])
  assert(ids.length <= COUPONS_MOST, `at most ${COUPONS_MOST} coupons go on an order`)
  const rows = await lockHeld(call.tx, call.personId, communityId, ids)
  const chosen: HeldRow[] = []
  for (const couponId of ids) {
    const row = rows.find((each) => each.id === couponId)
    if (!row) return refuse('coupon_not_found', { couponId })
    if (row.state === 'locked') return refuse('coupon_taken', { couponId, orderId: row.orderId })
    if (row.state !== 'issued' || row.validUntil <= call.now) return refuse('coupon_over', { couponId })
    chosen.push(row)
  }
  return ok(chosen)
}

/** Coupons that were chosen, locked and reckoned are held by this unpaid order. In date now is enough for as long as it may be paid. */
export async function lockCoupons(call: Call, order: OrderKey, chosen: readonly { couponId: string; offFen: Fen }[]): Promise<void> {
  if (chosen.length > 0) await takeUp(call.tx, order, chosen)
}

/** An order as far as coupons go. Most hold none, and nothing is asked of the database for them. */
export interface Holder extends OrderKey {
  readonly couponFen: Fen
  readonly doorOffFen: Fen
}
const holdsNone = ({ couponFen, doorOffFen }: Holder): boolean => couponFen + doorOffFen === 0

/** An order, locked, is paid for: what it held is used. */
export async function spendCoupons(call: Call, order: Holder): Promise<void> {
  if (holdsNone(order)) return
  const rows = await lockOfOrder(call.tx, order)
  assert(rows.every((row) => row.state === 'locked'), 'an unpaid order holds its coupons until it is paid for')
  await use(call, order, rows)
}

async function use(call: Call, order: OrderKey, rows: readonly CouponRow[]): Promise<void> {
  if (rows.length === 0) return
  await setStates(call.tx, rows.map((row) => row.id), { state: 'used', orderId: order.id })
  for (const row of rows) if (row.pass && row.validUntil > call.now && !row.unwanted) await renew(call, row)
}

/** A pass goes on with a successor: one that counts neither against the batch nor against what one person may have. */
async function renew(call: Call, { personId, communityId, batchId, faceFen, validFrom, validUntil, why, note, nth }: CouponRow): Promise<void> {
  const next = { personId, communityId, batchId, faceFen, validFrom, validUntil, why, note, nth: nth + 1, pass: true }
  await insertCoupon(call.tx, { ...next, id: call.newId(), state: 'issued', issuedAt: call.now })
}

/** An unpaid order, locked, is given up: what it held is free again, or over where its date has passed or it was taken back meanwhile. */
export async function releaseCoupons(call: Call, order: Holder): Promise<void> {
  if (holdsNone(order)) return
  const rows = await lockOfOrder(call.tx, order)
  assert(rows.every((row) => row.state === 'locked'), 'an unpaid order uses no coupon')
  for (const row of rows) await letGo(call, order, row)
}

/** Money for an order that was given up came late: its coupons are used after all. False, and nothing is changed, where one has gone elsewhere or is over. */
export async function retakeCoupons(call: Call, order: Holder): Promise<boolean> {
  if (holdsNone(order)) return true
  const rows = await lockLetGo(call.tx, order)
  if (rows.some((row) => row.state !== 'issued' || row.validUntil <= call.now)) return false
  await setLive(call.tx, order)
  await use(call, order, rows)
  return true
}

/** All of an order, locked, went back: what it used comes back if it is still in date. Once an order; another order may use it then. */
export async function returnCoupons(call: Call, order: Holder): Promise<void> {
  if (holdsNone(order)) return
  await comeBack(call, order, await lockOfOrder(call.tx, order))
}

/** The line of which a unit had its price went back whole, and others of the order, locked, stay: the coupon that was for nothing else comes back. */
export const returnPriceCoupons = async (call: Call, order: Holder): Promise<void> => comeBack(call, order, await lockPricesOfOrder(call.tx, order))

async function comeBack(call: Call, order: OrderKey, rows: readonly CouponRow[]): Promise<void> {
  assert(rows.every((row) => row.state === 'used'), 'an order that was paid for used its coupons')
  for (const row of rows) {
    const goesOn = row.pass && (await lastNth(call.tx, row.batchId, row.personId)) > row.nth
    await letGo(call, order, row, goesOn)
  }
}

async function letGo({ tx, now }: Call, order: OrderKey, row: CouponRow, goesOn = false): Promise<void> {
  const as = goesOn || row.unwanted ? 'taken_back' : row.validUntil <= now ? 'expired' : 'issued'
  const overWhy = goesOn ? 'pass_goes_on' : as === 'expired' ? 'date' : row.overWhy
  await setStates(tx, [row.id], { state: as, orderId: null, ...(as !== 'issued' && { overAt: now, overWhy }) })
  await endLive(tx, order, row.id, { at: now, as })
}
