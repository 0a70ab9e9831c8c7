import type { MeView } from '@domain/me/contract'
import type { OwnReview } from '@domain/review/contract'
import { attempt } from '../../../kit/attempt'

/** What stands in the form. `photos` are new ones in base64, `kept` and `dropped` the ids of those that were sent before. */
export interface Draft {
  readonly stars: number | null
  readonly words: string
  readonly photos: readonly string[]
  readonly kept: readonly string[]
  readonly dropped: readonly string[]
}

/** Whether neighbours see who wrote it: she has a name or a face, and agreed to the words that speak of reviews. */
export const isShown = ({ nickname, face, consents }: Pick<MeView, 'nickname' | 'face' | 'consents'>): boolean =>
  (nickname ?? face) !== null && consents.some(({ kind, current }) => kind === 'show_profile' && current)

export const draftOf = (review: OwnReview | null): Draft => ({
  stars: review?.stars ?? null,
  words: review?.words ?? '',
  photos: [],
  kept: review?.pictures ?? [],
  dropped: [],
})

/** The words first, then each picture: what is sent stays sent. Replies what of it is left to do; null where not even the words arrived. */
export async function send(orderId: string, itemId: string, draft: Draft): Promise<Draft | null> {
  if (draft.stars === null) return null
  const written = await attempt('review.write', { orderId, itemId, stars: draft.stars, words: draft.words.trim() })
  if (!written) return null
  let left = draft
  for (const pictureId of draft.dropped) {
    if (!(await attempt('review.dropPicture', { pictureId }))) return left
    left = { ...left, dropped: left.dropped.filter((id) => id !== pictureId) }
  }
  for (const photo of draft.photos) {
    const added = await attempt('review.addPicture', { reviewId: written.reviewId, photo })
    if (!added) return left
    left = { ...left, kept: added.pictures, photos: left.photos.filter((one) => one !== photo) }
  }
  return left
}

export const isSent = ({ photos, dropped }: Draft): boolean => photos.length + dropped.length === 0
