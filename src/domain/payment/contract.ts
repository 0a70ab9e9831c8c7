import * as z from 'zod/mini'
import { cursorField, fenField, id, instantField, read, sumField, write } from '../call'
import { orderStateField } from '../order/contract'

export const payment = {
  /** Opens WeChat Pay's cashier for an unpaid order. Asked again while it is open, it gives the same trade number. */
  'payment.prepay': write({
    roles: ['resident'],
    /** `h5` where the phone is in a browser outside WeChat; otherwise WeChat's own cashier (`jsapi`). */
    input: z.strictObject({ orderId: id, way: z.optional(z.enum(['jsapi', 'h5'])), backUrl: z.optional(z.url().check(z.maxLength(400))) }),
    output: z.object({
      outTradeNo: id,
      payFen: fenField,
      payUntil: instantField,
      /** For wx.requestPayment and WeixinJSBridge; null in a browser outside WeChat. */
      request: z.nullable(
        z.object({ appId: z.string(), timeStamp: z.string(), nonceStr: z.string(), package: z.string(), signType: z.literal('RSA'), paySign: z.string() }),
      ),
      /** Where a browser outside WeChat goes to pay. */
      h5Url: z.nullable(z.string()),
    }),
    refusals: ['order_not_found', 'order_over', 'already_paid', 'pay_time_over', 'not_configured', 'pay_unavailable'],
  }),
  /** Asks the pay channel now instead of waiting for its call. */
  'payment.check': write({
    roles: ['resident'],
    input: z.strictObject({ orderId: id }),
    output: z.object({ state: orderStateField, paidFen: fenField }),
    refusals: ['order_not_found', 'not_configured'],
  }),
  /** Money that came and matches no order of ours: wrong amount, another payer, an unknown number. */
  'payment.quarantined': read({
    roles: ['operator'],
    input: z.strictObject({ cursor: cursorField }),
    output: z.object({
      payments: z.array(z.object({ outTradeNo: id, orderId: z.nullable(id), amountFen: sumField, why: z.string(), at: instantField, released: z.boolean() })),
      cursor: z.nullable(z.string()),
    }),
    refusals: [],
  }),
  /** Sends quarantined money back to where it came from. */
  'payment.release': write({
    roles: ['operator'],
    input: z.strictObject({ outTradeNo: id }),
    output: z.object({ backFen: sumField }),
    refusals: ['payment_not_found', 'already_released'],
  }),
}
