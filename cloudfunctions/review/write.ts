import { mayReview } from '@domain/review/review'
import { assert, ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { badgeHappened } from '../badge/badge'
import { holdOrder } from './own'
import { aboutItem, insertReview, reviewsOfOrder, updateReview } from './review-sql'
import { reviewedLine, viewOwn } from './view'

/** One review a line: writing again corrects it. */
export const write: Handler<'review.write'> = async ({ orderId, itemId, stars, words }, call) => {
  const { tx, now, personId } = call
  const held = await holdOrder(call, orderId)
  if (!held) return refuse('order_not_found')
  const line = held.lines.find((each) => each.itemId === itemId)
  if (!line) return refuse('item_not_found')
  const { communityId } = held.order
  const written = (await reviewsOfOrder(tx, held.order)).find((each) => each.itemId === itemId) ?? null
  const may = mayReview(reviewedLine(line), written, now)
  if (!may.ok) return may
  if (written) {
    // Sent again for a picture that didn't arrive, it is no correction.
    const same = written.stars === stars && written.words === words
    return ok(await viewOwn(call, same ? written : await updateReview(tx, written, { stars, words, correctedAt: now }), reviewedLine(line)))
  }
  const about = (await aboutItem(tx, itemId))?.about
  assert(about, 'a line is of an item')
  const row = await insertReview(tx, { communityId, id: call.newId(), orderId, itemId, about, personId, stars, words, writtenAt: now })
  await badgeHappened(call, { event: 'review_written', personId, communityId, subject: row.id })
  return ok(await viewOwn(call, row, reviewedLine(line)))
}
