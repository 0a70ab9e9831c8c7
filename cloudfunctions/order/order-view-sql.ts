import type { Standing } from '@domain/order/standing'
import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'
import type { OrderRow } from './order-sql'

/** `standingOf` of the domain as a query says it; a test holds the two against each other. */
const standing = sql<Standing>`
  case when o.state <> 'paid' then o.state when p.state = 'open' then 'pooling' when c.arrived_at is not null then 'arrived' else 'waiting' end`

export interface Page {
  /** The last id of the page before. */
  readonly before: string | undefined
  readonly standing: readonly Standing[] | undefined
  readonly most: number
}

/** A person's orders, newest first. */
export async function ordersOfPerson(tx: Tx, personId: string, { before, standing: wanted, most }: Page): Promise<OrderRow[]> {
  const older = before === undefined ? sql`` : sql`and o.id < ${before}`
  const standsSo = wanted === undefined ? sql`` : sql`and ${standing} in (${sql.join([...wanted])})`
  const { rows } = await sql<OrderRow>`
    select o.*
    from orders o
    join campaign c on c.community_id = o.community_id and c.id = o.campaign_id
    left join pool p on p.community_id = o.community_id and p.id = o.pool_id
    where o.person_id = ${personId} ${older} ${standsSo}
    order by o.id desc
    limit ${most}`.execute(tx)
  return rows
}

export interface Counts {
  unpaid: number
  pooling: number
  waiting: number
  arrived: number
  asked: number
}

/** How many of a person's orders still wait for something. */
export async function countWaiting(tx: Tx, personId: string): Promise<Counts> {
  const { rows } = await sql<Counts>`
    with live as (
      select ${standing} as standing
      from orders o
      join campaign c on c.community_id = o.community_id and c.id = o.campaign_id
      left join pool p on p.community_id = o.community_id and p.id = o.pool_id
      where o.person_id = ${personId} and o.state in ('unpaid', 'paid')
    )
    select count(*) filter (where standing = 'unpaid') as unpaid,
      count(*) filter (where standing = 'pooling') as pooling,
      count(*) filter (where standing = 'waiting') as waiting,
      count(*) filter (where standing = 'arrived') as arrived,
      (select count(*) from refund_ask where person_id = ${personId} and state = 'asked') as asked
    from live`.execute(tx)
  return rows[0] ?? { unpaid: 0, pooling: 0, waiting: 0, arrived: 0, asked: 0 }
}

export interface OrderAround {
  id: string
  poolState: string | null
  poolEndsAt: Instant | null
  poolOverAt: Instant | null
  seat: string | null
  asked: boolean
  refundingFen: Fen
  campaignTitle: string
  closesAt: Instant
  pickupDay: string
  pickupFrom: string
  pickupUntil: string
  afterSaleHours: number
  arrivedAt: Instant | null
}
/** What an order's view says beyond its own row: its campaign, its pool's state, the seat, and what the pay channel has not confirmed yet. */
export async function aroundOrders(tx: Tx, orders: readonly OrderRow[]): Promise<Map<string, OrderAround>> {
  if (orders.length === 0) return new Map()
  const { rows } = await sql<OrderAround>`
    select o.id, p.state as pool_state, p.ends_at as pool_ends_at, p.over_at as pool_over_at, s.state as seat, c.title as campaign_title, c.closes_at, c.pickup_day, c.pickup_from, c.pickup_until,
      c.after_sale_hours, c.arrived_at,
      (select coalesce(sum(r.amount_fen), 0)::bigint from refund r
        where r.community_id = o.community_id and r.order_id = o.id and r.state not in ('done', 'closed')) as refunding_fen,
      exists (select from refund_ask a where a.community_id = o.community_id and a.order_id = o.id and a.state = 'asked') as asked
    from orders o
    join campaign c on c.community_id = o.community_id and c.id = o.campaign_id
    left join pool p on p.community_id = o.community_id and p.id = o.pool_id
    left join seat s on s.community_id = o.community_id and s.order_id = o.id
    where o.community_id in (${sql.join([...new Set(orders.map((order) => order.communityId))])})
      and o.id in (${sql.join(orders.map((order) => order.id))})`.execute(tx)
  return new Map(rows.map((row) => [row.id, row]))
}
