import type { Call } from '../_kit/call'
import { reversePoints } from '../points/points'
import type { LineRow } from '../order/order'
import { forgetReviewsOf, lockEarningOf, updateReview, type ReviewRow } from './review-sql'

/** Under what a review's points stand in the books; their source's number is the picture's. */
export const EARNS = { source: 'review', kind: 'reviewed' } as const

/** What a review, held, has earned goes back. */
export async function takeBackPoints(call: Call, row: ReviewRow): Promise<ReviewRow> {
  if (row.earnedBy === null) return row
  await reversePoints(call, { ...EARNS, sourceId: row.earnedBy })
  return updateReview(call.tx, row, { earnedBy: null })
}

/** Everything of these lines of an order, locked, has gone back: what was said of them stays, what it earned does not. */
export async function linesWentBack(call: Call, order: { communityId: string; id: string }, lines: readonly Pick<LineRow, 'itemId'>[]): Promise<void> {
  if (lines.length === 0) return
  for (const row of await lockEarningOf(call.tx, order, lines.map(({ itemId }) => itemId))) await takeBackPoints(call, row)
}

/** I37: words and pictures of an erased person are gone, and what she said against others'. */
export const forgetReviews = forgetReviewsOf
