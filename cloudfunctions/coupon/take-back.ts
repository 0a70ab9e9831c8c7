import { ok, refuse } from '@domain/result'
import { tell } from '../message/message'
import { holds } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { findHeld } from './coupon-sql'
import { takeBackCoupon } from './moves'

/** One that an unpaid order holds stays with it, and goes when the order lets it go. One that points were exchanged for is its owner's. */
export const takeBack: Handler<'coupon.takeBack'> = async ({ couponId, reason }, call) => {
  const seen = await findHeld(call.tx, couponId)
  if (!seen || !holds(call, 'operator', seen.communityId)) return refuse('coupon_not_found')
  if (seen.way === 'exchange') return refuse('coupon_exchanged')
  const outcome = await takeBackCoupon(call, couponId, reason)
  if (outcome !== 'taken_back') return refuse(outcome === 'used' ? 'coupon_used' : 'coupon_over')
  const { communityId, personId, batchId, terms } = seen
  await tell(call, { personId, kind: 'coupon_taken_back', facts: { name: terms.name, reason } })
  await call.audit({ communityId, what: 'coupon.takeBack', subject: couponId, before: { personId, batchId, state: seen.state }, after: { reason } })
  const now = await findHeld(call.tx, couponId)
  return ok({ state: now?.state ?? 'taken_back' })
}
