import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { findPicture, photoOf } from './picture-sql'
import { visibleReview } from './view'

export const picture: Handler<'review.picture'> = async ({ pictureId }, call) => {
  const found = await findPicture(call.tx, pictureId)
  const photo = found && (await visibleReview(call, found.reviewId)) ? await photoOf(call.tx, found) : null
  return photo ? ok({ photo: photo.toString('base64') }) : refuse('picture_not_found')
}
