import type { BatchView, CouponView } from '@domain/coupon/contract'
import type { Instant } from '@domain/time'
import type { BatchRow, FiguresRow, HeldRow } from './coupon-sql'

/** One whose time is over is shown as expired, whether or not the timer has come by. */
export const viewCoupon = (row: HeldRow, now: Instant): CouponView => ({
  couponId: row.id,
  batchId: row.batchId,
  communityId: row.communityId,
  terms: row.terms,
  state: row.state === 'issued' && row.validUntil <= now ? 'expired' : row.state,
  validFrom: row.validFrom,
  validUntil: row.validUntil,
  why: row.why,
  note: row.note,
  orderId: row.orderId,
  pass: row.pass,
})

export const viewBatch = (row: BatchRow & { left: boolean; mine: number }): BatchView => ({
  batchId: row.id,
  communityId: row.communityId,
  terms: row.terms,
  way: row.way,
  perPerson: row.perPerson,
  claimFrom: row.claimFrom,
  claimUntil: row.claimUntil,
  left: row.left,
  mine: row.mine,
  newOnly: row.newOnly,
  figures: null,
})

export const viewFigures = (row: FiguresRow): BatchView => ({
  ...viewBatch(row),
  figures: {
    size: row.size,
    budgetFen: row.budgetFen,
    issued: row.given,
    locked: row.locked,
    used: row.used,
    expired: row.expired,
    takenBack: row.takenBack,
    offFen: row.offFen,
    stoppedAt: row.stoppedAt,
    policyId: row.policyId,
  },
})
