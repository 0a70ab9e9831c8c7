import type { ShownVoucher, VoucherView } from '@domain/points/contract'
import { NO_GUESSES, afterWrong, guessLock } from '@domain/guesses'
import type { Result } from '@domain/result'
import { ok, refuse } from '@domain/result'
import type { Instant } from '@domain/time'
import { deskName } from '../me/me'
import { lockGuesses, setGuesses } from '../_kit/guesses-sql'
import { communitiesOf } from '../_kit/scope'
import { refuseAndKeep, type Call, type Handler } from '../_kit/serve'
import { lockVoucher, markUsed, vouchersOf, type VoucherRow } from './exchange-sql'

const PAGE = 30

type Standing = Pick<VoucherRow, 'usedAt' | 'voidAt' | 'validUntil' | 'couponState' | 'orderPaidAt'>

/** Of what is a coupon the coupon says; one that an order holds is neither used nor over. */
function stateOf({ usedAt, voidAt, validUntil, couponState }: Standing, now: Instant): VoucherView['state'] {
  if (usedAt !== null || couponState === 'used') return 'used'
  if (voidAt !== null || couponState === 'taken_back') return 'void'
  return validUntil <= now && couponState !== 'locked' ? 'expired' : 'open'
}

const common = (row: VoucherRow, now: Instant) => {
  const { id, kind, name, about, validUntil } = row
  // Of what is a coupon: when the order was paid for that used it.
  const usedAt = row.usedAt ?? (row.couponState === 'used' ? row.orderPaidAt : null)
  return { voucherId: id, kind, name, about, state: stateOf(row, now), validUntil, usedAt }
}

export const viewVoucher = (row: VoucherRow, now: Instant): VoucherView => {
  const { communityId, points, code, issuedAt, couponId, goodsId, priceFen, orderId } = row
  const coupon = couponId === null || goodsId === null || priceFen === null ? null : { couponId, communityId, goodsId, priceFen, orderId }
  return { ...common(row, now), points, code: code ?? '', exchangedAt: issuedAt, coupon }
}

export const vouchers: Handler<'points.vouchers'> = async ({ cursor }, { tx, personId, now }) => {
  const rows = await vouchersOf(tx, personId, cursor, PAGE)
  return ok({ vouchers: rows.map((row) => viewVoucher(row, now)), cursor: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null })
}

/** I23: the voucher that a code names where the caller works; five wrong codes lock typing. A right one takes nothing off the count until it is used. */
async function open(call: Call, typed: string): Promise<Result<VoucherRow, 'code_not_found' | 'too_many_guesses'>> {
  const { tx, personId, now } = call
  const guesses = await lockGuesses(tx, personId, 'voucher')
  const until = guessLock(guesses, now)
  if (until) return refuse('too_many_guesses', { until })
  const voucher = await lockVoucher(tx, typed.toUpperCase().replace(/[ -]/g, ''), communitiesOf(call, 'leader', 'staff', 'operator'))
  if (voucher) return ok(voucher)
  await setGuesses(tx, personId, 'voucher', afterWrong(guesses, now))
  return refuseAndKeep('code_not_found')
}

async function show({ tx, now }: Call, row: VoucherRow): Promise<ShownVoucher> {
  return { ...common(row, now), holder: (await deskName(tx, [row.personId])).get(row.personId) ?? '' }
}

export const lookVoucher: Handler<'points.lookVoucher'> = async ({ code }, call) => {
  const found = await open(call, code)
  return found.ok ? ok({ voucher: await show(call, found.value) }) : found
}

export const useVoucher: Handler<'points.useVoucher'> = async ({ code }, call) => {
  const found = await open(call, code)
  if (!found.ok) return found
  const { tx, now, personId } = call
  const row = found.value
  const state = stateOf(row, now)
  if (state === 'used') return refuse('voucher_used', { usedAt: row.usedAt })
  if (state !== 'open') return refuse('voucher_over')
  await markUsed(tx, row, personId, now)
  await setGuesses(tx, personId, 'voucher', NO_GUESSES)
  await call.audit({ communityId: row.communityId, what: 'points.useVoucher', subject: row.id, after: { name: row.name } })
  return ok({ voucher: await show(call, { ...row, usedAt: now, usedBy: personId }) })
}
