import { yuan } from '@domain/money'
import type { OrderView } from '@domain/order/contract'
import { call } from '../../kit/call'
import { confirm, say, wordsFor } from '../../kit/say'
import { sayWhen } from '../../ui/when'
import { words } from './words'

/** Takes an order back before the cut-off; what was paid returns. */
export async function cancel(orderId: string): Promise<void> {
  if (!(await confirm(words.cancel, words.cancelAsk, words.cancel, words.keep))) return
  const answer = await call('order.cancel', { orderId })
  if (answer.kind !== 'done') return say(wordsFor(answer))
  say(answer.value.backFen > 0 ? words.cancelDone(yuan(answer.value.backFen)) : words.cancelDoneFree)
}

export async function withdraw(askId: string): Promise<void> {
  const answer = await call('refund.withdraw', { askId })
  if (answer.kind !== 'done') say(wordsFor(answer))
}

export interface Step {
  readonly text: string
  readonly done: boolean
}

const poolSteps = { open: { text: words.poolOpen, done: false }, settled: { text: words.poolSettled, done: true }, expired: { text: words.poolExpired, done: true } } as const

/** What has happened to an order and what comes next. */
export function stepsOf(order: OrderView): Step[] {
  const { state, poolState, arrived } = order
  const begun = { text: words.placed(sayWhen(order.placedAt)), done: true }
  if (state === 'cancelled') return [begun, { text: words.cancelled, done: true }]
  if (state === 'unpaid') return [begun, { text: words.toPay(sayWhen(order.payUntil)), done: false }]
  const pool = poolState === null ? [] : [poolSteps[poolState]]
  const paid = [begun, { text: words.paid, done: true }, ...pool]
  if (state === 'refunded') return [...paid, { text: words.refunded, done: true }]
  const here = { text: arrived ? words.arrived : words.waiting, done: arrived }
  return [...paid, here, { text: words.fetched, done: state === 'fetched' }]
}
