import type { OwnReview, ReviewView } from '@domain/review/contract'
import type { ReviewedLine } from '@domain/review/review'
import { mayReview } from '@domain/review/review'
import type { Call } from '../_kit/call'
import { homeOf, profiles } from '../me/me'
import type { LineRow } from '../order/order'
import { picturesOf } from './picture-sql'
import { findReview, type ReviewRow } from './review-sql'

export const PAGE = 10

/** I38: what neighbours say is theirs: of those who fetch in that community or work for it. */
export async function belongsTo(call: Call, communityId: string): Promise<boolean> {
  if (call.roles.some((grant) => grant.role === 'admin' || grant.communityId === communityId)) return true
  return (await homeOf(call.tx, call.personId)).communityId === communityId
}

/** A review that the caller may see: her own, or one that is shown in her community. */
export async function visibleReview(call: Call, reviewId: string): Promise<ReviewRow | null> {
  const row = await findReview(call.tx, reviewId)
  if (!row || row.personId === call.personId) return row
  return row.state === 'shown' && (await belongsTo(call, row.communityId)) ? row : null
}

export const reviewedLine = (line: LineRow): ReviewedLine => ({
  handedAt: line.handedAt,
  notFetched: line.handedHow === 'not_fetched',
  quantity: line.quantity,
  refundedQuantity: line.refundedQuantity,
})

/** Reviews as neighbours see them, in the order given. */
export async function viewReviews(call: Call, rows: readonly ReviewRow[]): Promise<ReviewView[]> {
  const shown = await profiles(call.tx, rows.map(({ personId }) => personId))
  const pictures = await picturesOf(call.tx, rows)
  return rows.map((row) => ({
    reviewId: row.id,
    stars: row.stars,
    words: row.words,
    pictures: (pictures.get(row.id) ?? []).map(({ id }) => id),
    writtenAt: row.writtenAt,
    correctedAt: row.correctedAt,
    ...(shown.get(row.personId) ?? { nickname: null, face: null, faceSeed: '' }),
    mine: row.personId === call.personId,
  }))
}

export async function viewOwn(call: Call, row: ReviewRow, line: ReviewedLine): Promise<OwnReview> {
  const pictures = await picturesOf(call.tx, [row])
  const may = mayReview(line, row, call.now)
  return {
    reviewId: row.id,
    itemId: row.itemId,
    state: row.state,
    stars: row.stars,
    words: row.words,
    pictures: (pictures.get(row.id) ?? []).map(({ id }) => id),
    writtenAt: row.writtenAt,
    until: may.ok ? may.value.until : null,
    hiddenWhy: row.hiddenWhy,
  }
}
