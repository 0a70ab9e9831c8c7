import { linesToHand, waits } from '@domain/pickup/handing'
import { assert, ok } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import type { OrderRow } from '../order/order'
import { handOver, lockOrder } from '../order/order'
import { openBag, viewBag } from './desk'
import type { BagLine, BagRow } from './pickup-sql'
import { bagRows, linesInBag, ordersInBag } from './pickup-sql'
import { reportShipped } from './shipped'

export const confirm: Handler<'pickup.confirm'> = async (input, call) => {
  const found = await openBag(call, input.code)
  if (!found.ok) return found
  const { bag, orders } = await lockBag(call, found.value)
  const lines = await linesInBag(call.tx, bag)
  const going = linesToHand(lines, input.lines)
  if (!going.ok) return going
  for (const order of orders) await handOrder(call, order, lines, going.value)
  const handed = going.value.map((line) => line.lineId)
  await call.audit({ communityId: bag.communityId, what: 'pickup.confirm', subject: bag.id, after: { lines: handed } })
  const left = (await linesInBag(call.tx, bag)).filter(waits).length
  return ok({ ...(await viewBag(call, bag)), handed, left })
}

/**
 * Takes the bag's orders, so that nobody pays back or hands over the same lines at the same time. While we waited for them a pool may have settled and the
 * bag gone into its household's: then that one is opened.
 */
async function lockBag(call: Call, bag: BagRow): Promise<{ bag: BagRow; orders: OrderRow[] }> {
  const orders: OrderRow[] = []
  for (const { id } of await ordersInBag(call.tx, bag)) {
    const order = await lockOrder(call.tx, id)
    assert(order, 'an order in a bag is there')
    orders.push(order)
  }
  const [now] = await bagRows(call.tx, [bag.id])
  if (!now?.mergedInto) return { bag, orders: orders.filter((order) => order.bagId === bag.id) }
  const [shared] = await bagRows(call.tx, [now.mergedInto])
  assert(shared, 'the bag that took in another is there')
  return lockBag(call, shared)
}

async function handOrder(call: Call, order: OrderRow, lines: readonly BagLine[], going: readonly BagLine[]): Promise<void> {
  const ids = going.filter((line) => line.orderId === order.id).map((line) => line.lineId)
  if (ids.length === 0) return
  await handOver(call, order, ids, 'pickup', call.personId)
  const isFirst = lines.every((line) => line.orderId !== order.id || !line.handedAt)
  if (isFirst) await reportShipped(call, order)
}
