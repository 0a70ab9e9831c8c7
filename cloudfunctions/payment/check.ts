import { assert, ok, refuse } from '@domain/result'
import { lockOrder } from '../order/order'
import { steps } from '../_kit/serve'
import { wechat } from '../_kit/outside'
import type { Found, OpenPayment } from './closing'
import { askTrade, openPayments } from './closing'
import { collect } from './collect'

interface Plan {
  readonly orderId: string
  readonly payments: readonly OpenPayment[]
}

/** Asks the channel about an order's open payments now, without closing them. */
export const check = steps<'payment.check', Plan, (Found | 'unpaid')[]>({
  async load({ orderId }, call) {
    const order = await lockOrder(call.tx, orderId)
    if (!order || order.personId !== call.personId) return refuse('order_not_found')
    const payments = await openPayments(call.tx, [order])
    if (payments.length > 0 && !wechat()) return refuse('not_configured')
    return ok({ orderId, payments })
  },
  async perform({ payments }) {
    const client = wechat()?.pay
    return client ? Promise.all(payments.map(({ outTradeNo }) => askTrade(client, outTradeNo))) : []
  },
  async save({ orderId }, answers, call) {
    for (const found of answers) {
      if (found !== 'unpaid' && found.kind === 'paid') await collect(call, found.news, found.at, 'other')
    }
    const order = await lockOrder(call.tx, orderId)
    assert(order, 'an order stays')
    return ok({ state: order.state, paidFen: order.paidFen })
  }
})
