import type { Fen } from '@domain/money'
import type { CampaignState, CampaignView, RoundView } from '@domain/campaign/contract'
import type { Category } from '@domain/goods/contract'
import type { PoolTerms } from '@domain/pool/contract'
import type { Instant, ShopDay } from '@domain/time'
import { shopDay } from '@domain/time'
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Schema, Tx } from '../_kit/db'
import { json } from '../_kit/json'
import type { WorkPlaces } from '../station/station'

export type CampaignRow = Omit<Selectable<Schema['campaign']>, 'state' | 'unfetched' | 'poolTerms'> & {
  state: CampaignState
  unfetched: CampaignView['unfetched']
  poolTerms: PoolTerms
}
export type ItemRow = Omit<Selectable<Schema['item']>, 'category'> & { category: Category }
/** Where a campaign is: its keys. */
export type Key = Pick<CampaignRow, 'communityId' | 'id'>

export async function campaignById(tx: Tx, id: string, lock?: 'share' | 'update'): Promise<CampaignRow | null> {
  const found = await tx
    .selectFrom('campaign')
    .selectAll()
    .where('id', '=', id)
    .$if(lock === 'share', (query) => query.forShare())
    .$if(lock === 'update', (query) => query.forUpdate())
    .$castTo<CampaignRow>()
    .executeTakeFirst()
  return found ?? null
}

/**
 * What a station (or the one a person chose) shows now: the open campaign, else the latest that ended after `since` and is being fetched. No row: no such
 * station; a null campaign: nothing on. One statement, since every opening of the app asks this.
 */
export async function tonightOf(
  tx: Tx,
  asked: { stationId: string | undefined; itemId: string | undefined; personId: string; since: Instant },
): Promise<{ stationId: string; campaign: CampaignRow | null } | null> {
  const station = placeAsked(asked)
  const { rows } = await sql<CampaignRow & { ofStation: string; id: string | null }>`
    select s.id as of_station, c.*
    from station s
    left join lateral (
      select * from campaign c
      where c.community_id = s.community_id and c.station_id = s.id
        and (c.state = 'open' or (c.state in ('closed', 'arrived') and c.closes_at > ${asked.since}))
      order by (c.state = 'open') desc, c.closes_at desc
      limit 1
    ) c on true
    where s.id = ${station}`.execute(tx)
  const [row] = rows
  if (!row) return null
  const { ofStation, ...campaign } = row
  return { stationId: ofStation, campaign: campaign.id === null ? null : campaign }
}

function placeAsked({ stationId, itemId, personId }: { stationId: string | undefined; itemId: string | undefined; personId: string }) {
  if (stationId !== undefined) return sql`${stationId}`
  if (itemId === undefined) return sql`(select station_id from person where id = ${personId})`
  return sql`(select c.station_id from item i join campaign c on c.community_id = i.community_id and c.id = i.campaign_id where i.id = ${itemId})`
}

export const itemExists = async (tx: Tx, itemId: string): Promise<boolean> =>
  (await tx.selectFrom('item').select('id').where('id', '=', itemId).executeTakeFirst()) !== undefined

export const itemsOf = (tx: Tx, campaign: Key): Promise<ItemRow[]> =>
  tx
    .selectFrom('item')
    .selectAll()
    .where('communityId', '=', campaign.communityId)
    .where('campaignId', '=', campaign.id)
    .orderBy('place')
    .$castTo<ItemRow>()
    .execute()

export const lockItem = (tx: Tx, campaign: Key, itemId: string): Promise<ItemRow | undefined> =>
  tx
    .selectFrom('item')
    .selectAll()
    .where('communityId', '=', campaign.communityId)
    .where('campaignId', '=', campaign.id)
    .where('id', '=', itemId)
    .forUpdate()
    .$castTo<ItemRow>()
    .executeTakeFirst()

export async function setOffered(tx: Tx, item: Pick<ItemRow, 'communityId' | 'id'>, offered: number): Promise<void> {
  await tx.updateTable('item').set({ offered }).where('communityId', '=', item.communityId).where('id', '=', item.id).execute()
}

