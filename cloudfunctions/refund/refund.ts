import { assert } from '@domain/result'
import type { Instant } from '@domain/time'
import { tell } from '../message/message'
import type { Call } from '../_kit/call'
import { post } from '../_kit/ledger'
import type { ChannelRefund } from '../_kit/wechat/pay-wire'
import type { NewRefund, RefundRow } from './refund-sql'
import { insertRefunds, lockRefund, updateRefund } from './refund-sql'

/** What other words may do with refunds. */
export { askedOrders, refundsOf } from './refund-sql'
export type { RefundRow, RefundWhy } from './refund-sql'

/**
 * Queues a repayment; a job sends it with the number given back, again and again with the same number until the channel has said what became of it. The
 * caller books where the money comes from.
 */
export async function queueRefund(call: Call, refund: NewRefund, follows: string | null = null): Promise<string> {
  assert(refund.amountFen > 0 && refund.amountFen <= refund.totalFen, 'what goes back was paid in')
  const id = call.newId()
  await insertRefunds(call.tx, [{ ...refund, id, follows, state: 'queued', queuedAt: call.now }])
  await sendLater(call, { communityId: refund.communityId, id }, call.now)
  return id
}

/** Queues a repayment to each of many people of a community; replies their numbers, in that order. */
export async function queueRefunds(call: Call, communityId: string, refunds: readonly Omit<NewRefund, 'communityId'>[]): Promise<string[]> {
  for (const { amountFen, totalFen } of refunds) assert(amountFen > 0 && amountFen <= totalFen, 'what goes back was paid in')
  const rows = refunds.map((refund) => ({ ...refund, communityId, id: call.newId(), follows: null, state: 'queued', queuedAt: call.now }))
  await insertRefunds(call.tx, rows)
  const ids = rows.map(({ id }) => id)
  await call.laterEach({ kind: 'refund.send', communityId, runAt: call.now }, ids)
  return ids
}

export const sendLater = (call: Call, refund: Pick<RefundRow, 'communityId' | 'id'>, runAt: Instant): Promise<void> =>
  call.later({ kind: 'refund.send', subject: refund.id, communityId: refund.communityId, runAt })

/** Books what the channel says of a repayment, once, through whichever door we hear of it. */
export async function settleRefund(call: Call, told: ChannelRefund): Promise<void> {
  const refund = await lockRefund(call.tx, told.outRefundNo)
  if (!refund || refund.state === 'done' || refund.state === 'closed') return
  assert(told.refundFen === refund.amountFen, 'the channel pays back what we asked for')
  if (told.state === 'SUCCESS') await done(call, refund, told.successAt ?? call.now)
  else if (told.state === 'CLOSED') await succeed(call, refund)
  else if (told.state === 'ABNORMAL') await updateRefund(call.tx, refund, { state: 'review', lastError: 'ABNORMAL' })
  else await updateRefund(call.tx, refund, { state: 'sent', sentAt: refund.sentAt ?? call.now })
}

async function done(call: Call, refund: RefundRow, channelAt: Instant): Promise<void> {
  const { communityId, id, orderId, personId, amountFen, outTradeNo } = refund
  await updateRefund(call.tx, refund, { state: 'done', doneAt: call.now, channelAt, lastError: null })
  await post(call.tx, [
    { communityId, from: 'refund_due', to: 'channel', orderId, paymentId: orderId ? null : outTradeNo, refundId: id, amountFen, why: 'refunded', at: call.now }
  ])
  if (personId && orderId) await tell(call, { personId, kind: 'refunded', orderId, facts: { amountFen } })
}

/** The channel closed a repayment: its number is used up, and a successor linked to it goes on. */
async function succeed(call: Call, refund: RefundRow): Promise<void> {
  await updateRefund(call.tx, refund, { state: 'closed', lastError: 'CLOSED' })
  const { communityId, outTradeNo, orderId, personId, amountFen, totalFen, why } = refund
  await queueRefund(call, { communityId, outTradeNo, orderId, personId, amountFen, totalFen, why }, refund.id)
}
