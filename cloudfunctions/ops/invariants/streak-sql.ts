import { CARDS_MOST, CARD_EVERY, POINTS_MOST } from '@domain/streak/streak'
import { sql } from 'kysely'
import type { Shown } from '../invariant'

const SHOP_DAY = (at: string) => sql.raw(`((${at} at time zone 'UTC') + interval '8 hours')::date`)

/** I28 */
export const onceADay: Shown = {
  id: 'I28',
  how: 'a person signs in once for each day of the shop, on that day by the server’s clock, or with a card within the seven days after it',
  query: () => sql`
    select 'one sign-in a person and day' as what, '' as community_id, person_id || ' ' || day as subject, '1' as should, count(*)::text as found
    from sign_in group by person_id, day having count(*) > 1
    union all
    select 'the day is that of the server’s clock', '', person_id || ' ' || day, ${SHOP_DAY('at')}::text, day::text from sign_in where not made_up and day <> ${SHOP_DAY('at')}
    union all
    select 'a card reaches the seven days before', '', person_id || ' ' || day, 'one of the seven days before', ${SHOP_DAY('at')}::text
    from sign_in where made_up and ${SHOP_DAY('at')} - day not between 1 and 7
    union all
    select 'a day that was made up for has its card', '', coalesce(s.person_id, c.person_id) || ' ' || coalesce(s.day, c.used_day), 'both', case when c.person_id is null then 'no card' else 'no day' end
    from (select * from sign_in where made_up) s full join (select * from streak_card where used_day is not null) c on c.person_id = s.person_id and c.used_day = s.day
    where s.person_id is null or c.person_id is null
    union all
    select 'a card stands for ten sign-ins of its month', '', c.person_id || ' ' || c.month, (c.nth * ${CARD_EVERY}::int)::text, m.signed::text
    from streak_card c cross join lateral (
      select count(*) as signed from sign_in s where s.person_id = c.person_id and s.earns and not s.made_up and to_char(s.day, 'YYYY-MM') = c.month
    ) m where m.signed < c.nth * ${CARD_EVERY}::int
    union all
    select 'nobody holds more cards than two', '', person_id, ${CARDS_MOST}::text, count(*)::text
    from streak_card where used_day is null group by person_id having count(*) > ${CARDS_MOST}::int`,
}

/** A call knows its moment before it holds the person's row, and waits for it no longer than a statement may take: of two as close as that either came first. */
const WAIT = '30 seconds'

/** The days in a row around a sign-in as its rows stood then: with those of about the same moment, or without. Counted day by day, from what is there. */
const runThen = (when: 'before' | 'with') => {
  const then = when === 'before' ? sql`< r.at - ${WAIT}::interval` : sql`<= r.at + ${WAIT}::interval`
  const there = (row: string) => sql`(${sql.raw(row)}.at ${then} or ${sql.raw(row)}.day = r.day)`
  return sql`(
    (select min(u.day) from sign_in u where u.person_id = r.person_id and u.day >= r.day and ${there('u')} and not exists (
      select from sign_in n where n.person_id = r.person_id and n.day = u.day + 1 and ${there('n')}))
    - (select max(b.day) from sign_in b where b.person_id = r.person_id and b.day <= r.day and ${there('b')} and not exists (
      select from sign_in p where p.person_id = r.person_id and p.day = b.day - 1 and ${there('p')})) + 1
  )`
}

/** I29 */
export const runsAreRows: Shown = {
  id: 'I29',
  how: 'what was taken for a run of days, for points and for the ladder, is the run that the rows of that time make; each step of the ladder is climbed once a run',
  query: () => sql`
    with told as (select r.*, ${runThen('before')} as low, ${runThen('with')} as high from sign_in r),
    island as (
      select person_id, min(day) as since, max(day) as until, count(*) as days, count(*) filter (where earns) as earning
      from (select person_id, day, earns, day - (row_number() over (partition by person_id order by day))::int as part from sign_in) numbered group by person_id, part
    )
    select 'a run is what its rows make' as what, '' as community_id, person_id || ' ' || day as subject,
      case when low = high then low::text else low || ' to ' || high end as should, run::text as found
    from told where run not between low and high
    union all
    select 'a sign-in brings its day’s points', '', s.person_id || ' ' || s.day, due.points::text, s.points::text
    from sign_in s cross join lateral (
      select case when s.earns and not s.made_up then least(count(*), ${POINTS_MOST}::int) else 0 end as points
      from sign_in e where e.person_id = s.person_id and e.earns and e.day > s.day - s.run and e.day <= s.day
    ) due where s.points <> due.points
    union all
    select 'a sign-in’s points are in the ledger', '', s.person_id || ' ' || s.day, s.points::text, coalesce(e.points, 0)::text
    from sign_in s left join points_entry e on e.source = 'streak' and e.source_id = s.person_id || ':' || s.day and e.kind = 'signed'
    where s.points <> coalesce(e.points, 0)
    union all
    select 'a step is reached by its run', '', p.person_id || ' ' || p.step || ' ' || p.day, p.step::text, coalesce(i.earning, 0)::text
    from streak_prize p left join island i on i.person_id = p.person_id and p.day between i.since and i.until
    where coalesce(i.earning, 0) < p.step
    union all
    select 'a step is climbed once a run', '', p.person_id || ' ' || p.step || ' ' || i.since, '1', count(*)::text
    from streak_prize p join island i on i.person_id = p.person_id and p.day between i.since and i.until
    group by p.person_id, p.step, i.since, i.days having count(*) * p.step + count(*) - 1 > i.days`,
}
