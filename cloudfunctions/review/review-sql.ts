import type { Each } from '@domain/review/review'
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export type ReviewRow = Omit<Selectable<Schema['review']>, 'state'> & { state: 'shown' | 'hidden' }
type Key = Pick<ReviewRow, 'communityId' | 'id'>

const rows = (tx: Tx) => tx.selectFrom('review').selectAll().$castTo<ReviewRow>()

export const findReview = async (tx: Tx, reviewId: string): Promise<ReviewRow | null> => (await rows(tx).where('id', '=', reviewId).executeTakeFirst()) ?? null

/** Null where its author has taken it back meanwhile. */
export const lockReview = async (tx: Tx, { communityId, id }: Key): Promise<ReviewRow | null> =>
  (await rows(tx).where('communityId', '=', communityId).where('id', '=', id).forUpdate().executeTakeFirst()) ?? null

export const reviewsOfOrder = (tx: Tx, order: { communityId: string; id: string }): Promise<ReviewRow[]> =>
  rows(tx).where('communityId', '=', order.communityId).where('orderId', '=', order.id).execute()

/** The newest first, older than `before` where one is given. */
export const reviewsAbout = (tx: Tx, communityId: string, about: string, before: string | undefined, most: number): Promise<ReviewRow[]> =>
  rows(tx)
    .where('communityId', '=', communityId)
    .where('about', '=', about)
    .where('state', '=', 'shown')
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(most)
    .execute()

/** How many gave one to five stars. */
export async function starsAbout(tx: Tx, communityId: string, about: string): Promise<Each> {
  const counted = await tx
    .selectFrom('review')
    .select(['stars', (eb) => eb.fn.countAll<number>().as('n')])
    .where('communityId', '=', communityId)
    .where('about', '=', about)
    .where('state', '=', 'shown')
    .groupBy('stars')
    .execute()
  const of = (stars: number): number => counted.find((row) => row.stars === stars)?.n ?? 0
  return [of(1), of(2), of(3), of(4), of(5)]
}

export async function insertReview(tx: Tx, review: Insertable<Schema['review']>): Promise<ReviewRow> {
  return tx.insertInto('review').values(review).returningAll().$castTo<ReviewRow>().executeTakeFirstOrThrow()
}

export async function updateReview(tx: Tx, { communityId, id }: Key, change: Partial<Insertable<Schema['review']>>): Promise<ReviewRow> {
  return tx.updateTable('review').set(change).where('communityId', '=', communityId).where('id', '=', id).returningAll().$castTo<ReviewRow>().executeTakeFirstOrThrow()
}

/** Its pictures and reports go with it. */
export async function deleteReview(tx: Tx, { communityId, id }: Key): Promise<void> {
  await tx.deleteFrom('review').where('communityId', '=', communityId).where('id', '=', id).execute()
}

/** What an item is of: the goods it was made from, or itself. */
export interface About {
  communityId: string
  about: string
}
export async function aboutItem(tx: Tx, itemId: string): Promise<About | null> {
  const { rows: found } = await sql<About>`select community_id, coalesce(goods_id, id) as about from item where id = ${itemId}`.execute(tx)
  return found[0] ?? null
}

export const ownerOf = async (tx: Tx, orderId: string): Promise<{ communityId: string; id: string; personId: string } | null> =>
  (await tx.selectFrom('orders').select(['communityId', 'id', 'personId']).where('id', '=', orderId).executeTakeFirst()) ?? null

/** For how long money may be asked back of an order's lines. */
export async function afterSaleHours(tx: Tx, order: { communityId: string; id: string }): Promise<number> {
  const { afterSaleHours: hours } = await tx
    .selectFrom('orders as o')
    .innerJoin('campaign as c', (join) => join.onRef('c.communityId', '=', 'o.communityId').onRef('c.id', '=', 'o.campaignId'))
    .select('c.afterSaleHours')
    .where('o.communityId', '=', order.communityId)
    .where('o.id', '=', order.id)
    .executeTakeFirstOrThrow()
  return hours
}

/** The reviews of somebody, to be forgotten. */
export async function forgetReviewsOf(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('review').where('personId', '=', personId).execute()
  await tx.deleteFrom('reviewReport').where('personId', '=', personId).execute()
}

export const lockEarningOf = (tx: Tx, order: { communityId: string; id: string }, itemIds: readonly string[]): Promise<ReviewRow[]> =>
  rows(tx)
    .where('communityId', '=', order.communityId)
    .where('orderId', '=', order.id)
    .where('itemId', 'in', [...itemIds])
    .where('earnedBy', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute()

export type ReportedRow = ReviewRow & { goods: string }

/** What was reported and waits in these communities, the oldest review first. */
export async function reportedIn(tx: Tx, communityIds: readonly string[] | 'all', after: string | undefined, most: number): Promise<ReportedRow[]> {
  return tx
    .selectFrom('review as r')
    .innerJoin('item as i', (join) => join.onRef('i.communityId', '=', 'r.communityId').onRef('i.id', '=', 'r.itemId'))
    .selectAll('r')
    .select('i.name as goods')
    .where('r.state', '=', 'shown')
    .where('r.id', '>', after ?? '')
    .$if(communityIds !== 'all', (query) => query.where('r.communityId', 'in', ['', ...(communityIds === 'all' ? [] : communityIds)]))
    .where(({ exists, selectFrom }) =>
      exists(
        selectFrom('reviewReport as p')
          .select('p.at')
          .whereRef('p.communityId', '=', 'r.communityId')
          .whereRef('p.reviewId', '=', 'r.id')
          .where('p.settledAt', 'is', null),
      ),
    )
    .orderBy('r.id')
    .limit(most)
    .$castTo<ReportedRow>()
    .execute()
}

export async function nameOfItem(tx: Tx, { communityId, itemId }: Pick<ReviewRow, 'communityId' | 'itemId'>): Promise<string> {
  const { name } = await tx.selectFrom('item').select('name').where('communityId', '=', communityId).where('id', '=', itemId).executeTakeFirstOrThrow()
  return name
}
