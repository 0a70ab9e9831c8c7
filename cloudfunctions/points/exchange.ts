import { ok, refuse } from '@domain/result'
import { atShopTime, nextShopDay, shopDay } from '@domain/time'
import { homeOf } from '../me/me'
import type { Handler } from '../_kit/serve'
import { issueCoupon } from '../coupon/coupon'
import type { Call } from '../_kit/call'
import { countVouchers, findItem, insertVoucher, lockItem, updateItem, type ItemRow, type VoucherRow } from './exchange-sql'
import { spendPoints } from './moves'
import { findAccount } from './points-sql'
import { rightsLeft } from './rights'
import { viewVoucher } from './vouchers'

/** 5 bytes are 8 characters: few enough to be read out, too few to be guessed at a desk that locks after five wrong ones. */
const CODE_BYTES = 5

type Gives = Pick<VoucherRow, 'code' | 'couponId' | 'validUntil' | 'couponState'>

/** A code for a desk, or a coupon; null where the coupons are over. Both are good for whole days of the shop, to the midnight after the last one. */
async function given(call: Call, { batchId, validDays }: ItemRow): Promise<Gives | null> {
  const { personId, now } = call
  if (batchId === null) return { code: call.secret(CODE_BYTES), couponId: null, validUntil: atShopTime(nextShopDay(shopDay(now), validDays + 1), '00:00'), couponState: null }
  const coupon = await issueCoupon(call, { batch: { id: batchId }, personId, why: 'exchange' })
  return typeof coupon === 'string' ? null : { code: null, couponId: coupon.id, validUntil: coupon.validUntil, couponState: coupon.state }
}

/** The item is held first, then her points: of the last one nobody pays who doesn't get it. */
export const exchange: Handler<'points.exchange'> = async ({ itemId }, call) => {
  const { tx, now, personId } = call
  const { communityId } = await homeOf(tx, personId, 'share')
  if (communityId === null) return refuse('no_station')
  const seen = await findItem(tx, itemId)
  if (seen?.communityId !== communityId) return refuse('item_not_found')
  const item = await lockItem(tx, seen)
  if (item.stoppedAt !== null || item.until <= now) return refuse('exchange_over')
  if (item.issued >= item.offered) return refuse('sold_out')
  if ((await countVouchers(tx, item, personId)) >= item.perPerson) return refuse('over_limit')
  const id = call.newId()
  const { points, kind, name, about, goodsId, priceFen } = item
  const spending = { personId, communityId, source: 'exchange', sourceId: id, kind: 'exchanged' as const, points }
  if (!(await spendPoints(call, spending))) return refuse('points_short', { free: Math.max(0, (await findAccount(tx, personId))?.free ?? 0) })
  // Her account is held by now: who exchanges two at once has the second counted after the first.
  if (item.exclusive && (await rightsLeft(call)) < 1) return refuse('no_right')
  await updateItem(tx, item, { issued: item.issued + 1 })
  const gives = await given(call, item)
  if (!gives) return refuse('exchange_over')
  const { couponState, ...what } = gives
  const voucher = { communityId, id, itemId: item.id, personId, points, issuedAt: now, ...what }
  await insertVoucher(tx, voucher)
  const free = (await findAccount(tx, personId))?.free ?? 0
  return ok({ voucher: viewVoucher({ ...voucher, kind, name, about, goodsId, priceFen, couponState, orderId: null, orderPaidAt: null, usedAt: null, usedBy: null, voidAt: null }, now), free })
}
