import { yuan } from '@domain/money'
import { attempt } from '../../kit/attempt'
import { ask, call } from '../../kit/call'
import { confirm, say, wordsFor } from '../../kit/say'
import { words } from './words'

/** Takes an order back before the cut-off; what was paid returns. */
export async function cancel(orderId: string): Promise<void> {
  if (!(await confirm(words.cancel, words.cancelAsk, words.cancel, words.keep))) return
  const answer = await call('order.cancel', { orderId })
  if (answer.kind !== 'done') return say(wordsFor(answer))
  say(answer.value.backFen > 0 ? words.cancelDone(yuan(answer.value.backFen)) : words.cancelDoneFree)
}

export const withdraw = (askId: string) => attempt('refund.withdraw', { askId })

/** The photograph that came with an ask; null where it can't be had, and the reader has been told. */
export async function photoOf(askId: string): Promise<string | null> {
  const answer = await ask('refund.photo', { askId })
  if (answer.kind === 'done') return `data:image/jpeg;base64,${answer.value.photo}`
  say(wordsFor(answer))
  return null
}
