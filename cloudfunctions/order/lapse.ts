import type { Found, OpenPayment } from '../payment/payment'
import { closePayments, collectFound, comesAgain, openPayments } from '../payment/payment'
import { jobSteps } from '../_kit/jobs'
import { giveUp } from './moves'
import { lockOrder } from './order-sql'

/** A hold that ran out: the cashier is queried and closed, then stock and seat are free again. Money found now is late. */
export const lapse = jobSteps<OpenPayment[], Found[]>({
  async load(job) {
    const order = await lockOrder(job.tx, job.subject)
    return order?.state === 'unpaid' && job.now >= order.holdUntil ? openPayments(job.tx, [order]) : null
  },
  perform: closePayments,
  async save(_plan, found, job) {
    if (await comesAgain(job, 'order.lapse', found)) return
    await collectFound(job, found, 'other')
    const order = await lockOrder(job.tx, job.subject)
    if (order?.state === 'unpaid') await giveUp(job, order, 'lapsed')
  }
})
