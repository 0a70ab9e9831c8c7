import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { holdOwn } from './own'
import { takeBackPoints } from './review'
import { deleteReview, findReview } from './review-sql'

/** What an operator hid stays as it is: written anew it would stand there again. */
export const remove: Handler<'review.remove'> = async ({ reviewId }, call) => {
  const own = await holdOwn(call, await findReview(call.tx, reviewId))
  if (!own) return refuse('review_not_found')
  if (own.row.state === 'hidden') return refuse('review_hidden')
  await takeBackPoints(call, own.row)
  await deleteReview(call.tx, own.row)
  return ok({})
}
