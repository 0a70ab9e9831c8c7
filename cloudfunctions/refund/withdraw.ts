import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { lockOrder } from '../order/order'
import { viewAsk } from './ask-view'
import { endAsk, findAsk, lockAsk } from './refund-ask-sql'

export const withdraw: Handler<'refund.withdraw'> = async ({ askId }, { tx, now, personId }) => {
  const seen = await findAsk(tx, askId)
  if (seen?.personId !== personId) return refuse('ask_not_found')
  await lockOrder(tx, seen.orderId)
  const row = await lockAsk(tx, seen)
  if (row.state !== 'asked') return refuse('already_decided')
  const end = { state: 'withdrawn' as const, amountFen: row.amountFen, decidedAt: now, decidedBy: personId, decision: null }
  await endAsk(tx, row, end)
  return ok(viewAsk({ ...row, ...end }))
}
