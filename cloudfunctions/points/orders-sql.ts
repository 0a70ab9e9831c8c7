import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'

interface PickedUp {
  readonly personId: string
  readonly state: string
  /** What was paid for goods that were picked up and did not go back. Those that nobody fetched were not picked up. */
  readonly keptFen: Fen
  readonly anyLeft: boolean
  readonly lastAt: Instant | null
  readonly afterSaleHours: number
  readonly greenAt: Instant | null
}

export async function pickedUp(tx: Tx, communityId: string, orderId: string): Promise<PickedUp | null> {
  const { rows } = await sql<PickedUp>`
    select o.person_id, o.state, o.green_at, c.after_sale_hours, line.*
    from orders o
    join campaign c on c.community_id = o.community_id and c.id = o.campaign_id
    cross join lateral (
      select coalesce(sum(l.pay_fen - l.refunded_fen) filter (where l.handed_how = 'pickup'), 0)::bigint as kept_fen,
        bool_or(l.handed_how = 'pickup' and l.refunded_quantity < l.quantity) as any_left, max(l.handed_at) as last_at
      from order_line l where l.community_id = o.community_id and l.order_id = o.id
    ) line
    where o.community_id = ${communityId} and o.id = ${orderId}`.execute(tx)
  return rows[0] ?? null
}

/** The same, held: a refund of it comes before or after. Held first and read then, so that what was waited for is seen. */
export async function lockPickedUp(tx: Tx, communityId: string, orderId: string): Promise<PickedUp | null> {
  await sql`select id from orders where community_id = ${communityId} and id = ${orderId} for no key update`.execute(tx)
  return pickedUp(tx, communityId, orderId)
}
