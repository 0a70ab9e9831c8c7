import type { Handover } from '@domain/call'
import type { OrderState } from '@domain/order/contract'
import type { DeskLine } from '@domain/pickup/handing'
import type { ReadCode } from '@domain/pickup/pickup'
import type { Instant, ShopDay } from '@domain/time'
import type { Insertable, RawBuilder, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export type BagRow = Selectable<Schema['bag']>
/** Stations at whose desk somebody stands. */
export type Desks = 'all' | readonly { stationId: string; communityId: string }[]

/** False when one of the codes is taken. */
export async function insertBag(tx: Tx, bag: Insertable<Schema['bag']>): Promise<boolean> {
  const row = await tx
    .insertInto('bag')
    .values(bag)
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** The bag with this code at one of those desks; a bag that went into a household's bag gives that one. */
export async function bagByCode(tx: Tx, { kind, code }: ReadCode, desks: Desks): Promise<BagRow | null> {
  if (desks !== 'all' && desks.length === 0) return null
  const codeColumn = kind === 'scanned' ? 'own.scanCode' : 'own.typedCode'
  const row = await tx
    .selectFrom('bag as own')
    .innerJoin('bag', (join) =>
      join.onRef('bag.communityId', '=', 'own.communityId').on((eb) => eb('bag.id', '=', eb.fn.coalesce('own.mergedInto', 'own.id'))),
    )
    .selectAll('bag')
    .where(codeColumn, '=', code)
    .$if(desks === 'all', (query) => query.where('own.communityId', 'in', (eb) => eb.selectFrom('community').select('community.id')))
    .$if(desks !== 'all', (query) =>
      query.where((eb) =>
        eb.or(
          desks === 'all'
            ? []
            : desks.map((desk) => eb.and([eb('own.communityId', '=', desk.communityId), eb('own.stationId', '=', desk.stationId)])),
        ),
      ),
    )
    .orderBy('own.createdAt', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ?? null
}

export const bagRows = (tx: Tx, ids: readonly string[]): Promise<BagRow[]> => {
  if (ids.length === 0) return Promise.resolve([])
  return tx
    .selectFrom('bag')
    .selectAll()
    .where('communityId', 'in', (eb) => eb.selectFrom('community').select('id'))
    .where('id', 'in', [...ids])
    .execute()
}

export interface BagOrder {
  id: string
  communityId: string
  personId: string
  state: OrderState
  handover: Handover
  building: string | null
  paidAt: Instant | null
  green: boolean
  greenAt: Instant | null
}

/** The orders that lie in a bag, the earliest first. */
export const ordersInBag = (tx: Tx, bag: Pick<BagRow, 'communityId' | 'id'>): Promise<BagOrder[]> =>
  tx
    .selectFrom('orders')
    .select(['id', 'communityId', 'personId', 'state', 'handover', 'building', 'paidAt', 'green', 'greenAt'])
    .where('communityId', '=', bag.communityId)
    .where('bagId', '=', bag.id)
    .orderBy('id')
    .$castTo<BagOrder>()
    .execute()

export interface BagLine extends DeskLine {
  orderId: string
  bagId: string
  handedBy: string | null
  claimedAt: Instant | null
  itemId: string
  unit: string
  picture: string | null
  quantity: number
}

/** A seat is live only while its pool is open. */
async function linesWhere(tx: Tx, orders: RawBuilder<unknown>): Promise<BagLine[]> {
  const { rows } = await sql<BagLine>`
    select l.id as line_id, l.order_id, o.bag_id, l.item_id, i.name, i.unit, i.picture, l.quantity, l.quantity - l.refunded_quantity as units_left,
      l.handed_at, l.handed_how, l.handed_by, l.claimed_at,
      exists (select from seat s where s.community_id = o.community_id and s.order_id = o.id and s.state in ('held', 'paid')) as in_open_pool,
      exists (select from refund_ask a where a.community_id = o.community_id and a.order_id = o.id and a.state = 'asked') as refund_asked
    from orders o
    join order_line l on l.community_id = o.community_id and l.order_id = o.id
    join item i on i.community_id = l.community_id and i.id = l.item_id
    where ${orders}
    order by o.id, l.place`.execute(tx)
  return rows
}

/** Everything in a bag, line by line. */
export const linesInBag = (tx: Tx, bag: Pick<BagRow, 'communityId' | 'id'>): Promise<BagLine[]> =>
  linesWhere(tx, sql`o.community_id = ${bag.communityId} and o.bag_id = ${bag.id}`)

/** Everything in the bags of a campaign, line by line. */
export const linesOfCampaign = (tx: Tx, campaign: Pick<RoundRow, 'communityId' | 'campaignId'>): Promise<BagLine[]> =>
  linesWhere(tx, sql`o.community_id = ${campaign.communityId} and o.campaign_id = ${campaign.campaignId} and o.bag_id is not null and o.state in ('paid', 'fetched')`)

/** Whose a campaign's bags are, the first order first. */
export const ordersInBags = (tx: Tx, campaign: Pick<RoundRow, 'communityId' | 'campaignId'>): Promise<(BagOrder & { bagId: string })[]> =>
  tx
    .selectFrom('orders')
    .select(['id', 'bagId', 'communityId', 'personId', 'state', 'handover', 'building', 'paidAt', 'green', 'greenAt'])
    .where('communityId', '=', campaign.communityId)
    .where('campaignId', '=', campaign.campaignId)
    .where('bagId', 'is not', null)
    .where('state', 'in', ['paid', 'fetched'])
    .orderBy('id')
    .$castTo<BagOrder & { bagId: string }>()
    .execute()

/** All bags of a campaign, also those that went into a household's. */
export const bagsOfCampaign = (tx: Tx, campaign: Pick<RoundRow, 'communityId' | 'campaignId'>): Promise<BagRow[]> =>
  tx.selectFrom('bag').selectAll().where('communityId', '=', campaign.communityId).where('campaignId', '=', campaign.campaignId).orderBy('id').execute()

export interface RoundRow {
  communityId: string
  campaignId: string
  title: string
  stationId: string
  stationName: string
  opensAt: Instant
  closesAt: Instant
  pickupDay: ShopDay
  pickupFrom: string
  pickupUntil: string
  arrivedAt: Instant | null
}
/** Campaigns at those desks that are closed or being fetched; only one of them where it is named. */
export async function roundsAt(tx: Tx, desks: Desks, campaignId: string | undefined): Promise<RoundRow[]> {
  if (desks === 'all' ? campaignId === undefined : desks.length === 0) return []
  const here = desks === 'all' ? sql`true` : sql`(c.community_id, c.station_id) in (${sql.join(desks.map((desk) => sql`(${desk.communityId}, ${desk.stationId})`))})`
  const { rows } = await sql<RoundRow>`
    select c.community_id, c.id as campaign_id, c.title, c.station_id, s.name as station_name, c.opens_at, c.closes_at, c.pickup_day, c.pickup_from,
      c.pickup_until, c.arrived_at
    from campaign c join station s on s.community_id = c.community_id and s.id = c.station_id
    where c.state in ('closed', 'arrived') and ${here} and ${campaignId === undefined ? sql`true` : sql`c.id = ${campaignId}`}
    order by c.closes_at, c.id`.execute(tx)
  return rows
}

export interface OrderAtDesk {
  personId: string
  state: OrderState
  bagId: string | null
  communityId: string
  arrived: boolean
  pickupDay: string
  pickupFrom: string
  pickupUntil: string
  stationName: string
  address: string
}

export async function orderAtDesk(tx: Tx, orderId: string): Promise<OrderAtDesk | null> {
  const { rows } = await sql<OrderAtDesk>`
    select o.person_id, o.state, o.bag_id, o.community_id, c.arrived_at is not null as arrived, c.pickup_day, c.pickup_from, c.pickup_until,
      s.name as station_name, s.address
    from orders o
    join campaign c on c.community_id = o.community_id and c.id = o.campaign_id
    join station s on s.community_id = o.community_id and s.id = o.station_id
    where o.id = ${orderId}`.execute(tx)
  return rows[0] ?? null
}

export async function hasArrived(tx: Tx, bag: Pick<BagRow, 'communityId' | 'campaignId'>): Promise<boolean> {
  const { arrivedAt } = await tx
    .selectFrom('campaign')
    .select('arrivedAt')
    .where('communityId', '=', bag.communityId)
    .where('id', '=', bag.campaignId)
    .executeTakeFirstOrThrow()
  return arrivedAt !== null
}

export interface Buyer {
  orderId: string
  personId: string
  bagId: string
}
/** Those who bought together in a pool, the first to order first. */
export async function buyersOfPool(tx: Tx, communityId: string, poolId: string): Promise<Buyer[]> {
  const { rows } = await sql<Buyer>`
    select o.id as order_id, o.person_id, o.bag_id
    from seat s join orders o on o.community_id = s.community_id and o.id = s.order_id
    where s.community_id = ${communityId} and s.pool_id = ${poolId} and s.state in ('paid', 'settled') and o.state = 'paid' and o.bag_id is not null
    order by o.id`.execute(tx)
  return rows
}

/** One bag takes in the others; the orders lie in that one from now on. */
export async function mergeBags(
  tx: Tx,
  communityId: string,
  into: string,
  others: readonly string[],
  of: { poolId: string; householdId: string },
): Promise<void> {
  await tx.updateTable('bag').set(of).where('communityId', '=', communityId).where('id', '=', into).execute()
  await tx
    .updateTable('bag')
    .set({ mergedInto: into })
    .where('communityId', '=', communityId)
    .where('id', 'in', [...others])
    .execute()
  await tx
    .updateTable('orders')
    .set({ bagId: into })
    .where('communityId', '=', communityId)
    .where('bagId', 'in', [...others])
    .execute()
}

export interface UnnumberedBag {
  id: string
  personId: string
  building: string | null
  paidAt: Instant
}
/** Bags of a campaign in which something lies and that have no number yet, each with its first order. */
export async function unnumberedBags(tx: Tx, campaign: { communityId: string; id: string }): Promise<UnnumberedBag[]> {
  const { rows } = await sql<UnnumberedBag>`
    select distinct on (b.id) b.id, o.person_id, o.building, o.paid_at
    from bag b join orders o on o.community_id = b.community_id and o.bag_id = b.id
    where b.community_id = ${campaign.communityId} and b.campaign_id = ${campaign.id} and b.number is null and b.merged_into is null
      and o.state in ('paid', 'fetched')
    order by b.id, o.id`.execute(tx)
  return rows
}

/** Numbers these bags in this order, after those that have one. */
export async function setNumbers(tx: Tx, campaign: { communityId: string; id: string }, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await sql`
    update bag b set number = v.place + (
      select coalesce(max(number), 0) from bag where community_id = ${campaign.communityId} and campaign_id = ${campaign.id})
    from (values ${sql.join(ids.map((id, i) => sql`(${id}::text, ${i + 1}::int)`))}) v (id, place)
    where b.community_id = ${campaign.communityId} and b.id = v.id`.execute(tx)
}

export interface Shipment {
  transactionId: string
  openid: string
  handover: Handover
  description: string
}
/** What WeChat wants to know of an order that was handed over; null where nobody known to WeChat paid for it. */
export async function shipmentOf(tx: Tx, communityId: string, orderId: string): Promise<Shipment | null> {
  const { rows } = await sql<Shipment>`
    select p.transaction_id, p.openid, o.handover,
      (select string_agg(i.name, ' ' order by l.place) from order_line l
        join item i on i.community_id = l.community_id and i.id = l.item_id
        where l.community_id = o.community_id and l.order_id = o.id) as description
    from orders o join payment p on p.community_id = o.community_id and p.order_id = o.id and p.counted = 'order'
    where o.community_id = ${communityId} and o.id = ${orderId} and p.transaction_id is not null and p.openid is not null`.execute(tx)
  return rows[0] ?? null
}
