import type { Badge, Fact } from '@domain/badge/badge'
import { sql, type RawBuilder } from 'kysely'

/** Whom a count is about: one person, or all whose ids lie after the first, up to and with the second. */
export type Whom = { personId: string } | { after: string; until: string }

export const among = (whom: Whom, column: RawBuilder<unknown>): RawBuilder<unknown> =>
  'personId' in whom ? sql`${column} = ${whom.personId}` : sql`${column} > ${whom.after} and ${column} <= ${whom.until}`

/** One look at the books, and which facts it counts: rows of a person, the fact and how much of it. */
interface Look {
  readonly facts: readonly Fact[]
  readonly rows: (whom: Whom) => RawBuilder<unknown>
}

/**
 * Lines, pools and seats are looked up for each order or seat of these people (`offset 0` keeps the planner from turning that around): the shop's whole history is
 * behind them, and reading it for every ten thousand people took 0.27 ms of the database for each of 100,000 residents, more with every year.
 */
const fetched: Look = {
  facts: ['orders', 'months', 'seasons', 'mornings', 'kinds', 'greens'],
  rows: (whom) => sql`
    select person_id, f.fact, f.n from (
      select o.person_id, count(distinct o.id)::int as orders, count(distinct date_trunc('month', p.day))::int as months,
        count(distinct extract(month from p.day)::int % 12 / 3)::int as seasons,
        count(distinct o.id) filter (where extract(hour from o.placed_at at time zone 'UTC' + interval '8 hours') < 8)::int as mornings,
        count(distinct p.category)::int as kinds, count(distinct o.id) filter (where o.green_at is not null)::int as greens
      from orders o cross join lateral (
        select l.handed_at at time zone 'UTC' + interval '8 hours' as day,
          (select i.category from item i where i.community_id = l.community_id and i.id = l.item_id) as category
        from order_line l
        where l.community_id = o.community_id and l.order_id = o.id and l.handed_how = 'pickup' offset 0
      ) p
      where o.state = 'fetched' and ${among(whom, sql`o.person_id`)} group by o.person_id
    ) mine cross join lateral (values ('orders', orders), ('months', months), ('seasons', seasons), ('mornings', mornings), ('kinds', kinds), ('greens', greens)) f (fact, n)`,
}

const pools: Look = {
  facts: ['pools', 'opened', 'thursdays', 'neighbours'],
  rows: (whom) => sql`
    select person_id, f.fact, f.n from (
      select s.person_id, count(distinct p.id)::int as pools, count(distinct p.id) filter (where p.opener_id = s.person_id)::int as opened,
        count(distinct p.id) filter (where extract(isodow from p.over_at at time zone 'UTC' + interval '8 hours') = 4)::int as thursdays,
        count(distinct p.person_id) filter (where p.person_id <> s.person_id)::int as neighbours
      from seat s cross join lateral (
        select p.id, p.opener_id, p.over_at, x.person_id from pool p join seat x on x.community_id = p.community_id and x.pool_id = p.id and x.state = 'settled'
        where p.community_id = s.community_id and p.id = s.pool_id offset 0
      ) p
      where s.state = 'settled' and ${among(whom, sql`s.person_id`)} group by s.person_id
    ) mine cross join lateral (values ('pools', pools), ('opened', opened), ('thursdays', thursdays), ('neighbours', neighbours)) f (fact, n)`,
}

/** A reward that was given once, whatever became of its coupon. */
const brought: Look = {
  facts: ['brought'],
  rows: (whom) => sql`
    select inviter_id as person_id, 'brought' as fact, count(*)::int as n from referral_reward
    where step = 'first' and state in ('granted', 'taken_back') and ${among(whom, sql`inviter_id`)} group by inviter_id`,
}

const tastings: Look = {
  facts: ['tastings'],
  rows: (whom) => sql`
    select person_id, 'tastings' as fact, count(*)::int as n from tasting_member where state = 'joined' and ${among(whom, sql`person_id`)} group by person_id`,
}

/** Days in a row have the same distance to their place among all her days. */
const signs: Look = {
  facts: ['signRun'],
  rows: (whom) => sql`
    select person_id, 'signRun' as fact, max(days)::int as n from (
      select person_id, count(*) as days from (
        select person_id, day - (row_number() over (partition by person_id order by day))::int as run from sign_in where ${among(whom, sql`person_id`)}
      ) placed group by person_id, run
    ) runs group by person_id`,
}

const events: Look = {
  facts: ['events'],
  rows: (whom) => sql`
    select p.person_id, 'events' as fact, count(distinct p.event_id)::int as n
    from event_place p join event_checkin c on c.place_id = p.id where ${among(whom, sql`p.person_id`)} group by p.person_id`,
}

const reviews: Look = {
  facts: ['reviews'],
  rows: (whom) => sql`select person_id, 'reviews' as fact, count(*)::int as n from review where state = 'shown' and ${among(whom, sql`person_id`)} group by person_id`,
}

const LOOKS: readonly Look[] = [fetched, pools, brought, signs, events, reviews, tastings]

/** Counts what these badges count, with as few looks as they need. The same query serves a happening, the wall and the night's count of everybody. */
export const countsFor = (badges: readonly Badge[], whom: Whom): RawBuilder<unknown> => {
  const wanted = new Set(badges.map(({ counts }) => counts))
  const looks = LOOKS.filter(({ facts }) => facts.some((fact) => wanted.has(fact)))
  return sql.join(looks.map(({ rows }) => sql`(${rows(whom)})`), sql` union all `)
}

