import type { Result } from '@domain/result'
import { ok, refuse } from '@domain/result'
import type { Instant } from '@domain/time'
import type { Call } from '../_kit/call'
import { holds } from '../_kit/scope'
import { findReview, lockReview, type ReviewRow } from './review-sql'

type Judged = Result<ReviewRow, 'review_not_found' | 'own_review' | 'review_hidden' | 'review_changed'>

/** A review that an operator of its community may judge, held: another's, one that still stands there, and as she saw it where she says what she saw. */
export async function holdToJudge(call: Call, reviewId: string, correctedAt: Instant | null | undefined): Promise<Judged> {
  const seen = await findReview(call.tx, reviewId)
  if (!seen || !holds(call, 'operator', seen.communityId)) return refuse('review_not_found')
  if (seen.personId === call.personId) return refuse('own_review')
  const row = await lockReview(call.tx, seen)
  if (!row) return refuse('review_not_found')
  if (row.state === 'hidden') return refuse('review_hidden')
  return correctedAt === undefined || correctedAt === row.correctedAt ? ok(row) : refuse('review_changed')
}
