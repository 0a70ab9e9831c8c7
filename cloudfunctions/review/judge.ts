import type { Result } from '@domain/result'
import { ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import { holds } from '../_kit/scope'
import { findReview, lockReview, type ReviewRow } from './review-sql'

/** A review that an operator of its community may judge, held: another's, and one that still stands there. */
export async function holdToJudge(call: Call, reviewId: string): Promise<Result<ReviewRow, 'review_not_found' | 'own_review' | 'review_hidden'>> {
  const seen = await findReview(call.tx, reviewId)
  if (!seen || !holds(call, 'operator', seen.communityId)) return refuse('review_not_found')
  if (seen.personId === call.personId) return refuse('own_review')
  const row = await lockReview(call.tx, seen)
  if (!row) return refuse('review_not_found')
  return row.state === 'hidden' ? refuse('review_hidden') : ok(row)
}
