import type { Instant } from '@domain/time'
import { later, minutes } from '@domain/time'
import { settleRefund } from '../refund/refund'
import type { Call } from '../_kit/call'
import { Busy } from '../_kit/db'
import type { HttpDoor, HttpRequest } from '../_kit/http'
import type { Job } from '../_kit/jobs'
import type { JsonValue } from '../_kit/json'
import { log } from '../_kit/runtime'
import type { Timer } from '../_kit/serve'
import type { Notice } from '../_kit/wechat/pay-client'
import { isPaid, readRefund, readTrade } from '../_kit/wechat/pay-wire'
import { wechat } from '../_kit/outside'
import { newsOf } from './closing'
import { collect, quarantine } from './collect'
import { markWorked, noticeBody, storeNotice, unworkedNotices } from './payment-sql'

type Authentic = Extract<Notice, { kind: 'payment' | 'refund' }>

/**
 * Where the pay channel calls. The signature over the raw bytes is judged first; an authentic notice is stored, and from then on it is ours: whatever
 * becomes of the work on it, the channel hears 204 and a job goes on with it.
 */
export async function notify(request: HttpRequest, door: HttpDoor): Promise<{ status: number; body?: unknown }> {
  const outside = wechat()
  if (!outside || request.method !== 'POST') return { status: 404 }
  const notice = outside.pay.openNotice({ headers: request.headers, rawBody: request.rawBody })
  if (notice.kind === 'bad_signature') return { status: 401, body: { code: 'SIGN_ERROR', message: notice.why } }
  if (notice.kind === 'not_understood') return { status: 204 }
  const waits = await door.inTx((call) => storeNotice(call.tx, { ...envelope(notice), receivedAt: call.now }))
  if (!waits) return { status: 204 }
  try {
    await door.inTx((call) => work(call, notice.id, notice.kind, notice.content as JsonValue))
  } catch (error) {
    if (error instanceof Busy) log().warn('a stored notice waits for another try', { why: error.message })
    else log().error('a stored notice waits for another try', error)
    await door.inTx((call) => call.later({ kind: 'payment.inbox', subject: notice.id, communityId: '', runAt: call.now }))
  }
  return { status: 204 }
}

const envelope = (notice: Authentic) => ({
  noticeId: notice.id,
  kind: notice.kind,
  subject: notice.kind === 'payment' ? notice.trade.outTradeNo : notice.refund.outRefundNo,
  body: notice.content as JsonValue
})

/** Notices that a process took in and didn't live to work; the channel may think that we have them. */
export const sweep: Timer = {
  name: 'payment.sweep',
  every: { minutes: 5 },
  async run(call) {
    for (const noticeId of await unworkedNotices(call.tx, later(call.now, -minutes(1)))) {
      await call.later({ kind: 'payment.inbox', subject: noticeId, communityId: '', runAt: call.now })
    }
  }
}

/** The job behind a notice whose first try failed. */
export async function inbox(job: Job): Promise<void> {
  const stored = await noticeBody(job.tx, job.subject)
  if (stored) await work(job, job.subject, stored.kind, stored.body)
}

async function work(call: Call, noticeId: string, kind: string, content: JsonValue): Promise<void> {
  if (kind === 'payment') await workPayment(call, content)
  else await workRefund(call, content)
  await markWorked(call.tx, noticeId, call.now satisfies Instant)
}

async function workPayment(call: Call, content: JsonValue): Promise<void> {
  const trade = readTrade(content)
  const outside = wechat()
  if (!trade || !outside || !isPaid(trade)) return
  const ours = Object.values(outside.settings.apps).some((app) => app.appid === trade.appid) && trade.mchid === outside.settings.merchant.mchid
  // Paid to this merchant for another app: the money is here, and no order of ours.
  if (!ours) await quarantine(call, newsOf(trade), null, 'unknown_trade', trade.successAt ?? call.now)
  else await collect(call, newsOf(trade), trade.successAt, 'other')
}

async function workRefund(call: Call, content: JsonValue): Promise<void> {
  const refund = readRefund(content)
  if (refund) await settleRefund(call, refund)
}
