import { yuan } from '@domain/money'
import type { Input, Output } from '@domain/contract'
import { attempt } from '../../kit/attempt'
import { call } from '../../kit/call'
import { say, wordsFor } from '../../kit/say'
import { words } from './words'

const needOf = (detail: unknown): string => yuan((detail as { needFen: number }).needFen)

/** The new batch's id, or null where there is none. */
export async function makeBatch(wish: Input<'coupon.create'>): Promise<string | null> {
  const answer = await call('coupon.create', wish)
  if (answer.kind === 'done') {
    say(words.made)
    return answer.value.batchId
  }
  if (answer.kind === 'refused' && answer.refusal === 'budget_too_small') say(words.wrong.budget(needOf(answer.detail)))
  else if (answer.kind === 'refused' && answer.refusal === 'times_wrong') say(words.timesRefused)
  else if (answer.kind === 'refused' && answer.refusal === 'goods_not_found') say(words.goodsRefused)
  else say(wordsFor(answer))
  return null
}

/** True once it is better. A batch that was stopped or changed meanwhile is seen anew by whoever asks again. */
export async function improveBatch(change: Input<'coupon.improve'>): Promise<boolean> {
  const answer = await call('coupon.improve', change)
  if (answer.kind === 'done') say(words.saved)
  else if (answer.kind === 'refused' && answer.refusal === 'budget_too_small') say(words.wrong.budget(needOf(answer.detail)))
  else say(wordsFor(answer))
  return answer.kind === 'done'
}

export async function stopBatch(batchId: string, reason: string): Promise<boolean> {
  const stopped = await attempt('coupon.stop', { batchId, reason })
  if (stopped) say(words.stopped)
  return stopped !== null
}

export async function takeBack(couponId: string, reason: string): Promise<boolean> {
  const taken = await attempt('coupon.takeBack', { couponId, reason })
  if (taken) say(taken.state === 'taken_back' ? words.tookBack : words.willTakeBack)
  return taken !== null
}

/** What giving by a list came to, or would come to; null where it came to nothing and its reader has been told why. */
export async function assign(input: Input<'coupon.assign'>): Promise<Output<'coupon.assign'> | null> {
  const answer = await call('coupon.assign', input)
  if (answer.kind === 'done') return answer.value
  if (answer.kind === 'refused' && answer.refusal === 'coupons_gone') {
    const { left, wanted } = answer.detail as { left: number; wanted: number }
    say(words.tooFew(left, wanted))
  } else say(wordsFor(answer))
  return null
}
