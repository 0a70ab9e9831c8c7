import { ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import { PAGE, decides, deskOf, viewAsk } from './ask-view'
import type { AskRow } from './refund-ask-sql'
import { asksOf, ownerOf, waitingAsks } from './refund-ask-sql'

/** With an order: what was asked of it. Without: for who decides what waits for her, for everybody else what she asked herself. */
export const list: Handler<'refund.list'> = async ({ orderId, cursor }, call) => {
  if (orderId === undefined) return ok(page(await mine(call, cursor)))
  const order = await ownerOf(call.tx, orderId)
  if (!order || (order.personId !== call.personId && !decides(call, order))) return refuse('order_not_found')
  return ok(page(await asksOf(call.tx, { communityId: order.communityId, orderId }, cursor, PAGE + 1)))
}

const mine = (call: Call, cursor: string | undefined): Promise<AskRow[]> => {
  const desk = deskOf(call)
  return desk ? waitingAsks(call.tx, desk, cursor, PAGE + 1) : asksOf(call.tx, { personId: call.personId }, cursor, PAGE + 1)
}

const page = (rows: AskRow[]) => ({
  asks: rows.slice(0, PAGE).map(viewAsk),
  cursor: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null,
})
