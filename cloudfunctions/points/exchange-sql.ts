import type { CouponState } from '@domain/coupon/contract'
import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import type { ExchangeKind } from '@domain/points/contract'
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

type Kinded<R> = Omit<R, 'kind'> & { kind: ExchangeKind }
export type ItemRow = Kinded<Selectable<Schema['exchangeItem']>>
export interface ItemWithCounts extends ItemRow {
  readonly mine: number
  readonly goodsName: string | null
  /** The goods in the round that is open at somebody's station, where the coupon brings them to its price. */
  readonly tonight: { readonly stationId: string; readonly itemId: string; readonly priceFen: Fen; readonly left: number } | null
  /** Null for a resident, who isn't told. */
  readonly used: number | null
}
export type VoucherRow = Kinded<
  Selectable<Schema['exchangeVoucher']> &
    Pick<ItemRow, 'kind' | 'name' | 'about' | 'goodsId' | 'priceFen'> & {
      /** Of what is a coupon: how that stands, and the order that holds or used it. */
      couponState: CouponState | null
      orderId: string | null
      orderPaidAt: Instant | null
    }
>

export const insertItem = (tx: Tx, row: Insertable<Schema['exchangeItem']>) => tx.insertInto('exchangeItem').values(row).execute()

/** A community's items, the cheapest first: those only that can still be had, or all of them with how many were used. */
export async function itemsOf(tx: Tx, communityId: string, personId: string, stationId: string | null, openAt: Instant | null): Promise<ItemWithCounts[]> {
  const open = openAt === null ? sql`` : sql`and i.stopped_at is null and i.until > ${openAt}::timestamptz`
  const used =
    openAt === null
      ? sql`(select count(*)::int from exchange_voucher v left join coupon c on c.id = v.coupon_id
          where v.community_id = i.community_id and v.item_id = i.id and (v.used_at is not null or c.state = 'used'))`
      : sql`null::int`
  const tonight =
    openAt === null || stationId === null
      ? sql`null::jsonb`
      : sql`(select jsonb_build_object('stationId', c.station_id, 'itemId', t.id, 'priceFen', t.price_fen, 'left', t.offered - t.reserved - t.sold)
          from campaign c join item t on t.community_id = c.community_id and t.campaign_id = c.id and t.goods_id = i.goods_id
          where t.price_fen > i.price_fen and t.price_fen - i.price_fen <= i.cap_fen and t.lowest_fen <= i.price_fen
            and c.community_id = i.community_id and c.station_id = ${stationId} and c.state = 'open' and c.opens_at <= ${openAt}::timestamptz and c.closes_at > ${openAt}::timestamptz
          order by t.offered - t.reserved - t.sold > 0 desc, t.price_fen, t.id limit 1)`
  const { rows } = await sql<ItemWithCounts>`
    select i.*, (select count(*)::int from exchange_voucher v where v.community_id = i.community_id and v.item_id = i.id and v.person_id = ${personId}) as mine,
      (select g.name from goods g where g.id = i.goods_id and g.community_id in ('*', i.community_id) limit 1) as goods_name,
      ${tonight} as tonight, ${used} as used
    from exchange_item i where i.community_id = ${communityId} ${open}
    order by i.points, i.id`.execute(tx)
  return rows
}

/** Whether goods lie on a community's shelf. */
export const onShelf = async (tx: Tx, communityId: string, goodsId: string): Promise<boolean> =>
  (await tx.selectFrom('goods').select('id').where('id', '=', goodsId).where('communityId', 'in', ['*', communityId]).executeTakeFirst()) !== undefined

export const findItem = async (tx: Tx, id: string): Promise<ItemRow | null> =>
  (await tx.selectFrom('exchangeItem').selectAll().where('id', '=', id).$castTo<ItemRow>().executeTakeFirst()) ?? null

