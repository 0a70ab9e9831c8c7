import { sum } from '@domain/money'
import { ok, refuse } from '@domain/result'
import { queueRefund } from '../refund/refund'
import { post } from '../_kit/ledger'
import { holds, isAdmin } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { lockQuarantine, markReleased } from './payment-sql'

export const release: Handler<'payment.release'> = async ({ outTradeNo }, call) => {
  const money = (await lockQuarantine(call.tx, outTradeNo)).filter((row) => isAdmin(call) || holds(call, 'operator', row.communityId))
  if (money.length === 0) return refuse('payment_not_found')
  const waiting = money.filter((row) => row.releasedAt === null)
  if (waiting.length === 0) return refuse('already_released')
  await markReleased(call.tx, waiting.map((row) => row.transactionId), call.now)
  for (const { communityId, orderId, amountFen } of waiting) {
    const refundNo = await queueRefund(call, { communityId, outTradeNo, orderId: null, personId: null, amountFen, totalFen: amountFen, why: 'quarantine' })
    await post(call.tx, [
      { communityId, from: 'quarantine', to: 'refund_due', paymentId: outTradeNo, refundId: refundNo, amountFen, why: 'released', at: call.now }
    ])
    await call.audit({ communityId, what: 'payment.release', subject: outTradeNo, after: { amountFen, orderId } })
  }
  return ok({ backFen: sum(waiting.map((row) => row.amountFen)) })
}
