import type { Fen } from '@domain/money'
import type { Handover } from '@domain/call'
import type { Category } from '@domain/goods/contract'
import type { OrderState } from '@domain/order/contract'
import type { OverWhy } from '@domain/order/order'
import type { IfNotFilled } from '@domain/pool/contract'
import type { Instant } from '@domain/time'
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export type OrderRow = Omit<Selectable<Schema['orders']>, 'state' | 'ifNotFilled' | 'handover' | 'overWhy'> & {
  state: OrderState
  ifNotFilled: IfNotFilled | null
  handover: Handover
  overWhy: OverWhy | null
}
export type LineRow = Selectable<Schema['orderLine']> & { name: string; unit: string; picture: string | null; category: Category }
export type ItemRow = Selectable<Schema['item']>
export interface Units {
  itemId: string
  quantity: number
}

/** What carrying it to the door costs its owner. */
export const feeOf = ({ doorFeeFen, doorOffFen }: Pick<OrderRow, 'doorFeeFen' | 'doorOffFen'>): Fen => doorFeeFen - doorOffFen

export const itemsOf = (tx: Tx, communityId: string, campaignId: string, ids: readonly string[]): Promise<ItemRow[]> =>
  tx.selectFrom('item').selectAll().where('communityId', '=', communityId).where('campaignId', '=', campaignId).where('id', 'in', [...ids]).execute()

/**
 * Keeps a campaign from being cancelled until this order stands. Who waited here for a cancelling to end sees the campaign as that left it; the cancelling
 * waits for orders that came before, and takes them along.
 */
export async function keepOpen(tx: Tx, campaign: { communityId: string; id: string }): Promise<boolean> {
  const { rows } = await sql`
    select id from campaign where community_id = ${campaign.communityId} and id = ${campaign.id} and state = 'open' for key share`.execute(tx)
  return rows.length === 1
}

/** Puts an order and its lines in place; the caller has checked everything that needs no lock. */
export async function insertOrder(tx: Tx, order: Insertable<Schema['orders']>, lines: Insertable<Schema['orderLine']>[]): Promise<OrderRow> {
  const row = await tx.insertInto('orders').values(order).returningAll().$castTo<OrderRow>().executeTakeFirstOrThrow()
  await tx.insertInto('orderLine').values(lines).execute()
  return row
}

const valuesOf = (units: readonly Units[]) => {
  const sorted = [...units].sort((a, b) => (a.itemId < b.itemId ? -1 : 1))
  return sql.join(sorted.map((unit) => sql`(${unit.itemId}::text, ${unit.quantity}::int)`))
}

/** Counts units against each item's limit per person (I14). True when every line fits; the caller's refusal rolls a part back. */
export async function claimLimit(tx: Tx, communityId: string, personId: string, units: readonly Units[]): Promise<boolean> {
  const { rows } = await sql`
    insert into item_share as share (community_id, item_id, person_id, units, per_person)
    select i.community_id, i.id, ${personId}, v.quantity, i.per_person
    from (values ${valuesOf(units)}) v (item_id, quantity)
    join item i on i.community_id = ${communityId} and i.id = v.item_id
    where v.quantity <= i.per_person
    order by i.id
    on conflict (community_id, item_id, person_id) do update set units = share.units + excluded.units
    where share.units + excluded.units <= share.per_person
    returning item_id`.execute(tx)
  return rows.length === units.length
}

export async function freeLimit(tx: Tx, communityId: string, personId: string, units: readonly Units[]): Promise<void> {
  await sql`
    update item_share s set units = s.units - v.quantity
    from (values ${valuesOf(units)}) v (item_id, quantity)
    where s.community_id = ${communityId} and s.item_id = v.item_id and s.person_id = ${personId}`.execute(tx)
}

