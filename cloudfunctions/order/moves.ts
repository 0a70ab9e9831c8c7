import type { Fen } from '@domain/money'
import { sum } from '@domain/money'
import type { OverWhy } from '@domain/order/order'
import { mayBecome, takesOrders } from '@domain/order/order'
import { assert } from '@domain/result'
import { badgeHappened } from '../badge/badge'
import { findCampaign } from '../campaign/campaign'
import { releaseCoupons, retakeCoupons, spendCoupons } from '../coupon/coupon'
import { makeBag } from '../pickup/pickup'
import { happened } from '../policy/policy'
import { earnLater, releaseForOrder, retakeForOrder, settleForOrder } from '../points/points'
import { freeSeat, paySeat } from '../pool/pool'
import { orderPickedUp } from '../referral/referral'
import { ordersChanged } from '../tier/tier'
import type { Call } from '../_kit/call'
import { post } from '../_kit/ledger'
import type { Handed, OrderRow } from './order-sql'
import { attempt, claimLimit, feeOf, freeLimit, keepOpen, markHanded, moveStock, orderLines, reserveStock, updateOrder } from './order-sql'

/** An unpaid order, locked, is paid for in time: its stock is sold, its seat is taken, a bag waits for it. The money is set aside. */
export async function markPaid(call: Call, order: OrderRow, payment: { id: string; amountFen: Fen }): Promise<void> {
  assert(order.state === 'unpaid' && payment.amountFen === order.payFen, 'an order is paid once, with what it costs')
  const lines = await orderLines(call.tx, [order])
  await becomePaid(call, order, payment)
  if (order.poolId) await paySeat(call, order)
  await spendCoupons(call, order)
  await settleForOrder(call, order)
  await moveStock(call.tx, order.communityId, lines, { reserved: -1, sold: 1 })
}

/**
 * A lapsed order whose money came late becomes a plain order, if orders are still taken and everything is left, its coupons and points too (it
 * paid the plain price). False when not; then nothing has changed.
 */
export async function revive(call: Call, order: OrderRow, payment: { id: string; amountFen: Fen }): Promise<boolean> {
  const campaign = await findCampaign(call.tx, order.campaignId)
  if (!campaign || !takesOrders(campaign, call.now) || !(await keepOpen(call.tx, campaign))) return false
  const lines = await orderLines(call.tx, [order])
  const { communityId, personId } = order
  const has = await attempt(
    call.tx,
    async () =>
      (await retakeCoupons(call, order)) && (await retakeForOrder(call, order)) && (await claimLimit(call.tx, communityId, personId, lines)) && (await reserveStock(call.tx, communityId, lines))
  )
  if (!has) return false
  await becomePaid(call, order, payment)
  await moveStock(call.tx, order.communityId, lines, { reserved: -1, sold: 1 })
  return true
}

async function becomePaid(call: Call, order: OrderRow, payment: { id: string; amountFen: Fen }): Promise<void> {
  assert(mayBecome(order.state, 'paid'), `an order doesn't go from ${order.state} to paid`)
  const bagId = await makeBag(call, order)
  await updateOrder(call.tx, order, {
    state: 'paid',
    paidAt: call.now,
    paidFen: order.paidFen + payment.amountFen,
    overWhy: null,
    bagId
  })
  await happened(call, { event: 'order_paid', personId: order.personId, communityId: order.communityId, subject: order.id })
  await post(call.tx, [
    {
      communityId: order.communityId,
      from: 'channel',
      to: 'set_aside',
      orderId: order.id,
      paymentId: payment.id,
      amountFen: payment.amountFen,
      why: 'paid',
      at: call.now
    }
  ])
}

/** An unpaid order, locked, ends without money: stock, limit, seat, coupons and points are free again. */
export async function giveUp(call: Call, order: OrderRow, why: OverWhy): Promise<OrderRow> {
  assert(order.state === 'unpaid', 'only an unpaid order is given up')
  const lines = await orderLines(call.tx, [order])
  const over = await updateOrder(call.tx, order, { state: 'cancelled', overWhy: why })
  if (order.poolId) await freeSeat(call, order, why === 'resident' ? 'left' : 'lapsed')
  await releaseCoupons(call, order)
  await releaseForOrder(call, order)
  await freeLimit(call.tx, order.communityId, order.personId, lines)
  await moveStock(call.tx, order.communityId, lines, { reserved: -1, sold: 0 })
  // A cashier may still be open somewhere.
  if (why !== 'lapsed') await call.later({ kind: 'payment.close', subject: order.id, communityId: order.communityId, runAt: call.now })
  return over
}

/** Lines of a paid order, locked, go over the counter (or are disposed of as the campaign's rule says): their money is earned. */
export async function handOver(call: Call, order: OrderRow, lineIds: readonly string[], handed: Omit<Handed, 'at'>): Promise<void> {
  const lines = await orderLines(call.tx, [order])
  const chosen = lines.filter((line) => lineIds.includes(line.id))
  assert(order.state === 'paid' && chosen.every((line) => !line.handedAt && line.refundedQuantity < line.quantity), 'a line is handed over once')
  if (chosen.length === 0) return
  await markHanded(call.tx, order, chosen.map((line) => line.place), { at: call.now, ...handed })
  const after = lines.every((line) => lineIds.includes(line.id) || line.handedAt || line.refundedQuantity === line.quantity)
  const feeFen = after && !order.feeRefunded ? feeOf(order) : 0
  if (after) await updateOrder(call.tx, order, { state: 'fetched' })
  if (after) await orderPickedUp(call, order)
  if (after) await earnLater(call, order)
  if (after) await happened(call, { event: 'order_fetched', personId: order.personId, communityId: order.communityId, subject: order.id })
  if (after) await ordersChanged(call, order.personId)
  if (after) await badgeHappened(call, { event: 'order_fetched', personId: order.personId, communityId: order.communityId, subject: order.id })
  await post(call.tx, [
    {
      communityId: order.communityId,
      from: 'set_aside',
      to: 'earned',
      orderId: order.id,
      amountFen: sum(chosen.map((line) => line.payFen - line.refundedFen)) + feeFen,
      why: handed.how,
      at: call.now
    }
  ])
}
