import type { Output } from '@domain/contract'
import { outsideAddress } from './browser'
import { call, type Answer } from './call'
import { cashier } from './cashier'

export type Prepaid = Output<'payment.prepay'>
/** The pay channel's own screen on this platform. */
export interface Cashier {
  readonly way: () => 'jsapi' | 'h5'
  /** How it ended: paid, closed by the person, left for another page that comes back to `returnTo`, or not possible in this browser. */
  readonly open: (prepaid: Prepaid, returnTo: string) => Promise<'paid' | 'closed' | 'left' | 'impossible'>
}

export type PayOutcome =
  /** The server has it. */
  | { readonly kind: 'paid'; readonly checked: Output<'payment.check'> }
  /** The cashier said paid, the server hasn't heard yet: the order's page goes on asking. */
  | { readonly kind: 'waiting' }
  | { readonly kind: 'closed' }
  | { readonly kind: 'left' }
  | { readonly kind: 'impossible' }
  | { readonly kind: 'trouble'; readonly answer: Answer<'payment.prepay'> }

/** Whether the money has come: asks the pay channel through the server. */
export async function checkPaid(orderId: string): Promise<PayOutcome> {
  const answer = await call('payment.check', { orderId }, { intent: `${orderId} ${Date.now()}` })
  return answer.kind === 'done' && answer.value.paidFen > 0 ? { kind: 'paid', checked: answer.value } : { kind: 'waiting' }
}

/** Pays an order. `returnTo` is the app's own address to come back to where the cashier is another page. */
export async function pay(orderId: string, returnTo: string): Promise<PayOutcome> {
  const way = cashier.way()
  const input = { orderId, way, ...(way === 'h5' ? { backUrl: outsideAddress(returnTo) } : {}) }
  const answer = await call('payment.prepay', input, { intent: `${orderId} ${Date.now()}` })
  if (answer.kind === 'refused' && answer.refusal === 'already_paid') return checkPaid(orderId)
  if (answer.kind !== 'done') return { kind: 'trouble', answer }
  const outcome = await cashier.open(answer.value, returnTo)
  return outcome === 'paid' ? checkPaid(orderId) : { kind: outcome }
}
