import { assert } from '@domain/result'
import { later, minutes, seconds } from '@domain/time'
import { TryLater, jobSteps } from '../_kit/jobs'
import type { Job } from '../_kit/jobs'
import type { ChannelRefund } from '../_kit/wechat/pay-wire'
import { wechat } from '../_kit/outside'
import { sendLater, settleRefund } from './refund'
import type { RefundRow } from './refund-sql'
import { findRefund, lockRefund, updateRefund } from './refund-sql'

type Answer =
  | { readonly kind: 'told'; readonly refund: ChannelRefund }
  | { readonly kind: 'refused'; readonly why: string }
  | { readonly kind: 'unknown'; readonly why: string }

/** After this many refusals a person looks at it. */
const TRIES = 8

/** Sends a repayment, or asks what became of it; the same number all the way, so it is never paid twice. */
export const send = jobSteps<RefundRow, Answer>({
  async load(job) {
    const refund = await findRefund(job.tx, job.subject)
    if (!refund || (refund.state !== 'queued' && refund.state !== 'sent')) return null
    if (!wechat()) throw new TryLater('no pay channel is configured', minutes(10))
    return refund
  },
  async perform(refund) {
    const client = wechat()?.pay
    assert(client, 'the channel was there a moment ago')
    if (refund.attempts > 0 || refund.state === 'sent') {
      const asked = await client.queryRefund(refund.id)
      if (asked.kind === 'done') return { kind: 'told', refund: asked.refund }
      if (asked.kind !== 'absent') return { kind: 'unknown', why: JSON.stringify(asked).slice(0, 200) }
    }
    const answer = await client.refund({
      outTradeNo: refund.outTradeNo,
      outRefundNo: refund.id,
      refundFen: refund.amountFen,
      totalFen: refund.totalFen,
      reason: refund.why
    })
    if (answer.kind === 'done') return { kind: 'told', refund: answer.refund }
    return { kind: answer.kind, why: JSON.stringify(answer).slice(0, 200) }
  },
  async save(plan, answer, job) {
    const refund = await lockRefund(job.tx, plan.id)
    if (!refund || (refund.state !== 'queued' && refund.state !== 'sent')) return
    const attempts = refund.attempts + 1
    if (answer.kind === 'refused' && attempts >= TRIES) {
      await updateRefund(job.tx, refund, { state: 'review', attempts, lastError: answer.why })
      return
    }
    await updateRefund(job.tx, refund, { attempts, ...(answer.kind !== 'told' && { lastError: answer.why }) })
    if (answer.kind === 'told') await settleRefund(job, answer.refund)
    if (answer.kind !== 'told' || answer.refund.state === 'PROCESSING') await again(job, refund, attempts)
  }
})

/** 30 s, 1 min, 2 min … up to an hour: a repayment under way is asked about until it has ended. */
const again = (job: Job, refund: RefundRow, attempts: number): Promise<void> =>
  sendLater(job, refund, later(job.now, Math.min(minutes(60), seconds(15) * 2 ** Math.min(attempts, 10))))
