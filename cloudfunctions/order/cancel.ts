import { mayCancel } from '@domain/order/order'
import type { SeatState } from '@domain/pool/pool'
import { assert, ok, refuse } from '@domain/result'
import type { Found, OpenPayment } from '../payment/payment'
import { closePayments, collectFound, openPayments } from '../payment/payment'
import { findCampaign } from '../campaign/campaign'
import type { Call } from '../_kit/call'
import { refuseAndKeep, steps } from '../_kit/serve'
import { backWhole } from './back'
import { giveUp } from './moves'
import type { OrderRow } from './order-sql'
import { lockOrder, orderLines } from './order-sql'
import { aroundOrders } from './order-view-sql'

/** Locks the caller's order and judges whether it may be cancelled now. */
async function judge(orderId: string, call: Call) {
  const order = await lockOrder(call.tx, orderId)
  if (!order || order.personId !== call.personId) return refuse('order_not_found')
  const campaign = await findCampaign(call.tx, order.campaignId)
  assert(campaign, 'an order has its campaign')
  const seat = ((await aroundOrders(call.tx, [order])).get(order.id)?.seat ?? null) as SeatState | null
  const anyLineHanded = (await orderLines(call.tx, [order])).some((line) => line.handedAt !== null)
  const may = mayCancel({ state: order.state, seat, anyLineHanded, closesAt: campaign.closesAt }, call.now)
  return may.ok ? ok(order) : may
}

interface Plan {
  readonly orderId: string
  readonly payments: readonly OpenPayment[]
}

/** An unpaid order's cashier is closed first: what it says about money counts before the wish to cancel. */
export const cancel = steps<'order.cancel', Plan, Found[]>({
  async load({ orderId }, call) {
    const order = await judge(orderId, call)
    return order.ok ? ok({ orderId, payments: await openPayments(call.tx, [order.value]) }) : order
  },
  perform: ({ payments }) => closePayments(payments),
  async save({ orderId }, found, call) {
    if (found.some((each) => each.kind === 'unknown')) return refuse('pay_unavailable')
    await collectFound(call, found, 'other')
    const order = await judge(orderId, call)
    // What the cashier said stays booked.
    return order.ok ? end(call, order.value) : refuseAndKeep(order.refusal)
  }
})

async function end(call: Call, order: OrderRow) {
  if (order.state === 'unpaid') {
    await giveUp(call, order, 'resident')
    return ok({ state: 'cancelled' as const, backFen: 0 })
  }
  return ok({ state: 'refunded' as const, backFen: await backWhole(call, order, 'cancelled') })
}
