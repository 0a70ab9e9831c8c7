import type { HappenedView } from '@domain/order/contract'
import type { Instant } from '@domain/time'
import type { Tx } from '../_kit/db'
import { refundsOf } from '../refund/refund'
import type { LineRow, OrderRow } from './order-sql'
import { orderLines } from './order-sql'
import { aroundOrders, type OrderAround } from './order-view-sql'

/** Everything that happened to an order up to now, oldest first. */
export async function happenedTo(tx: Tx, order: OrderRow, now: Instant): Promise<HappenedView[]> {
  const around = (await aroundOrders(tx, [order])).get(order.id)
  const backs = (await refundsOf(tx, order)).map(({ amountFen, why, queuedAt, doneAt }): HappenedView => ({ what: 'back', at: queuedAt, amountFen, why, doneAt }))
  const told = [...ownOf(order), ...(around ? besideOf(order, around, now) : []), ...handedOf(await orderLines(tx, [order])), ...backs]
  return told.sort((a, b) => (a.at === b.at ? 0 : a.at < b.at ? -1 : 1))
}

function ownOf({ placedAt, paidAt, paidFen, overWhy, holdUntil }: OrderRow): HappenedView[] {
  const placed: HappenedView = { what: 'placed', at: placedAt }
  if (paidAt !== null) return [placed, { what: 'paid', at: paidAt, amountFen: paidFen }]
  return overWhy === 'lapsed' ? [placed, { what: 'lapsed', at: holdUntil }] : [placed]
}

/** What its pool and its campaign went through, while the order had a part in it. */
function besideOf(order: OrderRow, { seat, poolState, poolOverAt, closesAt, arrivedAt }: OrderAround, now: Instant): HappenedView[] {
  const told: HappenedView[] = []
  if (poolOverAt !== null && seat === 'settled') told.push({ what: 'pool_settled', at: poolOverAt })
  if (poolOverAt !== null && seat === 'expired' && poolState === 'expired') told.push({ what: 'pool_expired', at: poolOverAt })
  if (order.state !== 'paid' && order.state !== 'fetched') return told
  if (closesAt <= now) told.push({ what: 'closed', at: closesAt })
  if (arrivedAt !== null) told.push({ what: 'arrived', at: arrivedAt })
  return told
}

/** Lines that were handed over together are one event. */
function handedOf(lines: readonly LineRow[]): HappenedView[] {
  const byMoment = new Map<string, HappenedView & { goods: string[] }>()
  for (const { handedAt, handedHow, name } of lines) {
    if (handedAt === null || handedHow === null) continue
    const what = handedHow === 'not_fetched' ? 'not_fetched' : 'fetched'
    const known = byMoment.get(`${handedAt} ${what}`) ?? { what, at: handedAt, goods: [] }
    byMoment.set(`${handedAt} ${what}`, { ...known, goods: [...known.goods, name] })
  }
  return [...byMoment.values()]
}
