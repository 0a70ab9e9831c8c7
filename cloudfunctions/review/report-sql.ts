import type { ReportWhy } from '@domain/review/contract'
import type { Instant } from '@domain/time'
import type { Insertable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

type Key = { communityId: string; id: string }

/** Once a person and review; again only where what was settled before has been corrected since. */
export async function insertReport(tx: Tx, report: Insertable<Schema['reviewReport']>, correctedAt: Instant | null): Promise<void> {
  const { why, note, at } = report
  await tx
    .insertInto('reviewReport')
    .values(report)
    .onConflict((conflict) =>
      correctedAt === null
        ? conflict.doNothing()
        : conflict
            .columns(['communityId', 'reviewId', 'personId'])
            .doUpdateSet({ why, note, at, settledAt: null })
            .where('reviewReport.settledAt', '<=', correctedAt),
    )
    .execute()
}

/** Whether anybody ever reported it. */
export async function wasReported(tx: Tx, { communityId, id }: Key): Promise<boolean> {
  const row = await tx.selectFrom('reviewReport').select('at').where('communityId', '=', communityId).where('reviewId', '=', id).limit(1).executeTakeFirst()
  return row !== undefined
}

export interface ReportRow {
  reviewId: string
  why: ReportWhy
  note: string
  at: Instant
}
/** What waits against these reviews, the oldest first. */
export const openReports = (tx: Tx, reviews: readonly Key[]): Promise<ReportRow[]> =>
  tx
    .selectFrom('reviewReport')
    .select(['reviewId', 'why', 'note', 'at'])
    .where('communityId', 'in', ['', ...new Set(reviews.map(({ communityId }) => communityId))])
    .where('reviewId', 'in', ['', ...reviews.map(({ id }) => id)])
    .where('settledAt', 'is', null)
    .orderBy('at')
    .orderBy('personId')
    .$castTo<ReportRow>()
    .execute()

/** Replies how many waited. */
export async function settleReports(tx: Tx, { communityId, id }: Key, now: Instant): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable('reviewReport')
    .set({ settledAt: now })
    .where('communityId', '=', communityId)
    .where('reviewId', '=', id)
    .where('settledAt', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