/** Held: who exchanges is counted after who came before her. */
export const lockItem = async (tx: Tx, { communityId, id }: Pick<ItemRow, 'communityId' | 'id'>): Promise<ItemRow> =>
  tx.selectFrom('exchangeItem').selectAll().where('communityId', '=', communityId).where('id', '=', id).forUpdate().$castTo<ItemRow>().executeTakeFirstOrThrow()

export const updateItem = (tx: Tx, { communityId, id }: Pick<ItemRow, 'communityId' | 'id'>, change: Updateable<Schema['exchangeItem']>) =>
  tx.updateTable('exchangeItem').set(change).where('communityId', '=', communityId).where('id', '=', id).execute()

export async function countVouchers(tx: Tx, { communityId, id }: Pick<ItemRow, 'communityId' | 'id'>, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('exchangeVoucher')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('communityId', '=', communityId)
    .where('itemId', '=', id)
    .where('personId', '=', personId)
    .executeTakeFirstOrThrow()
  return row.count
}

/** Exclusive ones that somebody has had. */
export async function countExclusive(tx: Tx, personId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from exchange_voucher v join exchange_item i on i.community_id = v.community_id and i.id = v.item_id
    where v.person_id = ${personId} and i.exclusive`.execute(tx)
  return rows[0]?.count ?? 0
}

export const insertVoucher = (tx: Tx, row: Insertable<Schema['exchangeVoucher']>) => tx.insertInto('exchangeVoucher').values(row).execute()

const withItem = (tx: Tx) =>
  tx
    .selectFrom('exchangeVoucher as v')
    .innerJoin('exchangeItem as i', (join) => join.onRef('i.communityId', '=', 'v.communityId').onRef('i.id', '=', 'v.itemId'))
    .selectAll('v')
    .leftJoin('coupon as c', 'c.id', 'v.couponId')
    .leftJoin('orders as o', (join) => join.onRef('o.communityId', '=', 'c.communityId').onRef('o.id', '=', 'c.orderId'))
    .select(['i.kind', 'i.name', 'i.about', 'i.goodsId', 'i.priceFen', 'c.state as couponState', 'c.orderId', 'o.paidAt as orderPaidAt'])

export const vouchersOf = (tx: Tx, personId: string, before: string | undefined, most: number): Promise<VoucherRow[]> =>
  withItem(tx)
    .where('v.personId', '=', personId)
    .$if(before !== undefined, (query) => query.where('v.id', '<', before ?? ''))
    .orderBy('v.id', 'desc')
    .limit(most)
    .$castTo<VoucherRow>()
    .execute()

/** The voucher that a code names in one of these communities, held. */
export async function lockVoucher(tx: Tx, code: string, communityIds: readonly string[] | 'all'): Promise<VoucherRow | null> {
  const row = await withItem(tx)
    .where('v.code', '=', code)
    .$if(communityIds !== 'all', (query) => query.where('v.communityId', 'in', communityIds === 'all' || communityIds.length === 0 ? [''] : [...communityIds]))
    .forUpdate('v')
    .$castTo<VoucherRow>()
    .executeTakeFirst()
  return row ?? null
}

export const markUsed = (tx: Tx, { communityId, id }: Pick<VoucherRow, 'communityId' | 'id'>, usedBy: string, usedAt: Instant) =>
  tx.updateTable('exchangeVoucher').set({ usedAt, usedBy }).where('communityId', '=', communityId).where('id', '=', id).execute()

/** I37: nobody comes with the vouchers of who was erased. Replies all that she ever had: replies of desks name her by them. */
export async function voidVouchers(tx: Tx, personId: string, now: Instant): Promise<string[]> {
  await tx.updateTable('exchangeVoucher').set({ voidAt: now }).where('personId', '=', personId).where('usedAt', 'is', null).execute()
  return (await tx.selectFrom('exchangeVoucher').select('id').where('personId', '=', personId).execute()).map(({ id }) => id)
}
