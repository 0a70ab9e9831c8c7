import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { insertReport } from './report-sql'
import { lockReview } from './review-sql'
import { visibleReview } from './view'

/** Says to the operators that a review should be looked at. Nothing happens to it by that alone. */
export const report: Handler<'review.report'> = async ({ reviewId, why, note = '' }, call) => {
  const seen = await visibleReview(call, reviewId)
  if (!seen) return refuse('review_not_found')
  if (seen.personId === call.personId) return refuse('own_review')
  const row = await lockReview(call.tx, seen)
  if (row?.state !== 'shown') return refuse('review_not_found')
  await insertReport(call.tx, { communityId: row.communityId, reviewId, personId: call.personId, why, note, at: call.now }, row.correctedAt)
  return ok({})
}
