import { linesToHand, waits } from '@domain/pickup/handing'
import { claimedTime } from '@domain/pickup/offline'
import { assert, ok, refuse } from '@domain/result'
import type { Instant } from '@domain/time'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import type { OrderRow } from '../order/order'
import { handOver, lockOrder, updateOrder } from '../order/order'
import { forgiveGuesses, openBag, viewBag } from './desk'
import type { BagLine, BagRow } from './pickup-sql'
import { bagRows, linesInBag, ordersInBag } from './pickup-sql'
import { reportShipped } from './shipped'

export const confirm: Handler<'pickup.confirm'> = async (input, call) => {
  const found = await openBag(call, input.code)
  if (!found.ok) return found
  const { bag, orders } = await lockBag(call, found.value)
  const lines = await linesInBag(call.tx, bag)
  const going = linesToHand(lines, input.lines)
  if (!going.ok) return going.refusal === 'already_fetched' ? refuse(going.refusal, wentBefore(lines, input.lines, call.personId)) : going
  const claimedAt = claimedTime(input.scannedAt, bag.createdAt, call.now)
  for (const order of orders) await handOrder(call, order, lines, going.value, { claimedAt, green: input.green ?? false })
  await forgiveGuesses(call)
  const handed = going.value.map((line) => line.lineId)
  await call.audit({ communityId: bag.communityId, what: 'pickup.confirm', subject: bag.id, after: { lines: handed, scannedAt: input.scannedAt ?? null, ...(input.green && { green: true }) } })
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

/** When each of the lines asked for went, and whether by the same hands: what a desk needs to tell a repeat from a mix-up. Nothing for what was paid back. */
const wentBefore = (lines: readonly BagLine[], chosen: readonly string[] | undefined, personId: string) =>
  lines
    .filter((line) => line.handedAt !== null && (chosen?.includes(line.lineId) ?? true))
    .map(({ lineId, name, handedAt, claimedAt, handedHow, handedBy }) => ({ lineId, name, handedAt, claimedAt, how: handedHow, mine: handedBy === personId }))

async function handOrder(
  call: Call,
  order: OrderRow,
  lines: readonly BagLine[],
  going: readonly BagLine[],
  { claimedAt, green }: { claimedAt: Instant | null; green: boolean },
): Promise<void> {
  const ids = going.filter((line) => line.orderId === order.id).map((line) => line.lineId)
  if (ids.length === 0) return
  // It was wished for without packaging and is so: noted before it goes, since what it earns is reckoned with its last line.
  if (green && order.green && order.greenAt === null) await updateOrder(call.tx, order, { greenAt: call.now })
  await handOver(call, order, ids, { how: 'pickup', by: call.personId, claimedAt })
  const isFirst = lines.every((line) => line.orderId !== order.id || !line.handedAt)
  if (isFirst) await reportShipped(call, order)
}
