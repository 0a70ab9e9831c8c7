import type { Tx } from '../_kit/db'

export interface PictureRow {
  communityId: string
  id: string
  reviewId: string
  place: number
}
type Key = Pick<PictureRow, 'communityId' | 'id'>

const pictures = (tx: Tx) => tx.selectFrom('reviewPicture').select(['communityId', 'id', 'reviewId', 'place'])

/** Of these reviews, each one's in its order; the photographs themselves are fetched one by one. */
export async function picturesOf(tx: Tx, reviews: readonly { communityId: string; id: string }[]): Promise<Map<string, PictureRow[]>> {
  const byReview = new Map<string, PictureRow[]>()
  if (reviews.length === 0) return byReview
  const found = await pictures(tx)
    .where('communityId', 'in', [...new Set(reviews.map(({ communityId }) => communityId))])
    .where(
      'reviewId',
      'in',
      reviews.map(({ id }) => id),
    )
    .orderBy('place')
    .execute()
  for (const picture of found) byReview.set(picture.reviewId, [...(byReview.get(picture.reviewId) ?? []), picture])
  return byReview
}

export const findPicture = async (tx: Tx, pictureId: string): Promise<PictureRow | null> => (await pictures(tx).where('id', '=', pictureId).executeTakeFirst()) ?? null

export async function photoOf(tx: Tx, { communityId, id }: Key): Promise<Buffer | null> {
  const row = await tx.selectFrom('reviewPicture').select('photo').where('communityId', '=', communityId).where('id', '=', id).executeTakeFirst()
  return row?.photo ?? null
}

export async function insertPicture(tx: Tx, picture: PictureRow & { photo: Buffer }): Promise<void> {
  await tx.insertInto('reviewPicture').values(picture).execute()
}

export async function deletePicture(tx: Tx, { communityId, id }: Key): Promise<void> {
  await tx.deleteFrom('reviewPicture').where('communityId', '=', communityId).where('id', '=', id).execute()
}
