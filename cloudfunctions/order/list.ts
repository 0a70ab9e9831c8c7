import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { ordersOfPerson } from './order-sql'
import { viewOrders } from './view'

export const list: Handler<'order.list'> = async ({ cursor, limit = 20 }, { tx, personId, now }) => {
  const rows = await ordersOfPerson(tx, personId, cursor, limit + 1)
  const page = rows.slice(0, limit)
  return ok({ orders: await viewOrders(tx, page, now), cursor: rows.length > limit ? (page.at(-1)?.id ?? null) : null })
}
