import type { Percent } from '@domain/money'
import type { IfNotFilled } from '@domain/pool/contract'
import type { Pool, Seat, SeatState } from '@domain/pool/pool'
import type { Step } from '@domain/pool/price'
import type { Instant } from '@domain/time'
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

/** More pools than anybody scrolls through. */
const POOLS_MOST = 200

export type PoolRow = Omit<Selectable<Schema['pool']>, 'state' | 'steps'> & { state: Pool['state']; steps: Step[] }
export type SeatRow = Omit<Selectable<Schema['seat']>, 'state'> & { state: SeatState }

export async function findPool(tx: Tx, poolId: string): Promise<PoolRow | null> {
  return (await tx.selectFrom('pool').selectAll().where('id', '=', poolId).$castTo<PoolRow>().executeTakeFirst()) ?? null
}

/** Holds the pool's row. Seats are counted in the statement after this one: a count inside it would be read before the wait. */
export async function lockPool(tx: Tx, poolId: string): Promise<PoolRow | null> {
  return (await tx.selectFrom('pool').selectAll().where('id', '=', poolId).forUpdate().$castTo<PoolRow>().executeTakeFirst()) ?? null
}

export async function insertPool(tx: Tx, pool: Insertable<Schema['pool']>): Promise<PoolRow> {
  return tx.insertInto('pool').values(pool).returningAll().$castTo<PoolRow>().executeTakeFirstOrThrow()
}

export async function updatePool(tx: Tx, pool: Pick<PoolRow, 'communityId' | 'id'>, change: Partial<Insertable<Schema['pool']>>): Promise<void> {
  await tx.updateTable('pool').set(change).where('communityId', '=', pool.communityId).where('id', '=', pool.id).execute()
}

export async function liveSeats(tx: Tx, pool: Pick<PoolRow, 'communityId' | 'id'>): Promise<(Seat & SeatRow)[]> {
  return tx
    .selectFrom('seat')
    .selectAll()
    .where('communityId', '=', pool.communityId)
    .where('poolId', '=', pool.id)
    .where('state', 'in', ['held', 'paid'])
    .orderBy('number')
    .$castTo<Seat & SeatRow>()
    .execute()
}

/** Sits somebody down; false when she sits in another open pool of the campaign (I18, by a unique index). */
export async function insertSeat(tx: Tx, seat: Insertable<Schema['seat']>): Promise<boolean> {
  const row = await tx.insertInto('seat').values(seat).onConflict((conflict) => conflict.doNothing()).returning('orderId').executeTakeFirst()
  return row !== undefined
}

export async function setSeat(tx: Tx, communityId: string, orderId: string, from: SeatState, to: SeatState): Promise<boolean> {
  const row = await tx
    .updateTable('seat')
    .set({ state: to })
    .where('communityId', '=', communityId)
    .where('orderId', '=', orderId)
    .where('state', '=', from)
    .returning('orderId')
    .executeTakeFirst()
  return row !== undefined
}

export async function endSeats(tx: Tx, pool: Pick<PoolRow, 'communityId' | 'id'>, to: 'settled' | 'expired'): Promise<void> {
  await tx
    .updateTable('seat')
    .set({ state: to })
    .where('communityId', '=', pool.communityId)
    .where('poolId', '=', pool.id)
    .where('state', '=', 'paid')
    .execute()
}

/** What a pool `p` looks like that may expire together with others: too few for any step, everybody has paid, nobody keeps the goods, and nothing but money was paid. */
const PLAIN = sql`
  p.state = 'open'
  and not exists (
    select from seat s join orders o on o.community_id = s.community_id and o.id = s.order_id
    where s.community_id = p.community_id and s.pool_id = p.id and s.state in ('held', 'paid')
      and (s.state = 'held' or o.if_not_filled <> 'refund' or o.coupon_fen + o.door_off_fen + o.points_fen + o.refunded_fen > 0))
  and (select count(*) from seat s where s.community_id = p.community_id and s.pool_id = p.id and s.state = 'paid')
    < (select min((step->>'people')::int) from jsonb_array_elements(p.steps) step)`

/** Of a community's open pools whose end has come, those among the first so many that look plain. */
const plainOver = (communityId: string, now: Instant, among: number) => sql`
  (select id from pool where community_id = ${communityId} and state = 'open' and ends_at <= ${now} order by ends_at, id limit ${among}) over
    join pool p on p.community_id = ${communityId} and p.id = over.id
  where ${PLAIN}`

/** Open pools of a community whose end has come and that look plain, the first first; held, but those that somebody holds. */
export async function lockOver(tx: Tx, communityId: string, now: Instant, most: number): Promise<PoolRow[]> {
  const { rows } = await sql<PoolRow>`
    select p.* from ${plainOver(communityId, now, most * 4)} order by p.ends_at, p.id limit ${most} for update of p skip locked`.execute(tx)
  return rows
}

