import type { PaidNews, QuarantineWhy } from '@domain/payment/payment'
import { mismatch, paymentEffect } from '@domain/payment/payment'
import { assert } from '@domain/result'
import type { Instant } from '@domain/time'
import { tell } from '../message/message'
import type { OrderRow } from '../order/order'
import { giveUp, lockOrder, markPaid, revive, updateOrder } from '../order/order'
import { queueRefund } from '../refund/refund'
import type { Call } from '../_kit/call'
import { post } from '../_kit/ledger'
import type { PaymentRow } from './payment-sql'
import { findPayment, insertQuarantine, lockPaymentsOf, updatePayment } from './payment-sql'

/** How we hear of it: in the closing query of a pool that ends (or was filled) at this moment, or in any other way. */
export type Via = { readonly closing: Instant } | 'other'

/** Where money is set apart that belongs to no community that we know of. */
const NOWHERE = '*'

/**
 * Books money that the channel says came in, once, however often and through whichever door we hear of it: it counts for its order, makes a plain order of
 * a lapsed one, goes back, or is set apart.
 */
export async function collect(call: Call, news: PaidNews, channelAt: Instant | null, via: Via): Promise<void> {
  const seen = await findPayment(call.tx, news.outTradeNo)
  const why = mismatch(news, seen)
  if (why || !seen) return quarantine(call, news, seen, why ?? 'unknown_trade', channelAt ?? call.now)
  const order = await lockOrder(call.tx, seen.orderId)
  assert(order, 'a payment has its order')
  // Read again under the order's lock: the same news may have been booked while we waited.
  const payments = await lockPaymentsOf(call.tx, seen)
  const payment = payments.find(({ id }) => id === seen.id)
  assert(payment, 'a payment stays with its order')
  if (payment.state === 'paid') return
  const counted = await apply(call, order, payment, via)
  await updatePayment(call.tx, payment, {
    state: 'paid',
    counted,
    transactionId: news.transactionId,
    paidAt: call.now,
    channelAt: channelAt ?? call.now,
    // Outside WeChat we learn who paid only now.
    openid: payment.openid ?? news.payer
  })
  const others = payments.filter(({ id, state }) => id !== payment.id && state === 'open')
  // One way to pay was enough: a cashier that is open for the other takes no more money.
  if (counted === 'order' && others.length > 0) await call.later({ kind: 'payment.close', subject: order.id, communityId: order.communityId, runAt: call.now })
  if (counted !== 'order') await sendBack(call, order.id, payment, counted)
}

async function apply(call: Call, order: OrderRow, payment: PaymentRow, via: Via): Promise<'order' | 'late' | 'second'> {
  const effect = paymentEffect(order, call.now, via === 'other' ? null : via.closing)
  if (effect === 'second') return 'second'
  if (effect === 'counts') {
    await markPaid(call, order, payment)
    return 'order'
  }
  const over = order.state === 'unpaid' ? await giveUp(call, order, 'lapsed') : order
  const revived = effect === 'plain_or_back' && (await revive(call, over, payment))
  await tell(call, {
    personId: order.personId,
    kind: 'late_payment',
    orderId: order.id,
    facts: { amountFen: payment.amountFen, outcome: revived ? 'plain' : 'back' }
  })
  return revived ? 'order' : 'late'
}

/** Money that came too late or twice passes through the order's books and goes back in full. */
async function sendBack(call: Call, orderId: string, payment: PaymentRow, why: 'late' | 'second'): Promise<void> {
  const { communityId, id: outTradeNo, amountFen, personId } = payment
  const order = await lockOrder(call.tx, orderId)
  assert(order, 'a payment has its order')
  await updateOrder(call.tx, order, {
    paidFen: order.paidFen + amountFen,
    refundedFen: order.refundedFen + amountFen,
    ...(order.state === 'cancelled' && { state: 'refunded' as const })
  })
  const refundNo = await queueRefund(call, { communityId, outTradeNo, orderId, personId, amountFen, totalFen: amountFen, why })
  await post(call.tx, [
    { communityId, from: 'channel', to: 'refund_due', orderId, paymentId: outTradeNo, refundId: refundNo, amountFen, why, at: call.now }
  ])
}

/** Sets money apart that is nobody's, once; as of when it came, so that our books show it on the same day as the channel's bill. */
export async function quarantine(call: Call, news: PaidNews, payment: PaymentRow | null, why: QuarantineWhy, at: Instant): Promise<void> {
  if (news.amountFen <= 0) return
  const { outTradeNo, transactionId, amountFen } = news
  const communityId = payment?.communityId ?? NOWHERE
  const orderId = payment?.orderId ?? null
  // The order first, as everywhere: who holds it may be about to set the same money apart.
  if (payment) await markClosed(call, outTradeNo)
  if (!(await insertQuarantine(call.tx, { outTradeNo, transactionId, communityId, orderId, amountFen, why, at }))) return
  await post(call.tx, [{ communityId, from: 'channel', to: 'quarantine', orderId: null, paymentId: outTradeNo, amountFen, why, at: call.now }])
}

/** No money comes for it any more. Its order is held first, as by whoever books money: what was paid meanwhile stays paid. */
export async function markClosed(call: Call, outTradeNo: string): Promise<void> {
  const seen = await findPayment(call.tx, outTradeNo)
  if (seen?.state !== 'open') return
  await lockOrder(call.tx, seen.orderId)
  const payment = await findPayment(call.tx, outTradeNo)
  if (payment?.state === 'open') await updatePayment(call.tx, payment, { state: 'closed', closedAt: call.now })
}
