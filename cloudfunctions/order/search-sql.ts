import type { Fen } from '@domain/money'
import { CONSENT_VERSIONS } from '@domain/me/consent'
import type { HitView, OrderState } from '@domain/order/contract'
import type { Sought } from '@domain/order/search'
import type { Instant } from '@domain/time'
import { days, later } from '@domain/time'
import type { RawBuilder } from 'kysely'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'

/** Where the asker works: everywhere, or at these stations and in these communities. */
export type Scope = 'all' | { stationIds: readonly string[]; communityIds: readonly string[] }
export interface Wanted {
  readonly scope: Scope
  readonly sought: Sought | null
  readonly stationId: string | undefined
  readonly campaignId: string | undefined
  readonly state: OrderState | undefined
  readonly placed: { readonly from: Instant; readonly until: Instant } | undefined
  /** The last one of the page before. */
  readonly after: { readonly placedAt: Instant; readonly orderId: string } | undefined
  readonly now: Instant
  readonly most: number
}
export type HitRow = Omit<HitView, 'name'> & { personId: string }
type Part = RawBuilder<unknown>

/** A bag's number is looked for among rounds that ended at most so long ago: it is written anew each evening. */
const BAGS_MS = days(30)

const within = (scope: Scope, alias: Part): Part =>
  scope === 'all'
    ? sql`true`
    : sql`(${alias}.community_id = any(${[...scope.communityIds]}) or ${alias}.station_id = any(${[...scope.stationIds]}))`

function narrowed({ stationId, campaignId, state, placed, after }: Wanted): Part {
  const parts: Part[] = [sql`true`]
  if (stationId !== undefined) parts.push(sql`o.station_id = ${stationId}`)
  if (campaignId !== undefined) parts.push(sql`o.campaign_id = ${campaignId}`)
  if (state !== undefined) parts.push(sql`o.state = ${state}`)
  if (placed) parts.push(sql`o.placed_at >= ${placed.from} and o.placed_at < ${placed.until}`)
  if (after) parts.push(sql`(o.placed_at, o.id) < (${after.placedAt}::timestamptz, ${after.orderId})`)
  return sql.join(parts, sql` and `)
}

const newest = (most: number): Part => sql`order by o.placed_at desc, o.id desc limit ${most}`

/**
 * The newest of each place, then the newest of all: each place is one short walk along an index that is in the order wanted, however many orders there are.
 */
function newestOfPlaces(wanted: Wanted): Part {
  const { scope, stationId, campaignId, most } = wanted
  const filters = narrowed(wanted)
  const onePlace = (place: Part): Part => sql`select o.id, o.placed_at from orders o where ${place} and ${within(scope, sql`o`)} and ${filters} ${newest(most)}`
  if (campaignId !== undefined) return onePlace(sql`o.community_id = (select community_id from campaign where id = ${campaignId})`)
  if (stationId !== undefined) return onePlace(sql`o.community_id = (select community_id from station where id = ${stationId})`)
  const each = (places: Part, on: Part): Part => sql`
    select o.id, o.placed_at from ${places} place cross join lateral (
      select o.id, o.placed_at from orders o where ${on} and ${filters} ${newest(most)}) o`
  const ofCommunity = sql`o.community_id = place.id`
  if (scope === 'all') return each(sql`community`, ofCommunity)
  const communities = sql`(select id from community where id = any(${[...scope.communityIds]}))`
  const stations = sql`(select id, community_id from station where id = any(${[...scope.stationIds]}) and not community_id = any(${[...scope.communityIds]}))`
  return sql`${each(communities, ofCommunity)} union all ${each(stations, sql`o.community_id = place.community_id and o.station_id = place.id`)}`
}

/** The orders that what was typed may mean. */
function meant(sought: Sought, { scope, now }: Wanted): Part {
  switch (sought.kind) {
    case 'number': {
      const range = (column: Part): Part => sql`${column} >= ${sought.prefix} and ${column} < ${`${sought.prefix}~`}`
      return sql`
        select id from orders where ${range(sql`id`)}
        union select order_id from payment where ${range(sql`id`)}
        union select order_id from refund where ${range(sql`id`)} and order_id is not null`
    }
    case 'transaction':
      return sql`
        select order_id as id from payment where community_id in (select id from community) and transaction_id = ${sought.transactionId}`
    case 'digits':
      return sql`
        select b_o.id from campaign c
        join bag b on b.community_id = c.community_id and b.campaign_id = c.id and b.number = ${sought.bagNumber}
        join orders b_o on b_o.community_id = b.community_id and b_o.bag_id = b.id
        where ${within(scope, sql`c`)} and c.closes_at > ${later(now, -BAGS_MS)}
        union select p_o.id from person p join orders p_o on p_o.person_id = p.id
        where p.phone is not null and right(p.phone, 4) = ${sought.phoneTail ?? ''}`
    case 'name':
      return sql`
        select n_o.id from person p join orders n_o on n_o.person_id = p.id
        where p.nickname ilike ${`%${sought.part.replace(/[\\%_]/g, '\\$&')}%`} and p.erased_at is null
          and ${scope === 'all' ? sql`true` : sql`(p.community_id = any(${[...scope.communityIds]}) or p.station_id = any(${[...scope.stationIds]}))`}
          and exists (select from consent k where k.person_id = p.id and k.kind = 'show_profile' and k.version = ${CONSENT_VERSIONS.show_profile} and k.withdrawn_at is null)`
  }
}

/** Orders of those scopes, the latest placed first, each with what tells it apart. */
export async function searchOrders(tx: Tx, wanted: Wanted): Promise<HitRow[]> {
  const { scope, sought, most } = wanted
  const hits = sought
    ? sql`select o.id, o.placed_at from orders o where o.id in (${meant(sought, wanted)}) and ${within(scope, sql`o`)} and ${narrowed(wanted)}`
    : newestOfPlaces(wanted)
  const { rows } = await sql<HitRow & { payFen: Fen }>`
    with hit as (select o.id, o.placed_at from (${hits}) o ${newest(most)})
    select o.id as order_id, o.campaign_id, c.title as campaign_title, o.station_id, s.name as station_name, o.state, o.person_id, b.number as bag_number,
      o.placed_at, o.pay_fen, o.paid_fen, o.refunded_fen,
      (select coalesce(jsonb_agg(jsonb_build_object('name', i.name, 'quantity', l.quantity) order by l.place), '[]')
        from order_line l join item i on i.community_id = l.community_id and i.id = l.item_id
        where l.community_id = o.community_id and l.order_id = o.id and l.place < 3) as goods,
      (select count(*) from order_line l where l.community_id = o.community_id and l.order_id = o.id) as lines,
      exists (select from refund_ask a where a.community_id = o.community_id and a.order_id = o.id and a.state = 'asked') as asked,
      exists (select from refund r where r.community_id = o.community_id and r.order_id = o.id and r.state = 'review') as stuck
    from hit
    join orders o on o.id = hit.id
    join campaign c on c.community_id = o.community_id and c.id = o.campaign_id
    join station s on s.community_id = o.community_id and s.id = o.station_id
    left join bag b on b.community_id = o.community_id and b.id = o.bag_id
    order by o.placed_at desc, o.id desc`.execute(tx)
  return rows
}
