import { CARDS_MOST, CARD_EVERY, type Run } from '@domain/streak/streak'
import type { Instant, ShopDay } from '@domain/time'
import { sql, type RawBuilder, type Selectable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export type SignRow = Selectable<Schema['signIn']>
export type CardRow = Selectable<Schema['streakCard']>

/** Where the run that reaches back from a day begins, as a query; the day itself, where the one before is missing. Index lookups, one for each day of the run. */
const sinceOf = (personId: string, day: RawBuilder<unknown>): RawBuilder<unknown> => sql`
  select s.day from sign_in s
  where s.person_id = ${personId} and s.day <= ${day} and not exists (select from sign_in p where p.person_id = s.person_id and p.day = s.day - 1)
  order by s.day desc limit 1`

export interface NewSign {
  readonly personId: string
  readonly day: ShopDay
  readonly at: Instant
  readonly earns: boolean
  readonly pointsMost: number
}
export interface Signed {
  readonly run: number
  /** Days of the run that count for what it brings, with this one. */
  readonly earning: number
  readonly points: number
  /** Sign-ins of the month that count for a card, with this one. */
  readonly signed: number
  readonly held: number
  /** Steps of the ladder that were given in this run. */
  readonly given: readonly number[]
}

/**
 * Signs somebody in whose row is held, and says all that depends on it; undefined where she has been today. One statement after the lock: at midnight everybody
 * comes at once.
 */
export async function insertSign(tx: Tx, { personId, day, at, earns, pointsMost }: NewSign): Promise<Signed | undefined> {
  const today = sql`${day}::date`
  const { rows } = await sql<Signed>`
    with before as materialized (
      select coalesce((
        select (${sinceOf(personId, sql`${today} - 1`)}) where exists (select from sign_in y where y.person_id = ${personId} and y.day = ${today} - 1)
      ), ${today}) as since
    ), counted as materialized (
      select since, ${earns}::boolean::int + (
        select count(*)::int from sign_in e where e.person_id = ${personId} and e.day >= since and e.day < ${today} and e.earns
      ) as earning from before
    ), made as (
      insert into sign_in (person_id, day, made_up, at, run, earns, points)
      select ${personId}, ${today}, false, ${at}::timestamptz, ${today} - since + 1, ${earns}, case when ${earns} then least(earning, ${pointsMost}::int) else 0 end
      from counted
      on conflict (person_id, day) do nothing
      returning run, points
    )
    select made.run, made.points, counted.earning,
      1 + (
        select count(*)::int from sign_in m
        where m.person_id = ${personId} and m.earns and not m.made_up and m.day >= date_trunc('month', ${today}::timestamp)::date and m.day < ${today}
      ) as signed,
      (select count(*)::int from streak_card c where c.person_id = ${personId} and c.used_day is null) as held,
      array(select p.step from streak_prize p where p.person_id = ${personId} and p.day >= counted.since) as given
    from made, counted`.execute(tx)
  return rows[0]
}

/** The run around a day that is signed, read off the rows. */
export async function runAround(tx: Tx, personId: string, day: ShopDay): Promise<Run | undefined> {
  const there = sql`${day}::date`
  const { rows } = await sql<Run>`
    select since, until, until - since + 1 as days
    from (
      select (${sinceOf(personId, there)}) as since, (
        select s.day from sign_in s
        where s.person_id = ${personId} and s.day >= ${there} and not exists (select from sign_in n where n.person_id = s.person_id and n.day = s.day + 1)
        order by s.day limit 1
      ) as until
      from sign_in here where here.person_id = ${personId} and here.day = ${there}
    ) run`.execute(tx)
  return rows[0]
}

/** Days of a run that count for what it brings. */
export async function earningDays(tx: Tx, personId: string, { since, until }: Pick<Run, 'since' | 'until'>): Promise<number> {
  const { rows } = await sql<{ days: number }>`
    select count(*)::int as days from sign_in where person_id = ${personId} and day between ${since}::date and ${until}::date and earns`.execute(tx)
  return rows[0]?.days ?? 0
}

export const stepsGiven = async (tx: Tx, personId: string, { since, until }: Pick<Run, 'since' | 'until'>): Promise<number[]> =>
  (await tx.selectFrom('streakPrize').select('step').where('personId', '=', personId).where('day', '>=', since).where('day', '<=', until).execute()).map(({ step }) => step)

export const insertMadeUp = (tx: Tx, row: Pick<SignRow, 'personId' | 'day' | 'at' | 'run' | 'earns'>) =>
  tx.insertInto('signIn').values({ ...row, madeUp: true, points: 0 }).execute()

export async function hasSigned(tx: Tx, personId: string, day: ShopDay): Promise<boolean> {
  return (await tx.selectFrom('signIn').select('day').where('personId', '=', personId).where('day', '=', day).executeTakeFirst()) !== undefined
}

/** Somebody's sign-ins between two days, both of them included. */
export const signsBetween = (tx: Tx, personId: string, from: ShopDay, until: ShopDay): Promise<SignRow[]> =>
  tx.selectFrom('signIn').selectAll().where('personId', '=', personId).where('day', '>=', from).where('day', '<=', until).orderBy('day').execute()

export async function insertCard(tx: Tx, personId: string, month: string, signed: number, now: Instant): Promise<void> {
  await tx.insertInto('streakCard').values({ personId, month, nth: signed / CARD_EVERY, earnedAt: now }).execute()
}

/** What can still be used, the oldest first. */
export const cardsHeld = (tx: Tx, personId: string): Promise<CardRow[]> =>
  tx.selectFrom('streakCard').selectAll().where('personId', '=', personId).where('usedDay', 'is', null).orderBy('month').orderBy('nth').limit(CARDS_MOST).execute()

export async function spendCard(tx: Tx, { personId, month, nth }: CardRow, usedDay: ShopDay): Promise<void> {
  await tx.updateTable('streakCard').set({ usedDay }).where('personId', '=', personId).where('month', '=', month).where('nth', '=', nth).execute()
}

export interface NewPrize {
  readonly personId: string
  readonly step: number
  readonly day: ShopDay
  readonly communityId: string | null
  readonly points: number
  readonly couponId: string | null
  readonly at: Instant
}
export const insertPrize = (tx: Tx, prize: NewPrize) => tx.insertInto('streakPrize').values(prize).execute()

/** How many days of each of somebody's runs count for what it brings, read off the rows. */
export async function runsOf(tx: Tx, personId: string): Promise<number[]> {
  const { rows } = await sql<{ days: number }>`
    select (count(*) filter (where earns))::int as days
    from (select earns, day - (row_number() over (order by day))::int as part from sign_in where person_id = ${personId}) numbered group by part`.execute(tx)
  return rows.map(({ days }) => days)
}

/** Who allowed WeChat to remind her and has not signed in on that day, in the order of their numbers; those after `after`. */
export async function unsigned(tx: Tx, day: ShopDay, after: string, most: number): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    select m.person_id from message_permit m
    where m.template = 'sign_in' and m.left_over > 0 and m.person_id > ${after}
      and not exists (select from sign_in s where s.person_id = m.person_id and s.day = ${day}::date)
    order by m.person_id limit ${most}::int`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** I37: when somebody came by is told of nobody who was erased. */
export async function forgetSigns(tx: Tx, personId: string): Promise<void> {
  for (const table of ['signIn', 'streakCard', 'streakPrize'] as const) await tx.deleteFrom(table).where('personId', '=', personId).execute()
}