/** What these orders count against people's limits, held; in the order in which a basket takes it. */
export async function lockLimits(tx: Tx, orders: readonly Pick<OrderRow, 'communityId' | 'id'>[]): Promise<void> {
  if (orders.length === 0) return
  await sql`
    select from item_share s
    where (s.community_id, s.item_id, s.person_id) in (
      select o.community_id, l.item_id, o.person_id from orders o join order_line l on l.community_id = o.community_id and l.order_id = o.id
      where o.community_id in (${sql.join([...new Set(orders.map((order) => order.communityId))])}) and o.id in (${sql.join(orders.map(({ id }) => id))})
    )
    order by s.item_id, s.person_id for update`.execute(tx)
}

/**
 * Takes stock for an order not yet paid (I12). Rows are locked in the order of their ids first, so that two baskets with the same items never wait for
 * each other; the check itself runs on the locked, latest row. True when every line got its units.
 */
export async function reserveStock(tx: Tx, communityId: string, units: readonly Units[]): Promise<boolean> {
  await lockItems(tx, communityId, units)
  const { rows } = await sql`
    update item i set reserved = i.reserved + v.quantity
    from (values ${valuesOf(units)}) v (item_id, quantity)
    where i.community_id = ${communityId} and i.id = v.item_id and i.offered - i.reserved - i.sold >= v.quantity
    returning i.id`.execute(tx)
  return rows.length === units.length
}

/** Moves units between the item's counters: `reserved` → `sold` when paid, back to what is left when freed. */
export async function moveStock(tx: Tx, communityId: string, units: readonly Units[], by: { reserved: -1 | 0; sold: -1 | 0 | 1 }): Promise<void> {
  await lockItems(tx, communityId, units)
  await sql`
    update item i set reserved = i.reserved + ${by.reserved}::int * v.quantity, sold = i.sold + ${by.sold}::int * v.quantity
    from (values ${valuesOf(units)}) v (item_id, quantity)
    where i.community_id = ${communityId} and i.id = v.item_id`.execute(tx)
}

/** Runs `work` so that what it wrote is undone when it says false. */
export async function attempt(tx: Tx, work: () => Promise<boolean>): Promise<boolean> {
  await sql`savepoint attempt`.execute(tx)
  if (await work()) return true
  await sql`rollback to savepoint attempt`.execute(tx)
  return false
}

async function lockItems(tx: Tx, communityId: string, units: readonly Units[]): Promise<void> {
  if (units.length < 2) return
  const ids = units.map((unit) => unit.itemId)
  await tx.selectFrom('item').select('id').where('communityId', '=', communityId).where('id', 'in', ids).orderBy('id').forUpdate().execute()
}

export async function findOrder(tx: Tx, orderId: string): Promise<OrderRow | null> {
  return (await tx.selectFrom('orders').selectAll().where('id', '=', orderId).$castTo<OrderRow>().executeTakeFirst()) ?? null
}

/** Several orders of a community whose pool is held, held in the order of their ids. */
export const lockOrders = (tx: Tx, communityId: string, ids: readonly string[]): Promise<OrderRow[]> =>
  ids.length === 0
    ? Promise.resolve([])
    : tx.selectFrom('orders').selectAll().where('communityId', '=', communityId).where('id', 'in', [...ids]).orderBy('id').forUpdate().$castTo<OrderRow>().execute()

/** Locks one order; its pool, if any, is locked before it (pool, order, stock is the order of locks everywhere). */
export async function lockOrder(tx: Tx, orderId: string): Promise<OrderRow | null> {
  await tx
    .selectFrom('pool')
    .innerJoin('orders', (join) => join.onRef('orders.communityId', '=', 'pool.communityId').onRef('orders.poolId', '=', 'pool.id'))
    .select('pool.id')
    .where('orders.id', '=', orderId)
    .forUpdate('pool')
    .execute()
  return (await tx.selectFrom('orders').selectAll().where('id', '=', orderId).forUpdate().$castTo<OrderRow>().executeTakeFirst()) ?? null
}

