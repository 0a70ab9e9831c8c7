import type { Output } from '@domain/contract'
import { ok } from '@domain/result'
import { communitiesOf } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { PAGE } from './ask-view'
import type { RefundRow } from './review-sql'
import { refundsInReview } from './review-sql'

type RefundView = Output<'refund.retry'>

export const viewRefund = (row: RefundRow): RefundView => ({
  refundNo: row.id,
  orderId: row.orderId,
  amountFen: row.amountFen,
  why: row.why,
  state: row.state as RefundView['state'],
  attempts: row.attempts,
  lastError: row.lastError,
  queuedAt: row.queuedAt,
  doneAt: row.doneAt,
})

export const review: Handler<'refund.review'> = async ({ cursor }, call) => {
  const rows = await refundsInReview(call.tx, communitiesOf(call, 'operator'), cursor, PAGE + 1)
  return ok({ refunds: rows.slice(0, PAGE).map(viewRefund), cursor: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null })
}