export async function setArrived(tx: Tx, campaign: Key, arrived: ReadonlyMap<string, number>): Promise<void> {
  if (arrived.size === 0) return
  const values = [...arrived].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, units]) => sql`(${id}::text, ${units}::int)`)
  await sql`
    update item i set arrived = v.units
    from (values ${sql.join(values)}) v (id, units)
    where i.community_id = ${campaign.communityId} and i.id = v.id`.execute(tx)
}

export async function setState(tx: Tx, campaign: Key, state: CampaignState, arrivedAt?: Instant): Promise<void> {
  await tx
    .updateTable('campaign')
    .set({ state, ...(arrivedAt && { arrivedAt }) })
    .where('communityId', '=', campaign.communityId)
    .where('id', '=', campaign.id)
    .execute()
}

export type NewCampaign = Omit<CampaignRow, 'arrivedAt' | 'revision'>

export async function insertCampaign(tx: Tx, campaign: NewCampaign, items: readonly Insertable<Schema['item']>[]): Promise<void> {
  await tx
    .insertInto('campaign')
    .values({ ...campaign, poolTerms: json(campaign.poolTerms) })
    .execute()
  await tx.insertInto('item').values([...items]).execute()
}

export async function updateDraft(tx: Tx, campaign: Key, { poolTerms, ...told }: Partial<NewCampaign> & Pick<CampaignRow, 'poolTerms' | 'revision'>): Promise<void> {
  await tx
    .updateTable('campaign')
    .set({ ...told, poolTerms: json(poolTerms) })
    .where('communityId', '=', campaign.communityId)
    .where('id', '=', campaign.id)
    .execute()
}

/** A draft's items anew: nobody holds any of the old ones. */
export async function replaceItems(tx: Tx, campaign: Key, items: readonly Insertable<Schema['item']>[]): Promise<void> {
  await tx.deleteFrom('item').where('communityId', '=', campaign.communityId).where('campaignId', '=', campaign.id).execute()
  await tx.insertInto('item').values([...items]).execute()
}

/** Keeps a station's campaigns from being published or moved at the same time. */
export async function lockStation(tx: Tx, station: { communityId: string; stationId: string }): Promise<void> {
  await tx.selectFrom('station').select('id').where('communityId', '=', station.communityId).where('id', '=', station.stationId).forUpdate().execute()
}

export async function hasOpen(tx: Tx, station: { communityId: string; stationId: string }): Promise<boolean> {
  const open = await tx
    .selectFrom('campaign')
    .select('id')
    .where('communityId', '=', station.communityId)
    .where('stationId', '=', station.stationId)
    .where('state', '=', 'open')
    .executeTakeFirst()
  return open !== undefined
}

/** The shop days, from `since` on, on which a campaign of the station ends or ended. */
export async function takenDays(tx: Tx, station: { communityId: string; stationId: string }, since: Instant): Promise<ShopDay[]> {
  const rows = await tx
    .selectFrom('campaign')
    .select('closesAt')
    .where('communityId', '=', station.communityId)
    .where('stationId', '=', station.stationId)
    .where('state', '!=', 'cancelled')
    .where('closesAt', '>=', since)
    .execute()
  return rows.map((row) => shopDay(row.closesAt))
}

/** Of these goods, those on the shared shelf or on this community's. */
export async function knownGoods(tx: Tx, communityIds: readonly string[], goodsIds: readonly string[]): Promise<{ id: string; communityId: string }[]> {
  if (goodsIds.length === 0) return []
  return tx
    .selectFrom('goods')
    .select(['id', 'communityId'])
    .where('id', 'in', [...goodsIds])
    .where('communityId', 'in', ['*', ...communityIds])
    .execute()
}

export type ListedRow = CampaignRow & { people: number; paidFen: Fen }
export interface Wanted {
  readonly scope: WorkPlaces
  readonly stationId: string | undefined
  readonly state: CampaignState | undefined
  readonly before: string | undefined
  readonly most: number
}

