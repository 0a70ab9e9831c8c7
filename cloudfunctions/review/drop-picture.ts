import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { holdOwn } from './own'
import { deletePicture, findPicture, picturesOf } from './picture-sql'
import { takeBackPoints } from './review'
import { findReview } from './review-sql'
import { reviewedLine, viewOwn } from './view'

/** What earned points by its pictures gives them back with the last one. */
export const dropPicture: Handler<'review.dropPicture'> = async ({ pictureId }, call) => {
  const picture = await findPicture(call.tx, pictureId)
  const own = picture && (await holdOwn(call, await findReview(call.tx, picture.reviewId)))
  if (!own) return refuse('picture_not_found')
  if (own.row.state === 'hidden') return refuse('review_hidden')
  await deletePicture(call.tx, picture)
  const left = (await picturesOf(call.tx, [own.row])).get(own.row.id) ?? []
  const row = left.length === 0 ? await takeBackPoints(call, own.row) : own.row
  return ok(await viewOwn(call, row, reviewedLine(own.line)))
}
