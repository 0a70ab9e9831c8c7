import { assert } from '@domain/result'
import type { Call } from '../_kit/call'
import { lockOrder, orderLines, type LineRow, type OrderRow } from '../order/order'
import { lockReview, ownerOf, type ReviewRow } from './review-sql'

export interface Own {
  readonly order: OrderRow
  readonly row: ReviewRow
  readonly line: LineRow
}

/** The caller's own order, held with its lines: what goes back of it waits, and is seen afterwards. */
export async function holdOrder(call: Call, orderId: string): Promise<{ order: OrderRow; lines: LineRow[] } | null> {
  const own = await ownerOf(call.tx, orderId)
  if (own?.personId !== call.personId) return null
  const order = await lockOrder(call.tx, orderId)
  assert(order, 'an order is never deleted')
  return { order, lines: await orderLines(call.tx, [order]) }
}

/** The caller's own review, held, with its line: order first, as everywhere. */
export async function holdOwn(call: Call, found: ReviewRow | null): Promise<Own | null> {
  if (found?.personId !== call.personId) return null
  const held = await holdOrder(call, found.orderId)
  const row = await lockReview(call.tx, found)
  const line = held?.lines.find(({ itemId }) => itemId === found.itemId)
  return held && row && line ? { order: held.order, row, line } : null
}