export async function updateOrder(tx: Tx, order: Pick<OrderRow, 'communityId' | 'id'>, change: Partial<Insertable<Schema['orders']>>): Promise<OrderRow> {
  return tx
    .updateTable('orders')
    .set(change)
    .where('communityId', '=', order.communityId)
    .where('id', '=', order.id)
    .returningAll()
    .$castTo<OrderRow>()
    .executeTakeFirstOrThrow()
}

/** Lines with what their items are called, of orders of any community, in the order of the basket. */
export async function orderLines(tx: Tx, orders: readonly Pick<OrderRow, 'communityId' | 'id'>[]): Promise<LineRow[]> {
  if (orders.length === 0) return []
  const communities = [...new Set(orders.map((order) => order.communityId))]
  return tx
    .selectFrom('orderLine as line')
    .innerJoin('item', (join) => join.onRef('item.communityId', '=', 'line.communityId').onRef('item.id', '=', 'line.itemId'))
    .selectAll('line')
    .select(['item.name', 'item.unit', 'item.picture', 'item.category'])
    .where('line.communityId', 'in', communities)
    .where('line.orderId', 'in', orders.map((order) => order.id))
    .orderBy('line.orderId')
    .orderBy('line.place')
    .$castTo<LineRow>()
    .execute()
}

export async function setLinePay(tx: Tx, communityId: string, orderId: string, lineFen: readonly Fen[]): Promise<void> {
  await sql`
    update order_line l set pay_fen = v.fen
    from (values ${sql.join(lineFen.map((amount, place) => sql`(${place}::int, ${amount}::bigint)`))}) v (place, fen)
    where l.community_id = ${communityId} and l.order_id = ${orderId} and l.place = v.place`.execute(tx)
}

export async function addLineRefunds(
  tx: Tx,
  order: Pick<OrderRow, 'communityId' | 'id'>,
  parts: readonly { place: number; units: number; fen: Fen; points: number }[]
): Promise<void> {
  await sql`
    update order_line l set refunded_quantity = l.refunded_quantity + v.units, refunded_fen = l.refunded_fen + v.fen, points_back = l.points_back + v.points
    from (values ${sql.join(parts.map((part) => sql`(${part.place}::int, ${part.units}::int, ${part.fen}::bigint, ${part.points}::bigint)`))}) v (place, units, fen, points)
    where l.community_id = ${order.communityId} and l.order_id = ${order.id} and l.place = v.place`.execute(tx)
}

export interface Handed {
  at: Instant
  by: string
  how: 'pickup' | 'not_fetched'
  /** What a phone says that was not connected then. */
  claimedAt?: Instant | null
}

export async function markHanded(
  tx: Tx,
  order: Pick<OrderRow, 'communityId' | 'id'>,
  places: readonly number[],
  handed: Handed
): Promise<void> {
  await tx
    .updateTable('orderLine')
    .set({ handedAt: handed.at, handedBy: handed.by, handedHow: handed.how, claimedAt: handed.claimedAt ?? null })
    .where('communityId', '=', order.communityId)
    .where('orderId', '=', order.id)
    .where('place', 'in', [...places])
    .execute()
}

export const ordersOfCampaign = (tx: Tx, campaign: { communityId: string; id: string }): Promise<OrderRow[]> =>
  tx
    .selectFrom('orders')
    .selectAll()
    .where('communityId', '=', campaign.communityId)
    .where('campaignId', '=', campaign.id)
    .orderBy('id')
    .$castTo<OrderRow>()
    .execute()

export async function countedPayment(tx: Tx, order: Pick<OrderRow, 'communityId' | 'id'>): Promise<{ id: string; amountFen: Fen }> {
  return tx
    .selectFrom('payment')
    .select(['id', 'amountFen'])
    .where('communityId', '=', order.communityId)
    .where('orderId', '=', order.id)
    .where('counted', '=', 'order')
    .executeTakeFirstOrThrow()
}
