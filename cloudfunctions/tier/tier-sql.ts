import type { Standing } from '@domain/tier/tier'
import { WINDOW_DAYS } from '@domain/tier/tier'
import { days, later, type Instant } from '@domain/time'
import { sql, type RawBuilder } from 'kysely'
import type { Tx } from '../_kit/db'

/** A tier can last so long after the order that gained it, and what counts for it was fetched within the window before. Goods are fetched days after they are ordered. */
const LOOK_BACK_DAYS = 62 + WINDOW_DAYS + 60

/** When orders were completed that count: fetched at the desk, with something kept of what was fetched. */
export const completed = (among: RawBuilder<unknown>, now: Instant) => sql<{ personId: string; at: Instant }>`
  select o.person_id, p.at from orders o cross join lateral (
    select max(l.handed_at) as at, bool_or(l.refunded_quantity < l.quantity) as kept
    from order_line l where l.community_id = o.community_id and l.order_id = o.id and l.handed_how = 'pickup'
  ) p
  where ${among} and o.state = 'fetched' and o.placed_at > ${later(now, -days(LOOK_BACK_DAYS))}::timestamptz and p.kept`

/** `standingOf` of the domain, for many at once: the order so many before the last is the one that a window begins with. */
export const standings = (among: RawBuilder<unknown>, now: Instant) => sql`
  select person_id,
    max(greatest(kept_until, at + ${WINDOW_DAYS} * interval '24 hours')) as bronze_until,
    max(greatest(kept_until, fifth + ${WINDOW_DAYS} * interval '24 hours')) filter (where at - fifth < ${WINDOW_DAYS} * interval '24 hours') as silver_until,
    max(greatest(kept_until, fifteenth + ${WINDOW_DAYS} * interval '24 hours')) filter (where at - fifteenth < ${WINDOW_DAYS} * interval '24 hours') as gold_until
  from (
    select person_id, at, lag(at, 4) over mine as fifth, lag(at, 14) over mine as fifteenth,
      (date_trunc('month', at at time zone 'UTC' + interval '8 hours') + interval '2 months' - interval '8 hours') at time zone 'UTC' as kept_until
    from (${completed(among, now)}) done window mine as (partition by person_id order by at)
  ) gained group by person_id`

export async function findStanding(tx: Tx, personId: string): Promise<Standing> {
  const row = await tx.selectFrom('tierStanding').selectAll().where('personId', '=', personId).executeTakeFirst()
  return { bronze: row?.bronzeUntil ?? null, silver: row?.silverUntil ?? null, gold: row?.goldUntil ?? null }
}

/** The same of many at once; who has none isn't among them. */
export async function findStandings(tx: Tx, personIds: readonly string[]): Promise<Map<string, Standing>> {
  if (personIds.length === 0) return new Map()
  const rows = await tx.selectFrom('tierStanding').selectAll().where('personId', 'in', [...personIds]).execute()
  return new Map(rows.map(({ personId, bronzeUntil, silverUntil, goldUntil }) => [personId, { bronze: bronzeUntil, silver: silverUntil, gold: goldUntil }]))
}

export async function completedAt(tx: Tx, personId: string, now: Instant): Promise<Instant[]> {
  const { rows } = await completed(sql`o.person_id = ${personId}`, now).execute(tx)
  return rows.map(({ at }) => at)
}

/** Held before her orders are counted, so that two desks count one after the other. Who is erased, or is being erased now, gets none: a refund may still come after. */
export async function holdStanding(tx: Tx, personId: string): Promise<void> {
  await sql`
    insert into tier_standing (person_id) select id from person where id = ${personId} and erased_at is null for key share
    on conflict (person_id) do update set person_id = excluded.person_id`.execute(tx)
}

export async function countStanding(tx: Tx, personId: string, now: Instant): Promise<void> {
  await sql`
    update tier_standing t set bronze_until = s.bronze_until, silver_until = s.silver_until, gold_until = s.gold_until
    from (select 1) one left join (${standings(sql`o.person_id = ${personId}`, now)}) s on true
    where t.person_id = ${personId}`.execute(tx)
}

/** People by their ids: after the first, up to and with the second. */
export interface Span {
  after: string
  until: string
}

/** Counts a span of people anew. Who has a standing is held first; who has none and completed nothing is left alone. Replies how many were wrong. */
export async function countSpan(tx: Tx, { after, until }: Span, now: Instant): Promise<number> {
  await sql`select from tier_standing where person_id > ${after} and person_id <= ${until} order by person_id for update`.execute(tx)
  const among = sql`o.person_id > ${after} and o.person_id <= ${until}`
  const { rows } = await sql<{ wrong: number }>`
    with counted as materialized (
      select s.* from (${standings(among, now)}) s join person p on p.id = s.person_id where p.erased_at is null
    ), told as (
      update tier_standing t set bronze_until = c.bronze_until, silver_until = c.silver_until, gold_until = c.gold_until
      from counted c where t.person_id = c.person_id
        and (t.bronze_until, t.silver_until, t.gold_until) is distinct from (c.bronze_until, c.silver_until, c.gold_until)
        and (${stands(sql`t`, now)} or ${stands(sql`c`, now)})
      returning t.person_id
    ), added as (
      insert into tier_standing (person_id, bronze_until, silver_until, gold_until)
      select person_id, bronze_until, silver_until, gold_until from counted c
      where ${stands(sql`c`, now)} and not exists (select from tier_standing t where t.person_id = c.person_id)
      on conflict do nothing returning person_id
    ), dropped as (
      update tier_standing t set bronze_until = null, silver_until = null, gold_until = null
      where t.person_id > ${after} and t.person_id <= ${until} and ${stands(sql`t`, now)} and not exists (select from counted c where c.person_id = t.person_id)
      returning t.person_id
    )
    select (select count(*) from told) + (select count(*) from added) + (select count(*) from dropped) as wrong`.execute(tx)
  return rows[0]?.wrong ?? 0
}

/** Whether a row of untils says that somebody has a tier now; the lowest lasts longest. */
const stands = (row: RawBuilder<unknown>, now: Instant) => sql`coalesce(${row}.bronze_until > ${now}::timestamptz, false)`

export async function deleteStanding(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('tierStanding').where('personId', '=', personId).execute()
}
