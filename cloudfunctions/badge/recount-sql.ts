import type { Instant, ShopDay } from '@domain/time'
import { sql, type Selectable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export type RecountRow = Selectable<Schema['badgeRecount']>

/** Begins the day's count; false where it was begun before. */
export async function beginRecount(tx: Tx, day: ShopDay, now: Instant): Promise<boolean> {
  const done = await tx
    .insertInto('badgeRecount')
    .values({ day, startedAt: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const lockRecount = (tx: Tx, day: ShopDay): Promise<RecountRow | undefined> =>
  tx.selectFrom('badgeRecount').selectAll().where('day', '=', day).forUpdate().executeTakeFirst()

/** The last of the next so many people, and how many they are. */
export async function nextSpan(tx: Tx, after: string, most: number): Promise<{ until: string | null; people: number }> {
  const { rows } = await sql<{ until: string | null; people: number }>`
    select max(id) as until, count(*) as people from (select id from person where id > ${after} order by id limit ${most}) span`.execute(tx)
  return rows[0] ?? { until: null, people: 0 }
}

export async function noteSpan(tx: Tx, row: RecountRow, counted: { until: string; people: number; tiers: number; badges: number; doneAt: Instant | null }): Promise<void> {
  await tx
    .updateTable('badgeRecount')
    .set(({ eb }) => ({
      seenUntil: counted.until,
      doneAt: counted.doneAt,
      people: eb('people', '+', counted.people),
      tiers: eb('tiers', '+', counted.tiers),
      badges: eb('badges', '+', counted.badges),
    }))
    .where('day', '=', row.day)
    .execute()
}

/** Old nights say nothing any more. */
export const dropRecounts = (tx: Tx, before: ShopDay) => tx.deleteFrom('badgeRecount').where('day', '<', before).execute()
