import type { AskView } from '@domain/refund/contract'
import { ask as mayAsk } from '@domain/refund/ask'
import { assert, ok, refuse } from '@domain/result'
import { json } from '../_kit/json'
import type { Handler } from '../_kit/serve'
import { lockOrder, orderLines } from '../order/order'
import { orderQuestioned } from '../referral/referral'
import { viewAsk } from './ask-view'
import { findAsk, insertAsk, orderFacts, ownerOf } from './refund-ask-sql'

/** Notes that a resident wants money back for units of her order; the leader or operator decides. Until then nothing of the order is handed over. */
export const ask: Handler<'refund.ask'> = async (input, call) => {
  const { tx, now, personId } = call
  const own = await ownerOf(tx, input.orderId)
  if (own?.personId !== personId) return refuse('order_not_found')
  const order = await lockOrder(tx, input.orderId)
  assert(order, 'an order is never deleted')
  const lines = await orderLines(tx, [order])
  const facts = await orderFacts(tx, order)
  const allowed = mayAsk({ ...facts, state: order.state, lines }, input.lines, now)
  if (!allowed.ok) return allowed
  const askId = call.newId()
  const asked: AskView['lines'] = input.lines.map(({ itemId, quantity }, i) => ({
    itemId,
    name: lines.find((line) => line.itemId === itemId)?.name ?? '',
    quantity,
    fen: allowed.value.lineFen[i] ?? 0,
  }))
  await insertAsk(tx, {
    communityId: order.communityId,
    id: askId,
    orderId: order.id,
    stationId: order.stationId,
    personId,
    lines: json(asked),
    amountFen: allowed.value.amountFen,
    reason: input.reason,
    note: input.note ?? '',
    photo: input.photo ? Buffer.from(input.photo, 'base64') : null,
    state: 'asked',
    askedAt: now,
  })
  await orderQuestioned(call, order)
  const row = await findAsk(tx, askId)
  assert(row, 'what was just asked is there')
  return ok(viewAsk(row))
}
