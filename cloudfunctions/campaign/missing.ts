import type { Came } from '@domain/campaign/arrival'
import type { LineInput } from '@domain/call'
import { sum } from '@domain/money'
import { shareShort } from '@domain/refund/refund'
import { assert } from '@domain/result'
import type { LineRow, OrderRow } from '../order/order'

/** What one order goes without. */
export interface Missing {
  readonly order: OrderRow
  readonly units: (LineInput & { name: string })[]
}

export const bought = (order: OrderRow): boolean => order.state === 'paid' || order.state === 'fetched'

/** Of the items named as short, how many units are there. */
export const namedUnits = (short: readonly Came[], arrived: ReadonlyMap<string, number>): Map<string, number> =>
  new Map(short.map(({ itemId }) => [itemId, arrived.get(itemId) ?? 0]))

/** Which orders go without which units. Lines already handed over keep theirs; the rest goes to who paid first. */
export function sharesMissing(orders: ReadonlyMap<string, OrderRow>, lines: readonly LineRow[], arrived: ReadonlyMap<string, number>): Map<string, Missing> {
  const missing = new Map<string, Missing>()
  for (const [itemId, units] of arrived) {
    const wanted = lines.filter((line) => line.itemId === itemId)
    const handed = wanted.filter((line) => line.handedAt !== null)
    const there = Math.max(0, units - sum(handed.map((line) => line.quantity - line.refundedQuantity)))
    const waiting = wanted.filter((line) => line.handedAt === null).map((line) => ({ ...line, paidAt: paidAt(orders, line) }))
    for (const { line, missing: quantity } of shareShort(waiting, there)) {
      const order = orders.get(line.orderId)
      assert(order, 'a line has its order')
      const entry = missing.get(order.id) ?? { order, units: [] }
      entry.units.push({ itemId, quantity, name: line.name })
      missing.set(order.id, entry)
    }
  }
  return missing
}

function paidAt(orders: ReadonlyMap<string, OrderRow>, line: LineRow) {
  const at = orders.get(line.orderId)?.paidAt
  assert(at, 'a line that was bought was paid for')
  return at
}