/** Whether at least so many of the next few open pools at their end look plain. */
export async function arePlainlyOver(tx: Tx, communityId: string, now: Instant, least: number): Promise<boolean> {
  const { rows } = await sql`select from ${plainOver(communityId, now, least * 2)} offset ${least - 1} limit 1`.execute(tx)
  return rows.length > 0
}

export async function seatsOfPools(tx: Tx, communityId: string, poolIds: readonly string[]): Promise<(Seat & SeatRow)[]> {
  return tx
    .selectFrom('seat')
    .selectAll()
    .where('communityId', '=', communityId)
    .where('poolId', 'in', [...poolIds])
    .where('state', 'in', ['held', 'paid'])
    .$castTo<Seat & SeatRow>()
    .execute()
}

/** Pools expire, and their paid seats with them. */
export async function expirePools(tx: Tx, communityId: string, poolIds: readonly string[], at: Instant): Promise<void> {
  await sql`
    update pool set state = 'expired', percent = 0, over_at = ${at}, counted_at = ${at} where community_id = ${communityId} and id = any(${[...poolIds]}::text[])`.execute(tx)
  await sql`update seat set state = 'expired' where community_id = ${communityId} and pool_id = any(${[...poolIds]}::text[]) and state = 'paid'`.execute(tx)
}

/** The latest seat that each person has or had in these pools. */
export async function seatsOf(tx: Tx, pools: readonly PoolRow[]): Promise<(SeatRow & { ifNotFilled: IfNotFilled | null })[]> {
  if (pools.length === 0) return []
  return tx
    .selectFrom('seat')
    .innerJoin('orders', (join) => join.onRef('orders.communityId', '=', 'seat.communityId').onRef('orders.id', '=', 'seat.orderId'))
    .selectAll('seat')
    .select('orders.ifNotFilled')
    .where('seat.communityId', 'in', [...new Set(pools.map((pool) => pool.communityId))])
    .where('seat.poolId', 'in', pools.map((pool) => pool.id))
    .orderBy('seat.poolId')
    .orderBy('seat.orderId')
    .$castTo<SeatRow & { ifNotFilled: IfNotFilled | null }>()
    .execute()
}

/** What somebody (or nobody, '') sees of a campaign's pools: those open to neighbours, and those in which she sits or sat to the end. */
export const poolsShown = (tx: Tx, campaign: { communityId: string; id: string }, asked: { personId: string; now: Instant }): Promise<PoolRow[]> =>
  tx
    .selectFrom('pool')
    .selectAll()
    .where('communityId', '=', campaign.communityId)
    .where('campaignId', '=', campaign.id)
    .where((eb) =>
      eb.or([
        eb.and([eb('state', '=', 'open'), eb('shownAt', 'is not', null), eb('endsAt', '>', asked.now)]),
        eb.exists(
          eb
            .selectFrom('seat')
            .select('seat.orderId')
            .whereRef('seat.communityId', '=', 'pool.communityId')
            .whereRef('seat.poolId', '=', 'pool.id')
            .where('seat.personId', '=', asked.personId)
            .where('seat.state', 'not in', ['left', 'lapsed'])
        )
      ])
    )
    .orderBy('endsAt')
    .orderBy('id')
    .limit(POOLS_MOST)
    .$castTo<PoolRow>()
    .execute()

export async function countOpen(tx: Tx, campaign: { communityId: string; id: string }): Promise<number> {
  const { n } = await tx
    .selectFrom('pool')
    .select(sql<number>`count(*)`.as('n'))
    .where('communityId', '=', campaign.communityId)
    .where('campaignId', '=', campaign.id)
    .where('state', '=', 'open')
    .executeTakeFirstOrThrow()
  return n
}

export const openPoolIds = async (tx: Tx, campaign: { communityId: string; id: string }): Promise<string[]> => {
  const rows = await tx
    .selectFrom('pool')
    .select('id')
    .where('communityId', '=', campaign.communityId)
    .where('campaignId', '=', campaign.id)
    .where('state', '=', 'open')
    .orderBy('id')
    .execute()
  return rows.map((row) => row.id)
}

export async function endPool(
  tx: Tx,
  pool: Pick<PoolRow, 'communityId' | 'id'>,
  end: { state: 'settled'; percent: Percent } | { state: 'expired' },
  at: Instant
): Promise<void> {
  await updatePool(tx, pool, { state: end.state, percent: end.state === 'settled' ? end.percent : 0, overAt: at, countedAt: at })
}
