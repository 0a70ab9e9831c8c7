import type { CheckView, PriceView } from '@domain/campaign/contract'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'
import type { CampaignRow } from './campaign-sql'

type Place = Pick<CampaignRow, 'communityId' | 'id' | 'stationId'>

/** Goods that are on no shelf are known by their name, in so many of the station's latest rounds. */
const ROUNDS_BACK = 10

type Known = Omit<PriceView, 'odd'>

/** What is known of the price of such goods, by item. */
export async function knownPrices(tx: Tx, { communityId, id, stationId }: Place): Promise<Map<string, Known>> {
  const { rows } = await sql<Known & { itemId: string }>`
    with recent as (
      select c.id, c.closes_at from campaign c
      where c.community_id = ${communityId} and c.station_id = ${stationId} and c.state not in ('draft', 'cancelled') and c.id <> ${id}
      order by c.closes_at desc limit ${ROUNDS_BACK}
    )
    select i.id as item_id, last.price_fen as last_fen, (last.closes_at at time zone 'Asia/Shanghai')::date as last_day,
      g.price_fen as usual_fen, g.price_least_fen as least_fen, g.price_most_fen as most_fen
    from item i
    left join goods g on g.id = i.goods_id and g.community_id in ('*', i.community_id)
    left join lateral (
      (select p.price_fen, c.closes_at from item p
        join campaign c on c.community_id = p.community_id and c.id = p.campaign_id
        where p.community_id = i.community_id and p.goods_id = i.goods_id and c.state not in ('draft', 'cancelled') and c.id <> i.campaign_id
        order by p.id desc limit 1)
      union all
      (select p.price_fen, r.closes_at from recent r
        join item p on p.community_id = i.community_id and p.campaign_id = r.id
        where i.goods_id is null and p.name = i.name
        order by r.closes_at desc limit 1)
    ) last on true
    where i.community_id = ${communityId} and i.campaign_id = ${id}
    order by i.place`.execute(tx)
  return new Map(rows.map(({ itemId, ...known }) => [itemId, known]))
}

export async function whoSees(tx: Tx, { communityId, id, stationId }: Place): Promise<Pick<CheckView, 'residents' | 'otherOpen'>> {
  const { rows } = await sql<Pick<CheckView, 'residents' | 'otherOpen'>>`
    select (select count(*) from person where community_id = ${communityId} and station_id = ${stationId} and erased_at is null) as residents,
      exists (select from campaign where community_id = ${communityId} and station_id = ${stationId} and state = 'open' and id <> ${id}) as other_open`.execute(tx)
  const [row] = rows
  return row ?? { residents: 0, otherOpen: false }
}

/** Who has something to lose if it is called off, and what would go back. */
export async function stakeOf(tx: Tx, { communityId, id }: Place): Promise<CheckView['stake']> {
  const { rows } = await sql<CheckView['stake']>`
    select count(distinct person_id) as people, count(*) filter (where state = 'paid') as orders, count(*) filter (where state = 'unpaid') as unpaid,
      coalesce(sum(paid_fen - refunded_fen) filter (where state = 'paid'), 0)::bigint as back_fen,
      (select count(*) from pool where community_id = ${communityId} and campaign_id = ${id} and state = 'open' and shown_at is not null) as open_pools
    from orders where community_id = ${communityId} and campaign_id = ${id} and state in ('unpaid', 'paid')`.execute(tx)
  const [row] = rows
  return row ?? { people: 0, orders: 0, unpaid: 0, openPools: 0, backFen: 0 }
}