/** What lies in those scopes; nothing where somebody has none. */
const within = (scope: WorkPlaces) =>
  scope === 'all' ? sql<boolean>`true` : sql<boolean>`(campaign.station_id = any(${[...scope.stationIds]}) or campaign.community_id = any(${[...scope.communityIds]}))`

export interface Between {
  readonly scope: WorkPlaces
  readonly stationId: string | undefined
  readonly from: Instant
  readonly until: Instant
  readonly most: number
}

/** Campaigns of those scopes whose cut-off lies between two moments, by cut-off. */
export const roundsBetween = (tx: Tx, { scope, stationId, from, until, most }: Between): Promise<RoundView[]> =>
  tx
    .selectFrom('campaign')
    .innerJoin('station', (join) => join.onRef('station.communityId', '=', 'campaign.communityId').onRef('station.id', '=', 'campaign.stationId'))
    .select(['campaign.id as campaignId', 'campaign.stationId', 'station.name as stationName', 'campaign.title', 'campaign.state', 'campaign.closesAt', 'campaign.pickupDay'])
    .where(within(scope))
    .where('campaign.closesAt', '>=', from)
    .where('campaign.closesAt', '<', until)
    .$if(stationId !== undefined, (query) => query.where('campaign.stationId', '=', stationId ?? ''))
    .orderBy('campaign.closesAt')
    .orderBy('station.name')
    .orderBy('campaign.id')
    .limit(most)
    .$castTo<RoundView>()
    .execute()

/** Campaigns of those scopes, the latest made first, each with how many people bought and what they paid less what went back. */
export async function listCampaigns(tx: Tx, { scope, stationId, state, before, most }: Wanted): Promise<ListedRow[]> {
  let wanted = tx.selectFrom('campaign').selectAll('campaign').where(within(scope))
  if (stationId !== undefined) wanted = wanted.where('campaign.stationId', '=', stationId)
  if (state !== undefined) wanted = wanted.where('campaign.state', '=', state)
  if (before !== undefined) wanted = wanted.where('campaign.id', '<', before)
  return wanted
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('orders')
          .select([sql<number>`count(distinct orders.person_id)`.as('people'), sql<Fen>`coalesce(sum(orders.paid_fen - orders.refunded_fen), 0)::bigint`.as('paidFen')])
          .whereRef('orders.communityId', '=', 'campaign.communityId')
          .whereRef('orders.campaignId', '=', 'campaign.id')
          .where('orders.state', 'in', ['paid', 'fetched'])
          .as('bought'),
      (join) => join.onTrue(),
    )
    .select(['bought.people', 'bought.paidFen'])
    .orderBy('campaign.id', 'desc')
    .limit(most)
    .$castTo<ListedRow>()
    .execute()
}

export async function countUnpaid(tx: Tx, campaign: Key): Promise<number> {
  const { unpaid } = await tx
    .selectFrom('orders')
    .select((eb) => eb.fn.countAll<number>().as('unpaid'))
    .where('communityId', '=', campaign.communityId)
    .where('campaignId', '=', campaign.id)
    .where('state', '=', 'unpaid')
    .executeTakeFirstOrThrow()
  return unpaid
}

/** Orders of a campaign of which something came short, and what was paid back for it. */
export async function shortOf(tx: Tx, campaign: Key): Promise<{ orders: number; backFen: Fen }> {
  return tx
    .selectFrom('refund')
    .innerJoin('orders', (join) => join.onRef('orders.communityId', '=', 'refund.communityId').onRef('orders.id', '=', 'refund.orderId'))
    .select([sql<number>`count(distinct orders.id)`.as('orders'), sql<Fen>`coalesce(sum(refund.amount_fen), 0)::bigint`.as('backFen')])
    .where('orders.communityId', '=', campaign.communityId)
    .where('orders.campaignId', '=', campaign.id)
    .where('refund.why', '=', 'short')
    .where('refund.follows', 'is', null)
    .executeTakeFirstOrThrow()
}
