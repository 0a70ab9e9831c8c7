import type { Output } from '@domain/contract'
import { call } from '../../kit/call'
import { say, wordsFor } from '../../kit/say'
import { words } from './words'

export type Mine = Output<'coupon.mine'>
export type Coupon = Mine['coupons'][number]
export type Batch = Output<'coupon.batches'>['batches'][number]

/** Takes one of a batch, or what a code brings; true when there is a coupon more. */
export async function claim(what: { readonly batchId: string } | { readonly code: string }): Promise<boolean> {
  const answer = await call('coupon.claim', what)
  if (answer.kind !== 'done') {
    say(wordsFor(answer))
    return false
  }
  say(answer.value.offer === null ? words.got : words.offer(answer.value.offer))
  return true
}
