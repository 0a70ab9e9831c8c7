import type { BatchView, CouponState, CouponView, GivenView } from '@domain/coupon/contract'
import type { Instant } from '@domain/time'
import type { BatchRow, FiguresRow, GivenRow, HeldRow } from './coupon-sql'

/** One whose time is over is shown as expired, whether or not the timer has come by. */
const stateNow = ({ state, validUntil }: Pick<HeldRow, 'state' | 'validUntil'>, now: Instant): CouponState => (state === 'issued' && validUntil <= now ? 'expired' : state)

export const viewCoupon = (row: HeldRow, now: Instant): CouponView => ({
  couponId: row.id,
  batchId: row.batchId,
  communityId: row.communityId,
  terms: row.terms,
  state: stateNow(row, now),
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

export const viewGiven = (row: GivenRow, nickname: string | null, now: Instant): GivenView => ({
  couponId: row.id,
  personId: row.personId,
  nickname,
  state: stateNow(row, now),
  leaving: row.unwanted && row.state === 'locked',
  why: row.why,
  note: row.note,
  issuedAt: row.issuedAt,
  validUntil: row.validUntil,
  orderId: row.orderId,
})
