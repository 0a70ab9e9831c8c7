import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { tell } from '../message/message'
import { holdToJudge } from './judge'
import { settleReports } from './report-sql'
import { takeBackPoints } from './review'
import { nameOfItem, updateReview } from './review-sql'

/** Takes a review out of sight, for a reason that its author and the audit hear. Its stars count no more. */
export const hide: Handler<'review.hide'> = async ({ reviewId, reason, correctedAt }, call) => {
  const held = await holdToJudge(call, reviewId, correctedAt)
  if (!held.ok) return held
  const row = await takeBackPoints(call, held.value)
  await updateReview(call.tx, row, { state: 'hidden', hiddenAt: call.now, hiddenBy: call.personId, hiddenWhy: reason })
  const reports = await settleReports(call.tx, row, call.now)
  const { communityId, stars, personId, orderId } = row
  await call.audit({ communityId, what: 'review.hide', subject: row.id, before: { state: 'shown', stars }, after: { state: 'hidden', reason, reports } })
  await tell(call, { personId, kind: 'review_hidden', orderId, facts: { goods: await nameOfItem(call.tx, row), reason } })
  return ok({})
}
