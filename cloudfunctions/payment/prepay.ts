import { assert, ok, refuse } from '@domain/result'
import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import { lockOrder } from '../order/order'
import type { OrderRow } from '../order/order'
import type { Call } from '../_kit/call'
import { refuseAndKeep, steps } from '../_kit/serve'
import type { WechatApp } from '../_kit/wechat/settings'
import { wechat } from '../_kit/outside'
import type { Found } from './closing'
import { askTrade } from './closing'
import { collect, markClosed } from './collect'
import type { PaymentRow } from './payment-sql'
import { openPayment, setCashier } from './payment-sql'

interface Plan {
  readonly payment: PaymentRow
  readonly app: WechatApp
  readonly backUrl: string
  readonly payUntil: Instant
  readonly clientIp: string
}
type Answer =
  | { readonly kind: 'cashier'; readonly prepayId: string | null; readonly h5Url: string | null }
  | { readonly kind: 'found'; readonly found: Found | 'unpaid' }
  | { readonly kind: 'unavailable' }

const DESCRIPTION = 'LinPin'

/** Opens WeChat Pay's cashier. The trade number is written down before the channel hears of it, so no money can come for a number we don't know. */
export const prepay = steps<'payment.prepay', Plan, Answer>({
  async load({ orderId, way = 'jsapi', backUrl = '' }, call) {
    const order = await lockOrder(call.tx, orderId)
    if (!order || order.personId !== call.personId) return refuse('order_not_found')
    const refusal = unpayable(order, call.now)
    if (refusal) return refuse(refusal)
    const outside = wechat()
    const openid = way === 'jsapi' ? call.openid : null
    if (!outside || (way === 'jsapi' && !openid)) return refuse('not_configured')
    const payment = await openPayment(call.tx, draft(order, way, openid, call))
    return ok({ payment, app: call.channel === 'wechat-h5' ? 'wechat-h5' : 'weapp', backUrl, payUntil: order.holdUntil, clientIp: call.clientIp ?? '127.0.0.1' })
  },
  async perform(plan) {
    const client = wechat()?.pay
    assert(client, 'the channel was there a moment ago')
    const { payment } = plan
    if (payment.prepayId ?? payment.h5Url) return { kind: 'cashier', prepayId: payment.prepayId, h5Url: payment.h5Url }
    const answer = await ask(plan)
    return answer.kind === 'over' ? { kind: 'found', found: await askTrade(client, payment.id) } : answer
  },
  async save({ payment, app, payUntil }, answer, call) {
    if (answer.kind === 'unavailable') return refuse('pay_unavailable')
    if (answer.kind === 'found') return over(call, payment, answer.found)
    if (!(await setCashier(call.tx, payment, { prepayId: answer.prepayId, h5Url: answer.h5Url }))) return refuse('order_over')
    const outside = wechat()
    const request = answer.prepayId && outside ? outside.pay.payParams(answer.prepayId, app) : null
    return ok({ outTradeNo: payment.id, payFen: payment.amountFen, payUntil, request, h5Url: answer.h5Url })
  }
})

function unpayable(order: OrderRow, now: Instant) {
  if (order.state === 'paid' || order.state === 'fetched') return 'already_paid'
  if (order.state !== 'unpaid') return 'order_over'
  return now >= order.holdUntil ? 'pay_time_over' : null
}

const draft = (order: OrderRow, way: 'jsapi' | 'h5', openid: string | null, call: Call) => ({
  communityId: order.communityId,
  id: call.newId(),
  orderId: order.id,
  personId: order.personId,
  way,
  openid,
  amountFen: order.payFen satisfies Fen,
  state: 'open',
  createdAt: call.now,
  expiresAt: order.holdUntil
})

async function ask({ payment, app, backUrl, clientIp }: Plan): Promise<Exclude<Answer, { kind: 'found' }> | { kind: 'over' }> {
  const client = wechat()?.pay
  assert(client, 'the channel was there a moment ago')
  const input = { outTradeNo: payment.id, totalFen: payment.amountFen, description: DESCRIPTION, expiresAt: payment.expiresAt, app }
  const answer = payment.openid
    ? await client.prepayJsapi({ ...input, openid: payment.openid })
    : await client.prepayH5({ ...input, clientIp, backUrl })
  if (answer.kind === 'done') {
    return { kind: 'cashier', prepayId: 'prepayId' in answer ? answer.prepayId : null, h5Url: 'h5Url' in answer ? answer.h5Url : null }
  }
  return answer.kind === 'paid' || answer.kind === 'closed' ? { kind: 'over' } : { kind: 'unavailable' }
}

/** The channel says that this trade is over: it was paid and we hadn't heard, or closed, and the next try opens another. Either is kept, though we refuse. */
async function over(call: Call, payment: PaymentRow, found: Found | 'unpaid') {
  if (found === 'unpaid' || found.kind === 'unknown') return refuse('pay_unavailable')
  if (found.kind === 'closed') {
    await markClosed(call, payment.id)
    return refuseAndKeep('pay_unavailable')
  }
  await collect(call, found.news, found.at, 'other')
  return refuseAndKeep('already_paid')
}
