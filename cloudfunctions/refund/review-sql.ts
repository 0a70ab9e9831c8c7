import type { Selectable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export type RefundRow = Selectable<Schema['refund']>
type Scope = 'all' | readonly string[]

const refundsOf = (tx: Tx, communities: Scope) =>
  tx
    .selectFrom('refund')
    .selectAll()
    .$if(communities !== 'all', (query) => query.where('communityId', 'in', communities === 'all' ? [] : ['', ...communities]))

/** Repayments under review, the oldest first. */
export const refundsInReview = (tx: Tx, communities: Scope, after: string | undefined, most: number): Promise<RefundRow[]> =>
  refundsOf(tx, communities)
    .where('state', '=', 'review')
    .where('id', '>', after ?? '')
    .orderBy('id')
    .limit(most)
    .execute()

export const lockRefund = async (tx: Tx, communities: Scope, refundNo: string): Promise<RefundRow | null> =>
  (await refundsOf(tx, communities).where('id', '=', refundNo).forUpdate().executeTakeFirst()) ?? null

export async function queueAgain(tx: Tx, { communityId, id }: Pick<RefundRow, 'communityId' | 'id'>): Promise<RefundRow> {
  return tx
    .updateTable('refund')
    .set({ state: 'queued', attempts: 0 })
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirstOrThrow()
}
