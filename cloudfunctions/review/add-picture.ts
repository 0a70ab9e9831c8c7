import { askUntil } from '@domain/refund/refund'
import { mayReview, PICTURE_POINTS, PICTURES_MOST } from '@domain/review/review'
import { ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import { earnPoints } from '../points/points'
import { holdOwn, type Own } from './own'
import { insertPicture, picturesOf } from './picture-sql'
import { wasReported } from './report-sql'
import { EARNS } from './review'
import { afterSaleHours, findReview, updateReview } from './review-sql'
import { reviewedLine, viewOwn } from './view'

export const addPicture: Handler<'review.addPicture'> = async ({ reviewId, photo }, call) => {
  const own = await holdOwn(call, await findReview(call.tx, reviewId))
  if (!own) return refuse('review_not_found')
  const may = mayReview(reviewedLine(own.line), own.row, call.now)
  if (!may.ok) return may.refusal === 'review_hidden' ? refuse('review_hidden') : refuse('review_over')
  const there = (await picturesOf(call.tx, [own.row])).get(reviewId) ?? []
  if (there.length >= PICTURES_MOST) return refuse('pictures_full')
  const place = [1, 2, 3].find((free) => there.every((picture) => picture.place !== free)) ?? PICTURES_MOST
  const picture = { communityId: own.row.communityId, id: call.newId(), reviewId, place }
  await insertPicture(call.tx, { ...picture, photo: Buffer.from(photo, 'base64') })
  const row = await earn(call, own, picture.id)
  // To who reported it or judged it, it is another review than it was.
  const changed = (await wasReported(call.tx, row)) ? await updateReview(call.tx, row, { correctedAt: call.now }) : row
  return ok(await viewOwn(call, changed, reviewedLine(own.line)))
}

/** The first picture earns points, which can be spent once no money can be asked back for the line. */
async function earn(call: Call, { order, row, line }: Own, pictureId: string) {
  const keepsSome = line.refundedQuantity < line.quantity
  if (row.earnedBy !== null || !keepsSome) return row
  const { communityId, personId } = row
  const freeAt = askUntil(line.handedAt, await afterSaleHours(call.tx, order)) ?? call.now
  await earnPoints(call, { personId, communityId, ...EARNS, sourceId: pictureId, points: PICTURE_POINTS, freeAt: freeAt > call.now ? freeAt : call.now })
  return updateReview(call.tx, row, { earnedBy: pictureId })
}
