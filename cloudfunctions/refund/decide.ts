import { stillBack } from '@domain/refund/ask'
import { ASKED_MOST } from '@domain/refund/refund'
import type { Result } from '@domain/result'
import { assert, ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import { tell } from '../message/message'
import { backUnits, lockOrder, orderLines } from '../order/order'
import { decides, viewAsk } from './ask-view'
import type { AskRow } from './refund-ask-sql'
import { endAsk, findAsk, lockAsk, orderFacts } from './refund-ask-sql'

/** The leader of the station or an operator of the community says yes or no, to others' asks only. Yes sends back what is still left of what was asked. */
export const decide: Handler<'refund.decide'> = async ({ askId, accept, words }, call) => {
  const seen = await findAsk(call.tx, askId)
  if (!seen || !decides(call, seen)) return refuse('ask_not_found')
  if (seen.personId === call.personId) return refuse('own_ask')
  const back = await settle(call, seen, accept)
  if (!back.ok) return back
  const { row, amountFen } = back.value
  const end = {
    state: accept ? ('accepted' as const) : ('declined' as const),
    amountFen,
    decidedAt: call.now,
    decidedBy: call.personId,
    decision: words ?? null,
  }
  await endAsk(call.tx, row, end)
  await call.audit({
    communityId: row.communityId,
    what: 'refund.decide',
    subject: row.id,
    before: { state: row.state, amountFen: row.amountFen },
    after: { state: end.state, amountFen },
  })
  await tell(call, {
    personId: row.personId,
    kind: accept ? 'ask_accepted' : 'ask_declined',
    orderId: row.orderId,
    facts: { amountFen, words: words ?? '' },
  })
  return ok(viewAsk({ ...row, ...end }))
}

/** Takes order and ask, and pays back where the answer is yes. */
async function settle(
  call: Call,
  seen: AskRow,
  accept: boolean,
): Promise<Result<{ row: AskRow; amountFen: number }, 'already_decided' | 'too_many_refunds'>> {
  const order = await lockOrder(call.tx, seen.orderId)
  assert(order, 'an order is never deleted')
  const row = await lockAsk(call.tx, seen)
  if (row.state !== 'asked') return refuse('already_decided')
  if (!accept) return ok({ row, amountFen: row.amountFen })
  const units = stillBack(row.lines, await orderLines(call.tx, [order]))
  if (units.length === 0) return ok({ row, amountFen: 0 })
  if ((await orderFacts(call.tx, order)).refunds >= ASKED_MOST) return refuse('too_many_refunds')
  const { fen } = await backUnits(call, order, units, 'asked')
  return ok({ row, amountFen: fen })
}
