import type { HeldCoupon } from '@domain/coupon/combine'
import type { Instant } from '@domain/time'
import type { Tx } from '../_kit/db'
import type { HeldRow } from './coupon-sql'
import { heldBy } from './moves-sql'

/** What other words may do with coupons. */
export { chosenCoupons, forgetCoupons, issueCoupon, lockCoupons, ownBatch, releaseCoupons, resizeBatch, retakeCoupons, returnCoupons, returnPriceCoupons, takeBackCoupon, spendCoupons } from './moves'
export type { Gift, OwnBatch } from './moves'
export { countLeft as couponsLeft, offOf } from './moves-sql'
export type { BatchRow, CouponRow } from './coupon-sql'

/** A coupon as the price looks at it. */
export const heldCoupon = ({ id, terms, validFrom, validUntil }: HeldRow): HeldCoupon => ({ couponId: id, terms, validFrom, validUntil })

/** What a person may use in a community now or later, those that she names among them; the soonest to end first. */
export const couponsOf = async (tx: Tx, personId: string, communityId: string, named: readonly string[], now: Instant): Promise<HeldCoupon[]> =>
  (await heldBy(tx, personId, communityId, named, now)).map(heldCoupon)
