import { jobSteps } from '../_kit/jobs'
import type { Found, OpenPayment } from './closing'
import { closePayments, collectFound, comesAgain } from './closing'
import { openPaymentsOf } from './payment-sql'

/** Closes the cashiers of an order that was given up before its time. Money found now goes back. */
export const close = jobSteps<OpenPayment[], Found[]>({
  async load(job) {
    const open = await openPaymentsOf(job.tx, job.communityId, [job.subject])
    return open.length > 0 ? open.map((payment) => ({ outTradeNo: payment.id })) : null
  },
  perform: closePayments,
  async save(_plan, found, job) {
    if (!(await comesAgain(job, 'payment.close', found))) await collectFound(job, found, 'other')
  }
})
