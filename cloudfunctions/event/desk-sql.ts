import type { How } from '@domain/event/contract'
import type { Duty } from '@domain/event/event'
import type { Instant } from '@domain/time'
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'
import type { EventKey, EventRow, HandoutRow } from './event-sql'

export type CheckinRow = Omit<Selectable<Schema['eventCheckin']>, 'how'> & { how: How }
export type DutyRow = Selectable<Schema['eventDuty']>

export const dutiesOf = (tx: Tx, eventIds: readonly string[]): Promise<DutyRow[]> =>
  eventIds.length === 0
    ? Promise.resolve([])
    : tx.selectFrom('eventDuty').selectAll().where('eventId', 'in', [...eventIds]).where('until', 'is', null).orderBy('since').orderBy('personId').execute()

export const dutyOf = (tx: Tx, event: EventKey, personId: string): Promise<Duty[]> =>
  tx.selectFrom('eventDuty').select(['since', 'until']).where('communityId', '=', event.communityId).where('eventId', '=', event.id).where('personId', '=', personId).execute()

/** An event, and when somebody was on duty at its desk: one look, since every scan begins with it. */
export async function eventWithDuties(tx: Tx, eventId: string, personId: string): Promise<{ event: EventRow; duties: Duty[] } | null> {
  const { rows } = await sql<EventRow & { dutySince: Instant | null; dutyUntil: Instant | null }>`
    select e.*, d.since as duty_since, d.until as duty_until
    from event e left join event_duty d on d.community_id = e.community_id and d.event_id = e.id and d.person_id = ${personId}
    where e.id = ${eventId}`.execute(tx)
  const [event] = rows
  return event ? { event, duties: rows.flatMap(({ dutySince: since, dutyUntil: until }) => (since === null ? [] : [{ since, until }])) } : null
}

export async function startDuty(tx: Tx, event: EventKey, personId: string, now: Instant): Promise<void> {
  await tx
    .insertInto('eventDuty')
    .values({ communityId: event.communityId, eventId: event.id, personId, since: now, until: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function endDuty(tx: Tx, event: EventKey, personId: string, now: Instant): Promise<void> {
  await tx
    .updateTable('eventDuty')
    .set({ until: now })
    .where('communityId', '=', event.communityId)
    .where('eventId', '=', event.id)
    .where('personId', '=', personId)
    .where('until', 'is', null)
    .execute()
}

/** Whether somebody holds a right in that community that lets her stand at a desk. */
export async function worksIn(tx: Tx, communityId: string, personId: string): Promise<boolean> {
  const row = await tx.selectFrom('roleGrant').select('role').where('personId', '=', personId).where('communityId', '=', communityId).limit(1).executeTakeFirst()
  return row !== undefined
}

export type DutyEvent = EventRow & { onDuty: boolean }
/** Events at whose desk somebody is or was on duty, the next first. */
export async function eventsOnDuty(tx: Tx, personId: string, since: Instant): Promise<DutyEvent[]> {
  const { rows } = await sql<DutyEvent>`
    select e.*, d.on_duty from (
      select community_id, event_id, bool_or(until is null) as on_duty from event_duty where person_id = ${personId} group by community_id, event_id
    ) d join event e on e.community_id = d.community_id and e.id = d.event_id
    where e.ends_at >= ${since} and e.state <> 'draft' order by e.starts_at, e.id`.execute(tx)
  return rows
}

/** Writes who came in; replies which of them, those not in already. One statement: whoever comes second finds the first one's row. */
export async function insertCheckins(tx: Tx, rows: readonly Insertable<Schema['eventCheckin']>[]): Promise<string[]> {
  const done = await tx
    .insertInto('eventCheckin')
    .values([...rows])
    .onConflict((conflict) => conflict.column('placeId').doNothing())
    .returning('placeId')
    .execute()
  return done.map(({ placeId }) => placeId)
}

export const checkinsOf = (tx: Tx, registrationIds: readonly string[]): Promise<CheckinRow[]> =>
  tx.selectFrom('eventCheckin').selectAll().where('registrationId', 'in', [...registrationIds]).$castTo<CheckinRow>().execute()

export async function countCame(tx: Tx, event: EventKey): Promise<number> {
  const row = await tx
    .selectFrom('eventCheckin')
    .select(({ fn }) => fn.countAll<number>().as('came'))
    .where('eventId', '=', event.id)
    .executeTakeFirstOrThrow()
  return row.came
}

/** How many came, and what there is to hand out. */
export async function countDesk(tx: Tx, event: EventKey): Promise<{ came: number; handouts: HandoutRow[] }> {
  const { rows } = await sql<HandoutRow & { id: string | null; came: number }>`
    select h.*, c.came from (select count(*) as came from event_checkin where event_id = ${event.id}) c left join event_handout h on h.event_id = ${event.id} order by h.place`.execute(tx)
  return { came: rows[0]?.came ?? 0, handouts: rows.filter(({ id }) => id !== null) }
}

export const handedTo = (tx: Tx, registrationIds: readonly string[]) =>
  registrationIds.length === 0
    ? Promise.resolve([])
    : tx.selectFrom('eventHanded').select(['registrationId', 'handoutId', 'quantity']).where('registrationId', 'in', [...registrationIds]).execute()

/** So many of a hand-out went over the counter; it is held. */
export async function addHanded(tx: Tx, handout: HandoutRow, registrationId: string, quantity: number): Promise<void> {
  const { communityId, eventId, id } = handout
  await sql`update event_handout set handed = handed + ${quantity} where community_id = ${communityId} and event_id = ${eventId} and id = ${id}`.execute(tx)
  await sql`
    insert into event_handed (registration_id, handout_id, community_id, event_id, quantity) values (${registrationId}, ${id}, ${communityId}, ${eventId}, ${quantity})
    on conflict (registration_id, handout_id) do update set quantity = event_handed.quantity + excluded.quantity`.execute(tx)
}

export interface ListedRow {
  id: string
  number: number
  slotId: string
  photos: boolean
  personId: string | null
}
/** Registered parties, for the desk's list. */
export const registeredFor = (tx: Tx, event: EventKey): Promise<ListedRow[]> =>
  tx
    .selectFrom('eventRegistration')
    .select(['id', 'number', 'slotId', 'photos', 'personId'])
    .where('eventId', '=', event.id)
    .where('state', '=', 'registered')
    .orderBy('number')
    .execute()
