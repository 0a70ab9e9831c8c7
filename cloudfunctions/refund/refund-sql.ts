import type { Fen } from '@domain/money'
import type { Insertable, Selectable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export type RefundWhy =
  | 'pool_expired'
  | 'pool_settled'
  | 'left'
  | 'cancelled'
  | 'campaign_cancelled'
  | 'short'
  | 'asked'
  | 'late'
  | 'second'
  | 'quarantine'
  | 'not_fetched'
export type RefundState = 'queued' | 'sent' | 'done' | 'closed' | 'review'
export type RefundRow = Omit<Selectable<Schema['refund']>, 'state' | 'why'> & { state: RefundState; why: RefundWhy }

export interface NewRefund {
  communityId: string
  outTradeNo: string
  orderId: string | null
  personId: string | null
  amountFen: Fen
  totalFen: Fen
  why: RefundWhy
}

export async function insertRefunds(tx: Tx, refunds: readonly Insertable<Schema['refund']>[]): Promise<void> {
  await tx.insertInto('refund').values([...refunds]).execute()
}

export async function findRefund(tx: Tx, refundNo: string): Promise<RefundRow | null> {
  return (await tx.selectFrom('refund').selectAll().where('id', '=', refundNo).$castTo<RefundRow>().executeTakeFirst()) ?? null
}

export async function lockRefund(tx: Tx, refundNo: string): Promise<RefundRow | null> {
  return (await tx.selectFrom('refund').selectAll().where('id', '=', refundNo).forUpdate().$castTo<RefundRow>().executeTakeFirst()) ?? null
}

export async function updateRefund(
  tx: Tx,
  refund: Pick<RefundRow, 'communityId' | 'id'>,
  change: Partial<Insertable<Schema['refund']>>
): Promise<RefundRow> {
  return tx
    .updateTable('refund')
    .set(change)
    .where('communityId', '=', refund.communityId)
    .where('id', '=', refund.id)
    .returningAll()
    .$castTo<RefundRow>()
    .executeTakeFirstOrThrow()
}

/** What went back of an order or is on its way, oldest first; a number that the channel used up is told by its successor. */
export const refundsOf = (tx: Tx, order: { communityId: string; id: string }): Promise<RefundRow[]> =>
  tx
    .selectFrom('refund')
    .selectAll()
    .where('communityId', '=', order.communityId)
    .where('orderId', '=', order.id)
    .where('state', '!=', 'closed')
    .orderBy('id')
    .$castTo<RefundRow>()
    .execute()

/** Of these orders, those with an ask that waits for a decision. */
export async function askedOrders(tx: Tx, communityId: string, orderIds: readonly string[]): Promise<Set<string>> {
  if (orderIds.length === 0) return new Set()
  const rows = await tx
    .selectFrom('refundAsk')
    .select('orderId')
    .where('communityId', '=', communityId)
    .where('orderId', 'in', [...orderIds])
    .where('state', '=', 'asked')
    .execute()
  return new Set(rows.map((row) => row.orderId))
}
