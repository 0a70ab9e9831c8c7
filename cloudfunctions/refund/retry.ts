import { ok, refuse } from '@domain/result'
import { communitiesOf } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { viewRefund } from './review'
import { lockRefund, queueAgain } from './review-sql'

/** Sends a repayment again that was under review, under its own number: if the channel has it already, it says so. */
export const retry: Handler<'refund.retry'> = async ({ refundNo }, call) => {
  const row = await lockRefund(call.tx, communitiesOf(call, 'operator'), refundNo)
  if (!row) return refuse('refund_not_found')
  if (row.state !== 'review') return refuse('not_in_review')
  const queued = await queueAgain(call.tx, row)
  await call.later({ kind: 'refund.send', subject: row.id, communityId: row.communityId, runAt: call.now })
  await call.audit({
    communityId: row.communityId,
    what: 'refund.retry',
    subject: row.id,
    before: { state: row.state },
    after: { state: queued.state },
  })
  return ok(viewRefund(queued))
}
