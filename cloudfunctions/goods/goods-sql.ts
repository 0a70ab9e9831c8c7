import type { Category } from '@domain/goods/contract'
import type { Quotes } from '@domain/goods/quotes'
import { sql, type Selectable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export type GoodsRow = Omit<Selectable<Schema['goods']>, 'category' | 'quotes'> & { category: Category; quotes: Pick<Quotes, 'p10' | 'p90'> | null }

/** The community under which the shelf that all share is kept. */
export const SHARED = '*'

export interface Wanted {
  readonly communities: readonly string[] | 'all'
  readonly query: string | undefined
  readonly category: Category | undefined
  readonly after: string | undefined
  readonly most: number
}

/** The shared shelf and what those communities have added, in the order of making. */
export function findGoods(tx: Tx, { communities, query, category, after, most }: Wanted): Promise<GoodsRow[]> {
  let wanted = tx.selectFrom('goods').selectAll()
  if (communities !== 'all') wanted = wanted.where('communityId', 'in', [SHARED, ...communities])
  if (query !== undefined) wanted = wanted.where('name', 'ilike', `%${query.replace(/[\\%_]/g, '\\$&')}%`)
  if (category !== undefined) wanted = wanted.where('category', '=', category)
  if (after !== undefined) wanted = wanted.where('id', '>', after)
  return wanted.orderBy('id').limit(most).$castTo<GoodsRow>().execute()
}

export const lockGoods = (tx: Tx, communityId: string, goodsId: string): Promise<GoodsRow | undefined> =>
  tx.selectFrom('goods').selectAll().where('communityId', '=', communityId).where('id', '=', goodsId).forUpdate().$castTo<GoodsRow>().executeTakeFirst()

export type SaidOfGoods = Omit<GoodsRow, 'quotes'>

export async function putGoods(tx: Tx, row: SaidOfGoods): Promise<void> {
  const { communityId, id, createdAt, ...said } = row
  await tx
    .insertInto('goods')
    .values(row)
    .onConflict((conflict) => conflict.columns(['communityId', 'id']).doUpdateSet(said))
    .execute()
}

/** Of these ids, those that name an item of the community, or goods on its shelf, with what they are called. */
export async function namesOfThings(tx: Tx, communityId: string, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from goods where community_id in (${SHARED}, ${communityId}) and id = any(${[...ids]}::text[])
    union select id, name from item where community_id = ${communityId} and id = any(${[...ids]}::text[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
