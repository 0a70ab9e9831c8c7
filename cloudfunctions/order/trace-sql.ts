import type { TraceView } from '@domain/order/contract'
import type { Tx } from '../_kit/db'
import type { OrderRow } from './order-sql'

type Key = Pick<OrderRow, 'communityId' | 'id'>

export const paymentsOf = (tx: Tx, { communityId, id }: Key): Promise<TraceView['payments']> =>
  tx
    .selectFrom('payment')
    .select(['id as outTradeNo', 'amountFen', 'state', 'counted', 'createdAt', 'paidAt', 'closedAt'])
    .where('communityId', '=', communityId)
    .where('orderId', '=', id)
    .orderBy('id')
    .$castTo<TraceView['payments'][number]>()
    .execute()

export const refundsOf = (tx: Tx, { communityId, id }: Key): Promise<TraceView['refunds']> =>
  tx
    .selectFrom('refund')
    .select(['id as refundNo', 'amountFen', 'why', 'state', 'lastError', 'queuedAt', 'doneAt'])
    .where('communityId', '=', communityId)
    .where('orderId', '=', id)
    .orderBy('id')
    .$castTo<TraceView['refunds'][number]>()
    .execute()

export const asksOf = (tx: Tx, { communityId, id }: Key): Promise<TraceView['asks']> =>
  tx
    .selectFrom('refundAsk')
    .select(['id as askId', 'state', 'amountFen', 'askedAt', 'decidedAt'])
    .where('communityId', '=', communityId)
    .where('orderId', '=', id)
    .orderBy('id')
    .$castTo<TraceView['asks'][number]>()
    .execute()

export const movesOf = (tx: Tx, { communityId, id }: Key): Promise<TraceView['moves']> =>
  tx
    .selectFrom('ledgerTransfer')
    .select(['fromAccount as from', 'toAccount as to', 'amountFen', 'why', 'at'])
    .where('communityId', '=', communityId)
    .where('orderId', '=', id)
    .orderBy('id')
    .execute()

export async function bagNumberOf(tx: Tx, { communityId, bagId }: Pick<OrderRow, 'communityId' | 'bagId'>): Promise<number | null> {
  if (bagId === null) return null
  const bag = await tx.selectFrom('bag').select('number').where('communityId', '=', communityId).where('id', '=', bagId).executeTakeFirst()
  return bag?.number ?? null
}
