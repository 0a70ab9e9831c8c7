import type { Fen } from '@domain/money'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'
import type { OrderRow } from './order-sql'

/** Holds every order of these pools, which are locked themselves. */
export async function lockOrdersOfPools(tx: Tx, communityId: string, poolIds: readonly string[]): Promise<OrderRow[]> {
  return tx
    .selectFrom('orders')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('poolId', 'in', [...poolIds])
    .where('state', '=', 'paid')
    .orderBy('id')
    .forUpdate()
    .$castTo<OrderRow>()
    .execute()
}

/** All of these orders' lines go back, of which nothing had. */
export async function linesGoBack(tx: Tx, communityId: string, orderIds: readonly string[]): Promise<void> {
  await sql`
    update order_line set refunded_quantity = quantity, refunded_fen = pay_fen
    where community_id = ${communityId} and order_id = any(${[...orderIds]}::text[])`.execute(tx)
}

/** These orders are refunded, the fee for the door with them. */
export async function ordersGoBack(tx: Tx, communityId: string, orderIds: readonly string[]): Promise<void> {
  await sql`
    update orders set state = 'refunded', refunded_fen = paid_fen, fee_refunded = door_fee_fen > 0
    where community_id = ${communityId} and id = any(${[...orderIds]}::text[])`.execute(tx)
}

/** The payment that counts, by order. */
export async function countedPayments(tx: Tx, communityId: string, orderIds: readonly string[]): Promise<Map<string, { id: string; amountFen: Fen }>> {
  const { rows } = await sql<{ id: string; orderId: string; amountFen: Fen }>`
    select id, order_id, amount_fen from payment
    where community_id = ${communityId} and order_id = any(${[...orderIds]}::text[]) and counted = 'order'`.execute(tx)
  return new Map(rows.map((row) => [row.orderId, row]))
}

/** `freeLimit` of many people. */
export async function limitsFree(tx: Tx, communityId: string, units: readonly { personId: string; itemId: string; quantity: number }[]): Promise<void> {
  await sql`
    update item_share s set units = s.units - v.quantity
    from (
      select person_id, item_id, sum(quantity)::int as quantity
      from unnest(${units.map(({ personId }) => personId)}::text[], ${units.map(({ itemId }) => itemId)}::text[], ${units.map(({ quantity }) => quantity)}::int[]) u (person_id, item_id, quantity)
      group by person_id, item_id
    ) v
    where s.community_id = ${communityId} and s.item_id = v.item_id and s.person_id = v.person_id`.execute(tx)
}
