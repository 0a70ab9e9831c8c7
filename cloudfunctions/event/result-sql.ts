import type { How } from '@domain/event/contract'
import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'
import type { EventRow } from './event-sql'

export interface Turnout {
  registered: number
  waited: number
}
/** People who had places without walking in, and people who never got any. */
export async function turnout(tx: Tx, event: EventRow): Promise<Turnout> {
  const { rows } = await sql<Turnout>`
    select coalesce(sum(size) filter (where state = 'registered' and person_id is not null), 0)::int as registered,
      coalesce(sum(size) filter (where state in ('waiting', 'offered', 'lapsed')), 0)::int as waited
    from event_registration where event_id = ${event.id}`.execute(tx)
  return rows[0] ?? { registered: 0, waited: 0 }
}

export async function cameBy(tx: Tx, event: EventRow): Promise<Map<How, number>> {
  const { rows } = await sql<{ how: How; people: number }>`select how, count(*) as people from event_checkin where event_id = ${event.id} group by how`.execute(tx)
  return new Map(rows.map(({ how, people }) => [how, people]))
}

export interface Brought {
  newResidents: number
  newBuyers: number
  newGmvFen: Fen
}
/** Whom the event brought: who came by its link before it was over, or registered and had not been with us before it was published; and what they bought within the days after. */
export async function brought(tx: Tx, event: EventRow, from: Instant, until: Instant): Promise<Brought> {
  const { rows } = await sql<Brought>`
    with fresh as (
      select person_id from referral_edge where invite_id = ${event.inviteId} and bound_at < ${event.endsAt}
      union
      select p.id from person p
      join (
        select person_id from event_registration where event_id = ${event.id} and person_id is not null
        union select person_id from event_place where event_id = ${event.id} and person_id is not null
      ) r on r.person_id = p.id
      where p.created_at >= ${event.publishedAt} and p.created_at < ${event.endsAt}
    )
    select count(distinct f.person_id) as new_residents, count(distinct o.person_id) as new_buyers,
      coalesce(sum(o.paid_fen - o.refunded_fen - case when o.fee_refunded then 0 else o.door_fee_fen - o.door_off_fen end), 0)::bigint as new_gmv_fen
    from fresh f left join orders o on o.person_id = f.person_id and o.state in ('paid', 'fetched') and o.paid_at >= ${from} and o.paid_at < ${until}`.execute(tx)
  return rows[0] ?? { newResidents: 0, newBuyers: 0, newGmvFen: 0 as Fen }
}

export interface DayRow {
  newResidents: number
  firstOrders: number
  gmvFen: Fen
}
/** A community between two moments: who was new, first orders that were paid for and not given back in full, and what was kept of the money for goods. */
export async function dayOf(tx: Tx, communityId: string, from: Instant, until: Instant): Promise<DayRow> {
  const { rows } = await sql<DayRow>`
    with paid as (
      select o.* from orders o where o.community_id = ${communityId} and o.state in ('paid', 'fetched') and o.paid_at >= ${from} and o.paid_at < ${until}
    )
    select (select count(*) from person where community_id = ${communityId} and created_at >= ${from} and created_at < ${until}) as new_residents,
      (select count(distinct person_id) from paid n where not exists (
        select from orders e where e.person_id = n.person_id and e.paid_at < ${from} and e.state in ('paid', 'fetched'))) as first_orders,
      (select coalesce(sum(paid_fen - refunded_fen - case when fee_refunded then 0 else door_fee_fen - door_off_fen end), 0)::bigint from paid) as gmv_fen`.execute(tx)
  return rows[0] ?? { newResidents: 0, firstOrders: 0, gmvFen: 0 as Fen }
}
