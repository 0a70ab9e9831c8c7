import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { countWaiting, ordersOfPerson } from './order-view-sql'
import { viewOrders } from './view'

export const list: Handler<'order.list'> = async ({ cursor, limit = 20, standing }, { tx, personId, now }) => {
  const rows = await ordersOfPerson(tx, personId, { before: cursor, standing, most: limit + 1 })
  const page = rows.slice(0, limit)
  const counts = cursor === undefined ? await countWaiting(tx, personId) : undefined
  return ok({ orders: await viewOrders(tx, page, now), cursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null, counts })
}
