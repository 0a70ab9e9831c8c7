import type { Instant } from '@domain/time'
import type { Insertable, Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export type Place = 'issued' | 'frozen' | 'free' | 'held' | 'spent' | 'expired' | 'reversed'
export type AccountRow = Selectable<Schema['pointsAccount']>
export type EntryRow = Omit<Selectable<Schema['pointsEntry']>, 'fromAccount' | 'toAccount'> & { fromAccount: Place; toAccount: Place }
/** What tells one move from every other. */
export interface EntryKey {
  readonly source: string
  readonly sourceId: string
  readonly kind: string
}

/** A person's points, held; an account is made where she has none yet. */
export async function lockAccount(tx: Tx, personId: string): Promise<AccountRow> {
  const { rows } = await sql<AccountRow>`
    insert into points_account (person_id) values (${personId})
    on conflict (person_id) do update set person_id = excluded.person_id
    returning *`.execute(tx)
  const [row] = rows
  if (!row) throw new Error('an account is there once it was asked for')
  return row
}

/** Several people's points, held; those of them who have any. */
export async function lockAccounts(tx: Tx, personIds: readonly string[]): Promise<void> {
  if (personIds.length > 0) await tx.selectFrom('pointsAccount').select('personId').where('personId', 'in', [...personIds]).orderBy('personId').forUpdate().execute()
}

export async function findAccount(tx: Tx, personId: string): Promise<AccountRow | null> {
  return (await tx.selectFrom('pointsAccount').selectAll().where('personId', '=', personId).executeTakeFirst()) ?? null
}

/** False when a move of that source and kind was made before. */
export async function insertEntry(tx: Tx, entry: Insertable<Schema['pointsEntry']>): Promise<boolean> {
  const row = await tx
    .insertInto('pointsEntry')
    .values(entry)
    .onConflict((conflict) => conflict.columns(['source', 'sourceId', 'kind']).doNothing())
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

export async function updateAccount(tx: Tx, { personId, ...change }: Partial<AccountRow> & Pick<AccountRow, 'personId'>): Promise<void> {
  await tx.updateTable('pointsAccount').set(change).where('personId', '=', personId).execute()
}

export async function findEntry(tx: Tx, { source, sourceId, kind }: EntryKey): Promise<EntryRow | null> {
  const row = await tx
    .selectFrom('pointsEntry')
    .selectAll()
    .where('source', '=', source)
    .where('sourceId', '=', sourceId)
    .where('kind', '=', kind)
    .$castTo<EntryRow>()
    .executeTakeFirst()
  return row ?? null
}

export async function entryById(tx: Tx, id: string): Promise<EntryRow | null> {
  return (await tx.selectFrom('pointsEntry').selectAll().where('id', '=', id).$castTo<EntryRow>().executeTakeFirst()) ?? null
}

/** What became of a move since. */
export const movesAbout = (tx: Tx, id: string): Promise<Pick<EntryRow, 'fromAccount' | 'toAccount' | 'points'>[]> =>
  tx.selectFrom('pointsEntry').select(['fromAccount', 'toAccount', 'points']).where('aboutId', '=', id).$castTo<EntryRow>().execute()

/** People of whose points some may be over by now, each held, so many at a time; who holds one is passed by until the next time. */
export const lockExpiring = (tx: Tx, now: Instant, most: number): Promise<AccountRow[]> =>
  tx
    .selectFrom('pointsAccount')
    .selectAll()
    .where('nextExpiry', '<=', now)
    .orderBy('nextExpiry')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()

/** People of whose points some end until then and who were not told of it yet; who holds one is passed by. */
export const lockUntold = (tx: Tx, now: Instant, until: Instant, most: number): Promise<AccountRow[]> =>
  tx
    .selectFrom('pointsAccount')
    .selectAll()
    .where('nextExpiry', '>', now)
    .where('nextExpiry', '<=', until)
    .where((eb) => eb.or([eb('remindedUntil', 'is', null), eb('remindedUntil', '<=', now)]))
    .orderBy('nextExpiry')
    .limit(most)
    .forUpdate()
    .skipLocked()
    .execute()

export interface Overdue {
  readonly personId: string
  /** What was given and is over its date, less what was used or has expired before: the oldest went first. */
  readonly points: number
  readonly next: Instant | null
}

/** The rule of `nextToExpire` in the database: many people at once. */
export async function overdueOf(tx: Tx, personIds: readonly string[], now: Instant): Promise<Overdue[]> {
  const { rows } = await sql<Overdue>`
    select person_id, greatest(0, sum(case
        when from_account = 'issued' and expires_at <= ${now} then points
        when to_account = 'reversed' and (select given.expires_at from points_entry given where given.id = e.about_id) <= ${now} then -points
        when from_account = 'free' and to_account in ('held', 'spent', 'expired') then -points
        when from_account in ('held', 'spent') and to_account = 'free' then points
        else 0 end))::int as points,
      min(expires_at) filter (where expires_at > ${now}) as next
    from points_entry e where person_id in (${sql.join([...personIds])}) group by person_id`.execute(tx)
  return rows
}

/** What was given to somebody by its date, less what was taken back, and what of it all was used or has expired. */
export async function creditsOf(tx: Tx, personId: string): Promise<{ credits: { points: number; expiresAt: Instant }[]; used: number }> {
  const { rows } = await sql<{ expiresAt: Instant | null; points: number }>`
    select case when from_account = 'issued' then expires_at when to_account = 'reversed' then (select given.expires_at from points_entry given where given.id = e.about_id) end as expires_at,
      sum(case when from_account = 'issued' or (from_account in ('held', 'spent') and to_account = 'free') then points
        when to_account = 'reversed' or (from_account = 'free' and to_account in ('held', 'spent', 'expired')) then -points else 0 end)::int as points
    from points_entry e where person_id = ${personId} group by 1`.execute(tx)
  const credits = rows.flatMap(({ expiresAt, points }) => (expiresAt ? [{ expiresAt, points }] : []))
  return { credits, used: -(rows.find(({ expiresAt }) => expiresAt === null)?.points ?? 0) }
}

export type SeenRow = EntryRow & { readonly over: boolean }

/** What people see: everything but moves that change nothing for them. `over`: something has become of it since. */
export const entriesOf = (tx: Tx, personId: string, before: string | undefined, limit: number): Promise<SeenRow[]> =>
  tx
    .selectFrom('pointsEntry')
    .selectAll()
    .select((eb) => eb.exists(eb.selectFrom('pointsEntry as since').select('since.id').whereRef('since.aboutId', '=', 'pointsEntry.id')).as('over'))
    .where('personId', '=', personId)
    .where((eb) => eb.not(eb.or([eb.and([eb('fromAccount', '=', 'frozen'), eb('toAccount', '=', 'free')]), eb.and([eb('fromAccount', '=', 'held'), eb('toAccount', '=', 'spent')])])))
    .$if(before !== undefined, (query) => query.where('id', '<', before ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .$castTo<SeenRow>()
    .execute()
