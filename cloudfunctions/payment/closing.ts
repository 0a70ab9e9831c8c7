import type { PaidNews } from '@domain/payment/payment'
import type { Instant } from '@domain/time'
import { later, minutes } from '@domain/time'
import type { OrderRow } from '../order/order'
import type { Call } from '../_kit/call'
import type { Tx } from '../_kit/db'
import { TryLater, type Job } from '../_kit/jobs'
import type { PayClient } from '../_kit/wechat/pay-client'
import type { Trade } from '../_kit/wechat/pay-wire'
import { isPaid } from '../_kit/wechat/pay-wire'
import { wechat } from '../_kit/outside'
import type { Via } from './collect'
import { collect, markClosed } from './collect'
import { openPaymentsOf } from './payment-sql'

/** A payment whose cashier may still be open. */
export interface OpenPayment {
  readonly outTradeNo: string
}
/** What the channel says of it once it is closed: money came, none ever will, or nobody knows. */
export type Found =
  | { readonly outTradeNo: string; readonly kind: 'paid'; readonly news: PaidNews; readonly at: Instant | null }
  | { readonly outTradeNo: string; readonly kind: 'closed' }
  | { readonly outTradeNo: string; readonly kind: 'unknown'; readonly why: string }

export async function openPayments(tx: Tx, orders: readonly Pick<OrderRow, 'communityId' | 'id'>[]): Promise<OpenPayment[]> {
  const [first] = orders
  if (!first) return []
  const rows = await openPaymentsOf(tx, first.communityId, orders.map((order) => order.id))
  return rows.map((row) => ({ outTradeNo: row.id }))
}

/** Asks the channel about each and closes what is unpaid, so that no money can come for it any more. */
export async function closePayments(payments: readonly OpenPayment[]): Promise<Found[]> {
  const client = wechat()?.pay
  if (!client) return payments.map(({ outTradeNo }) => ({ outTradeNo, kind: 'closed' }))
  return Promise.all(payments.map(({ outTradeNo }) => closeOne(client, outTradeNo)))
}

async function closeOne(client: PayClient, outTradeNo: string): Promise<Found> {
  const asked = await askTrade(client, outTradeNo)
  if (asked !== 'unpaid') return asked
  const closed = await client.close(outTradeNo)
  if (closed.kind === 'closed' || closed.kind === 'absent') return { outTradeNo, kind: 'closed' }
  if (closed.kind !== 'paid') return { outTradeNo, kind: 'unknown', why: describe(closed) }
  // Paid between our two questions.
  const again = await askTrade(client, outTradeNo)
  return again === 'unpaid' ? { outTradeNo, kind: 'unknown', why: 'the channel contradicts itself' } : again
}

/** One question to the channel. `unpaid`: it knows the trade and could still be paid for it. */
export async function askTrade(client: PayClient, outTradeNo: string): Promise<Found | 'unpaid'> {
  const answer = await client.query(outTradeNo)
  if (answer.kind === 'absent') return { outTradeNo, kind: 'closed' }
  if (answer.kind !== 'done') return { outTradeNo, kind: 'unknown', why: describe(answer) }
  const { trade } = answer
  if (isPaid(trade)) return { outTradeNo, kind: 'paid', news: newsOf(trade), at: trade.successAt }
  return trade.state === 'CLOSED' || trade.state === 'REVOKED' ? { outTradeNo, kind: 'closed' } : 'unpaid'
}

const describe = (answer: { kind: string }): string => JSON.stringify(answer).slice(0, 200)

export const newsOf = (trade: Trade): PaidNews => ({
  outTradeNo: trade.outTradeNo,
  transactionId: trade.transactionId ?? trade.outTradeNo,
  amountFen: trade.totalFen ?? 0,
  currency: trade.currency ?? 'CNY',
  payer: trade.payer
})

/**
 * True when the channel gave no answer about some. Nothing ends on a guess, so the job of this kind comes again in a minute, for as long as that lasts.
 */
export async function comesAgain(job: Job, kind: string, found: readonly Found[]): Promise<boolean> {
  if (found.every((each) => each.kind !== 'unknown')) return false
  await job.later({ kind, subject: job.subject, communityId: job.communityId, runAt: later(job.now, minutes(1)) })
  return true
}

/** Books what the channel said. Throws TryLater where it said nothing, so that nothing ends on a guess. */
export async function collectFound(call: Call, found: readonly Found[], via: Via): Promise<void> {
  const unknown = found.find((each) => each.kind === 'unknown')
  if (unknown) throw new TryLater(`the pay channel gives no answer: ${unknown.why}`)
  for (const each of found) {
    if (each.kind === 'paid') await collect(call, each.news, each.at, via)
    else await markClosed(call, each.outTradeNo)
  }
}
