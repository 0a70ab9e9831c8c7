import { assert, ok, refuse } from '@domain/result'
import { holdsStation } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { happenedTo } from './happened'
import { findOrder } from './order-sql'
import { viewOrders } from './view'

export const get: Handler<'order.get'> = async ({ orderId }, call) => {
  const row = await findOrder(call.tx, orderId)
  if (!row || (row.personId !== call.personId && !holdsStation(call, row.stationId, row.communityId))) return refuse('order_not_found')
  const [view] = await viewOrders(call.tx, [row], call.now)
  assert(view, 'an order found can be shown')
  return ok({ ...view, happened: await happenedTo(call.tx, row, call.now) })
}
