import type { Fen } from '../money'
import type { OrderState } from '../order/contract'
import type { OverWhy } from '../order/order'
import type { IfNotFilled } from '../pool/contract'
import type { Instant } from '../time'

/** What the pay channel says about a trade that succeeded, in our words. */
export interface PaidNews {
  readonly outTradeNo: string
  readonly transactionId: string
  readonly amountFen: Fen
  readonly currency: string
  readonly payer: string | null
}
export interface OurPayment {
  readonly amountFen: Fen
  /** Who must pay; null where the channel knows no payer (H5). */
  readonly openid: string | null
}
export type QuarantineWhy = 'unknown_trade' | 'wrong_amount' | 'wrong_payer' | 'wrong_currency'

/** Why this money can't count for the order that its number names, or null when it is what we asked for. */
export function mismatch(news: PaidNews, ours: OurPayment | null): QuarantineWhy | null {
  if (!ours) return 'unknown_trade'
  if (news.currency !== 'CNY') return 'wrong_currency'
  if (news.amountFen !== ours.amountFen) return 'wrong_amount'
  if (ours.openid !== null && news.payer !== ours.openid) return 'wrong_payer'
  return null
}

export interface OrderAtNews {
  readonly state: OrderState
  readonly holdUntil: Instant
  readonly overWhy: OverWhy | null
  readonly ifNotFilled: IfNotFilled | null
}
/** What a payment does to its order. `plain_or_back`: a plain order if the cut-off isn't past and stock is left, otherwise money back. */
export type PaymentEffect = 'counts' | 'plain_or_back' | 'back' | 'second'

/**
 * A payment learned of after its own hold ran out is late, whatever its time says; only a pool's closing query, asked for at the pool's end (`closing`),
 * still counts what it finds of holds that lasted until then.
 */
export function paymentEffect(order: OrderAtNews, now: Instant, closing: Instant | null): PaymentEffect {
  if (order.state === 'paid' || order.state === 'fetched' || order.state === 'refunded') return 'second'
  const countsStill = now < order.holdUntil || (closing !== null && order.holdUntil >= closing)
  if (order.state === 'unpaid' && countsStill) return 'counts'
  if (order.overWhy === 'resident' || order.overWhy === 'campaign') return 'back'
  return order.ifNotFilled === 'refund' ? 'back' : 'plain_or_back'
}
