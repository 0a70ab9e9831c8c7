import type { AskView } from '@domain/refund/contract'
import { ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import { deskName } from '../me/me'
import { PAGE, decides, deskOf, viewAsk } from './ask-view'
import type { AskRow } from './refund-ask-sql'
import { aboutAsks, asksOf, ownerOf, waitingAsks } from './refund-ask-sql'

/** Everything that waits at the caller's desk says whose it is. */
async function withWhose(call: Call, rows: readonly AskRow[]): Promise<AskView[]> {
  const decided = rows.filter((row) => decides(call, row))
  const about = await aboutAsks(call.tx, decided)
  const names = await deskName(
    call.tx,
    decided.map((row) => row.personId),
  )
  return rows.map((row) => {
    const known = about.get(row.id)
    return { ...viewAsk(row), ...(known && { bagNumber: known.bagNumber, handedAt: known.handedAt, name: names.get(row.personId) ?? '' }) }
  })
}

/** With an order: what was asked of it. Without: for who decides what waits for her, for everybody else what she asked herself. */
export const list: Handler<'refund.list'> = async ({ orderId, cursor }, call) => {
  if (orderId === undefined) return ok(await page(call, await mine(call, cursor)))
  const order = await ownerOf(call.tx, orderId)
  if (!order || (order.personId !== call.personId && !decides(call, order))) return refuse('order_not_found')
  return ok(await page(call, await asksOf(call.tx, { communityId: order.communityId, orderId }, cursor, PAGE + 1)))
}

const mine = (call: Call, cursor: string | undefined): Promise<AskRow[]> => {
  const desk = deskOf(call)
  return desk ? waitingAsks(call.tx, desk, cursor, PAGE + 1) : asksOf(call.tx, { personId: call.personId }, cursor, PAGE + 1)
}

const page = async (call: Call, rows: AskRow[]) => ({
  asks: await withWhose(call, rows.slice(0, PAGE)),
  cursor: rows.length > PAGE ? (rows[PAGE - 1]?.id ?? null) : null,
})
