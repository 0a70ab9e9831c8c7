import { waits } from '@domain/pickup/handing'
import { assert, ok, refuse } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import { householdsOf } from '../household/household'
import { viewLine } from './desk'
import type { BagRow } from './pickup-sql'
import { bagRows, linesInBag, orderAtDesk, ordersInBag } from './pickup-sql'

/** The codes of an order's bag, for the one who paid; for a household's bag also for its other members. */
export const code: Handler<'pickup.code'> = async ({ orderId }, call) => {
  const order = await orderAtDesk(call.tx, orderId)
  if (!order) return refuse('order_not_found')
  const [bag] = order.bagId ? await bagRows(call.tx, [order.bagId]) : []
  if (order.personId !== call.personId && !(bag && (await isOfHousehold(call, bag)))) return refuse('order_not_found')
  if (order.state !== 'paid' && order.state !== 'fetched') return refuse('not_paid')
  assert(bag, 'a paid order has a bag')
  const lines = await linesInBag(call.tx, bag)
  return ok({
    code: bag.scanCode,
    typedCode: bag.typedCode,
    bagNumber: bag.number,
    shared: (await ordersInBag(call.tx, bag)).length > 1,
    arrived: order.arrived,
    fetched: lines.some((line) => line.handedAt !== null) && !lines.some(waits),
    pickupDay: order.pickupDay,
    pickupFrom: order.pickupFrom,
    pickupUntil: order.pickupUntil,
    stationName: order.stationName,
    address: order.address,
    lines: lines.map(viewLine),
  })
}

async function isOfHousehold(call: Call, bag: BagRow): Promise<boolean> {
  if (!bag.householdId) return false
  return (await householdsOf(call.tx, [call.personId])).get(call.personId) === bag.householdId
}
