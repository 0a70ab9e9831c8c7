import { assert, ok, refuse } from '@domain/result'
import { deskName } from '../me/me'
import { holdsStation } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { findOrder } from './order-sql'
import { asksOf, bagNumberOf, movesOf, paymentsOf, refundsOf } from './trace-sql'
import { viewOrders } from './view'

export const trace: Handler<'order.trace'> = async ({ orderId }, call) => {
  const { tx } = call
  const row = await findOrder(tx, orderId)
  if (!row || !holdsStation(call, row.stationId, row.communityId)) return refuse('order_not_found')
  const [order] = await viewOrders(tx, [row], call.now)
  assert(order, 'an order found can be shown')
  return ok({
    order,
    name: (await deskName(tx, [row.personId])).get(row.personId) ?? '',
    bagNumber: await bagNumberOf(tx, row),
    address: row.handover === 'door' ? { building: row.building, door: row.door } : null,
    payments: await paymentsOf(tx, row),
    refunds: await refundsOf(tx, row),
    asks: await asksOf(tx, row),
    moves: await movesOf(tx, row),
  })
}
