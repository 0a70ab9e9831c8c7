import { mayReview } from '@domain/review/review'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { orderLines } from '../order/order'
import { ownerOf, reviewsOfOrder } from './review-sql'
import { reviewedLine, viewOwn } from './view'

export const mine: Handler<'review.mine'> = async ({ orderId }, call) => {
  const own = await ownerOf(call.tx, orderId)
  if (own?.personId !== call.personId) return refuse('order_not_found')
  const lines = await orderLines(call.tx, [own])
  const reviews = new Map((await reviewsOfOrder(call.tx, own)).map((row) => [row.itemId, row]))
  const views = []
  for (const line of lines) {
    const { itemId, name, unit, picture, category } = line
    const row = reviews.get(itemId)
    const may = row ? null : mayReview(reviewedLine(line), null, call.now)
    const review = row ? await viewOwn(call, row, reviewedLine(line)) : null
    views.push({ itemId, name, unit, picture, category, until: may?.ok ? may.value.until : null, review })
  }
  return ok({ lines: views })
}
