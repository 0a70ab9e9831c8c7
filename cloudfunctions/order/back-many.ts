import type { Fen } from '@domain/money'
import { assert } from '@domain/result'
import type { RefundWhy } from '../refund/refund'
import { queueRefunds } from '../refund/refund'
import type { Call } from '../_kit/call'
import { post } from '../_kit/ledger'
import { countedPayments, limitsFree, linesGoBack, ordersGoBack } from './back-many-sql'
import type { LineRow, OrderRow, Units } from './order-sql'
import { feeOf, moveStock } from './order-sql'

/** Nothing was used for it but money, and nothing of it went back or was handed over: all that goes back of it is what was paid. */
export const isPlainlyPaid = (order: OrderRow, lines: readonly LineRow[]): boolean =>
  order.state === 'paid' &&
  order.couponFen + order.doorOffFen + order.pointsFen + order.refundedFen === 0 &&
  order.payFen > 0 &&
  order.payFen === order.paidFen &&
  lines.every((line) => line.handedAt === null && line.refundedQuantity === 0)

/**
 * `backWhole` for many orders of one community, locked and paid for plainly, in as many statements as for one.
 */
export async function backWholeEach(call: Call, communityId: string, orders: readonly OrderRow[], lines: readonly LineRow[], why: RefundWhy): Promise<void> {
  const { tx, now } = call
  const byOrder = new Map(orders.map(({ id }) => [id, lines.filter((line) => line.orderId === id)]))
  const linesOf = (orderId: string) => byOrder.get(orderId) ?? []
  if (orders.length === 0) return
  assert(orders.every((order) => order.communityId === communityId && isPlainlyPaid(order, linesOf(order.id))), 'only orders that nothing happened to go back together')
  const ids = orders.map(({ id }) => id)
  await linesGoBack(tx, communityId, ids)
  await ordersGoBack(tx, communityId, ids)
  const payments = await countedPayments(tx, communityId, ids)
  const refunds = orders.map((order) => {
    const payment = payments.get(order.id)
    assert(payment, 'a paid order has a payment that counts')
    return { outTradeNo: payment.id, orderId: order.id, personId: order.personId, amountFen: backOf(order, linesOf(order.id)), totalFen: payment.amountFen, why }
  })
  const numbers = await queueRefunds(call, communityId, refunds)
  await post(
    tx,
    refunds.map(({ orderId, amountFen }, i) => ({ communityId, from: 'set_aside' as const, to: 'refund_due' as const, orderId, refundId: numbers[i] ?? null, why, at: now, amountFen })),
  )
  const personOf = new Map(orders.map(({ id, personId }) => [id, personId]))
  await limitsFree(tx, communityId, lines.map(({ orderId, itemId, quantity }) => ({ personId: personOf.get(orderId) ?? '', itemId, quantity })))
  await moveStock(tx, communityId, unitsOf(lines), { reserved: 0, sold: -1 })
}

/** How many units of each item these lines are together. */
function unitsOf(lines: readonly LineRow[]): Units[] {
  const units = new Map<string, number>()
  for (const { itemId, quantity } of lines) units.set(itemId, (units.get(itemId) ?? 0) + quantity)
  return [...units].map(([itemId, quantity]) => ({ itemId, quantity }))
}

function backOf(order: OrderRow, lines: readonly LineRow[]): Fen {
  const fen = lines.reduce((sum, line) => sum + line.payFen, 0) + feeOf(order)
  assert(fen === order.paidFen, 'the lines and the fee are what was paid')
  return fen
}
