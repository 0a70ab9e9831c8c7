import type { Fen } from '@domain/money'
import type { Instant, ShopDay } from '@domain/time'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'

export interface Bought {
  firstOrderAt: Instant | null
  orders: number
  savedFen: Fen
}

const within = (column: ReturnType<typeof sql>, from: Instant | null, until: Instant | null) =>
  from && until ? sql`${column} >= ${from}::timestamptz and ${column} < ${until}::timestamptz` : sql`true`

/**
 * What somebody fetched in a time, and the true sum that it saved: what the units that she kept would have cost alone, less what they cost her in the end, and
 * what coupons took off the way to the door.
 */
export async function boughtIn(tx: Tx, personId: string, from: Instant | null, until: Instant | null): Promise<Bought> {
  const { rows } = await sql<Bought>`
    with done as (
      select o.id, o.placed_at, case when o.fee_refunded then 0 else o.door_off_fen end as door_off, p.saved, p.kept
      from orders o cross join lateral (
        select min(l.handed_at) as at, sum(l.price_fen * (l.quantity - l.refunded_quantity) - (l.pay_fen - l.refunded_fen)) as saved, sum(l.quantity - l.refunded_quantity) as kept
        from order_line l where l.community_id = o.community_id and l.order_id = o.id and l.handed_how = 'pickup'
      ) p
      where o.person_id = ${personId} and p.at is not null and ${within(sql`p.at`, from, until)}
    )
    select min(placed_at) as first_order_at, count(*) as orders, coalesce(sum(case when kept > 0 then saved + door_off else 0 end), 0)::bigint as saved_fen from done`.execute(tx)
  return rows[0] ?? { firstOrderAt: null, orders: 0, savedFen: 0 }
}

export async function pooledIn(tx: Tx, personId: string, from: Instant | null, until: Instant | null): Promise<{ pools: number; neighbours: number }> {
  const { rows } = await sql<{ pools: number; neighbours: number }>`
    select count(distinct p.id) as pools, count(distinct x.person_id) filter (where x.person_id <> s.person_id) as neighbours
    from seat s
    join pool p on p.community_id = s.community_id and p.id = s.pool_id
    join seat x on x.community_id = s.community_id and x.pool_id = s.pool_id and x.state = 'settled'
    where s.person_id = ${personId} and s.state = 'settled' and ${within(sql`p.over_at`, from, until)}`.execute(tx)
  return rows[0] ?? { pools: 0, neighbours: 0 }
}

/** The shop's years in which something was fetched, newest first. */
export async function yearsOf(tx: Tx, personId: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct extract(year from l.handed_at at time zone 'UTC' + interval '8 hours')::int as year
    from orders o join order_line l on l.community_id = o.community_id and l.order_id = o.id
    where o.person_id = ${personId} and l.handed_how = 'pickup' order by year desc`.execute(tx)
  return rows.map(({ year }) => year)
}

/** The most days in a row that she signed in, among those of a time. */
export async function longestRun(tx: Tx, personId: string, from: ShopDay | null, until: ShopDay | null): Promise<number> {
  const { rows } = await sql<{ days: number }>`
    select coalesce(max(days), 0)::int as days from (
      select count(*) as days from (
        select day - (row_number() over (order by day))::int as run from sign_in
        where person_id = ${personId} and ${from && until ? sql`day >= ${from}::date and day < ${until}::date` : sql`true`}
      ) placed group by run
    ) runs`.execute(tx)
  return rows[0]?.days ?? 0
}
