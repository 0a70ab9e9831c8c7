import type { Estate } from '@domain/community/estates'
import type { QuotedGoods } from '@domain/goods/quotes'
import type { Instant } from '@domain/time'
import { sql } from 'kysely'
import type { Tx } from '../../_kit/db'
import { newId } from '../../_kit/ids'
import { json } from '../../_kit/json'

export interface Written {
  /** Rows that were not there. */
  added: number
  /** Rows that say something else now. */
  changed: number
}

/** The shelf that all communities share. */
const SHARED = '*'

/** Puts estates in; one of the same name and place is the same, and only learns a new price. */
export async function putEstates(tx: Tx, estates: readonly Estate[], now: Instant): Promise<Written> {
  const written = await tx
    .insertInto('community')
    .values(estates.map((estate) => ({ ...estate, id: newId(), createdAt: now })))
    .onConflict((conflict) =>
      conflict
        .columns(['name', 'lng', 'lat'])
        .doUpdateSet({ pricePerM2: sql`excluded.price_per_m2` })
        .where(sql<boolean>`excluded.price_per_m2 is not null and community.price_per_m2 is distinct from excluded.price_per_m2`),
    )
    .returning(sql<boolean>`xmax = 0`.as('isNew'))
    .execute()
  return countWritten(written)
}

/** Puts goods on the shared shelf; one of the same name is the same, and learns new quotes. */
export async function putGoods(tx: Tx, goods: readonly QuotedGoods[], now: Instant): Promise<Written> {
  const written = await tx
    .insertInto('goods')
    .values(
      goods.map(({ name, category, unit, grams, priceFen, quotes }) => ({
        communityId: SHARED,
        id: newId(),
        name,
        category,
        unit,
        grams,
        picture: null,
        origin: null,
        priceFen,
        quotes: json(quotes),
        createdAt: now,
      })),
    )
    .onConflict((conflict) =>
      conflict
        .column('name')
        .where('communityId', '=', sql.lit(SHARED))
        .doUpdateSet({ priceFen: sql`excluded.price_fen`, quotes: sql`excluded.quotes` })
        .where(sql<boolean>`(goods.price_fen, goods.quotes) is distinct from (excluded.price_fen, excluded.quotes)`),
    )
    .returning(sql<boolean>`xmax = 0`.as('isNew'))
    .execute()
  return countWritten(written)
}

const countWritten = (rows: readonly { isNew: boolean }[]): Written => {
  const added = rows.filter((row) => row.isNew).length
  return { added, changed: rows.length - added }
}
