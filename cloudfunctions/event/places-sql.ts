import type { How, RegistrationState } from '@domain/event/contract'
import type { Instant } from '@domain/time'
import { sql, type Insertable, type Selectable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'
import type { EventKey, EventRow, SlotRow } from './event-sql'

export type RegistrationRow = Omit<Selectable<Schema['eventRegistration']>, 'state'> & { state: RegistrationState }
export type PlaceRow = Selectable<Schema['eventPlace']>

/** Holds an event and gives out its next number; a refusal takes it back. */
export const holdForNumber = (tx: Tx, event: EventKey): Promise<EventRow> =>
  tx
    .updateTable('event')
    .set((eb) => ({ numbers: eb('numbers', '+', 1) }))
    .where('communityId', '=', event.communityId)
    .where('id', '=', event.id)
    .returningAll()
    .$castTo<EventRow>()
    .executeTakeFirstOrThrow()

export async function insertRegistration(tx: Tx, registration: Insertable<Schema['eventRegistration']>, places: readonly Insertable<Schema['eventPlace']>[]): Promise<void> {
  await tx.insertInto('eventRegistration').values(registration).execute()
  await tx.insertInto('eventPlace').values([...places]).execute()
}

export const findRegistration = (tx: Tx, id: string): Promise<RegistrationRow | undefined> =>
  tx.selectFrom('eventRegistration').selectAll().where('id', '=', id).$castTo<RegistrationRow>().executeTakeFirst()

export const lockRegistration = (tx: Tx, id: string): Promise<RegistrationRow | undefined> =>
  tx.selectFrom('eventRegistration').selectAll().where('id', '=', id).forUpdate().$castTo<RegistrationRow>().executeTakeFirst()

/** Whether one of these people is on a live registration of the event already, or has made one for others. */
export async function isAnyRegistered(tx: Tx, event: EventKey, personIds: readonly string[]): Promise<boolean> {
  const { rows } = await sql`
    select from event_place where event_id = ${event.id} and person_id = any(${[...personIds]}::text[]) and live
    union all select from event_registration where event_id = ${event.id} and person_id = any(${[...personIds]}::text[]) and over_at is null
    limit 1`.execute(tx)
  return rows.length > 0
}

/** Sets what has become of a registration; one that is over lets its people register again. */
export async function setState(tx: Tx, id: string, state: RegistrationState, at: { offerUntil?: Instant; overAt?: Instant } = {}): Promise<void> {
  await tx.updateTable('eventRegistration').set({ state, offerUntil: at.offerUntil ?? null, overAt: at.overAt ?? null }).where('id', '=', id).execute()
  if (at.overAt) await tx.updateTable('eventPlace').set({ live: false }).where('registrationId', '=', id).execute()
}

/** Who waits for places of a slot, the first in line first; held. */
export const lockLine = (tx: Tx, slot: Pick<SlotRow, 'eventId' | 'id'>): Promise<RegistrationRow[]> =>
  tx
    .selectFrom('eventRegistration')
    .selectAll()
    .where('eventId', '=', slot.eventId)
    .where('slotId', '=', slot.id)
    .where('state', '=', 'waiting')
    .orderBy('number')
    .forUpdate()
    .$castTo<RegistrationRow>()
    .execute()

/** Holds who has places of a slot: nobody of them is let in, or goes, before the transaction ends. */
export async function lockSlot(tx: Tx, slot: Pick<SlotRow, 'eventId' | 'id'>): Promise<void> {
  await sql`
    select from event_registration where event_id = ${slot.eventId} and slot_id = ${slot.id} and state = 'registered' order by number for update`.execute(tx)
}

export async function isAnybodyIn(tx: Tx, slot: Pick<SlotRow, 'eventId' | 'id'>): Promise<boolean> {
  const { rows } = await sql`
    select from event_checkin c join event_registration r on r.id = c.registration_id where c.event_id = ${slot.eventId} and r.slot_id = ${slot.id} limit 1`.execute(tx)
  return rows.length > 0
}

/** Offers of a slot that would last longer than until it begins. */
export const offersPast = (tx: Tx, slot: Pick<SlotRow, 'eventId' | 'id' | 'startsAt'>): Promise<{ id: string }[]> =>
  tx
    .selectFrom('eventRegistration')
    .select('id')
    .where('eventId', '=', slot.eventId)
    .where('slotId', '=', slot.id)
    .where('state', '=', 'offered')
    .where('offerUntil', '>', slot.startsAt)
    .orderBy('number')
    .execute()

/** Takes people off a registration; so many are left. */
export async function dropPlaces(tx: Tx, registrationId: string, placeIds: readonly string[], size: number): Promise<void> {
  await tx.deleteFrom('eventPlace').where('registrationId', '=', registrationId).where('id', 'in', [...placeIds]).execute()
  await tx.updateTable('eventRegistration').set({ size }).where('id', '=', registrationId).execute()
}

/** People in line by slot. */
export async function waitingOf(tx: Tx, eventIds: readonly string[]): Promise<Map<string, number>> {
  if (eventIds.length === 0) return new Map()
  const { rows } = await sql<{ slotId: string; people: number }>`
    select slot_id, sum(size) as people from event_registration where event_id = any(${[...eventIds]}::text[]) and state = 'waiting' group by slot_id`.execute(tx)
  return new Map(rows.map(({ slotId, people }) => [slotId, Number(people)]))
}

/** How many people are in line before each of these who wait. */
export async function aheadOf(tx: Tx, ids: readonly string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; people: number }>`
    select r.id, coalesce(sum(o.size), 0) as people
    from event_registration r
    left join event_registration o on o.event_id = r.event_id and o.slot_id = r.slot_id and o.state = 'waiting' and o.number < r.number
    where r.id = any(${[...ids]}::text[]) and r.state = 'waiting' group by r.id`.execute(tx)
  return new Map(rows.map(({ id, people }) => [id, Number(people)]))
}

/** The places of these registrations, with when, how and by whom those who came were let in. */
export type SeenPlace = PlaceRow & { checkedInAt: Instant | null; how: How | null; staffId: string | null }
export async function placesOf(tx: Tx, registrationIds: readonly string[]): Promise<SeenPlace[]> {
  if (registrationIds.length === 0) return []
  const { rows } = await sql<SeenPlace>`
    select p.*, c.scanned_at as checked_in_at, c.how, c.staff_id from event_place p left join event_checkin c on c.place_id = p.id
    where p.registration_id = any(${[...registrationIds]}::text[]) order by p.registration_id, p.place`.execute(tx)
  return rows
}

export interface Given {
  readonly handoutId: string
  readonly quantity: number
}
export interface Party {
  readonly places: readonly SeenPlace[]
  readonly handed: readonly Given[]
}
/** The places of one registration and what its people were given, in one look. */
export async function partyOf(tx: Tx, registrationId: string): Promise<Party> {
  const { rows } = await sql<SeenPlace & { handed: readonly Given[] }>`
    select p.*, c.scanned_at as checked_in_at, c.how, c.staff_id, h.handed from event_place p left join event_checkin c on c.place_id = p.id cross join (
      select coalesce(json_agg(json_build_object('handoutId', handout_id, 'quantity', quantity)), '[]') as handed from event_handed where registration_id = ${registrationId}
    ) h where p.registration_id = ${registrationId} order by p.place`.execute(tx)
  return { places: rows, handed: rows[0]?.handed ?? [] }
}

/**
 * Of some events, or of all, the registration that somebody is on: made by herself, or by a member of her household with her on it. Per event a live one
 * before one that is over, the latest of those.
 */
export async function registrationsOf(tx: Tx, personId: string, eventIds: readonly string[] | 'all'): Promise<RegistrationRow[]> {
  const within = eventIds === 'all' ? sql`true` : sql`r.event_id = any(${[...eventIds]}::text[])`
  const { rows } = await sql<RegistrationRow>`
    select distinct on (r.event_id) r.* from (
      select id from event_registration where person_id = ${personId}
      union select registration_id from event_place where person_id = ${personId}
    ) mine join event_registration r on r.id = mine.id
    where ${within}
    order by r.event_id, r.over_at is not null, r.id desc`.execute(tx)
  return rows
}

/** People by what became of their registration, per event. */
export interface Counted {
  eventId: string
  registered: number
  offered: number
  waiting: number
  came: number
}
export async function countPeople(tx: Tx, eventIds: readonly string[]): Promise<Map<string, Counted>> {
  if (eventIds.length === 0) return new Map()
  const { rows } = await sql<Counted>`
    select e.id as event_id, coalesce(r.registered, 0)::int as registered, coalesce(r.offered, 0)::int as offered, coalesce(r.waiting, 0)::int as waiting, (
      select count(*) from event_checkin c where c.event_id = e.id) as came
    from event e left join (
      select event_id, sum(size) filter (where state = 'registered') as registered, sum(size) filter (where state = 'offered') as offered,
        sum(size) filter (where state = 'waiting') as waiting
      from event_registration where event_id = any(${[...eventIds]}::text[]) group by event_id
    ) r on r.event_id = e.id where e.id = any(${[...eventIds]}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.eventId, row]))
}

export const LIVE: readonly RegistrationState[] = ['registered', 'offered', 'waiting']

/** Ends every live registration of an event that is called off. */
export async function endAll(tx: Tx, event: EventKey, now: Instant): Promise<void> {
  await tx
    .updateTable('eventRegistration')
    .set({ state: 'cancelled', offerUntil: null, overAt: now })
    .where('eventId', '=', event.id)
    .where('state', 'in', [...LIVE])
    .execute()
  await tx.updateTable('eventPlace').set({ live: false }).where('eventId', '=', event.id).where('live', '=', true).execute()
  await tx.updateTable('eventSlot').set({ registered: 0, offered: 0 }).where('communityId', '=', event.communityId).where('eventId', '=', event.id).execute()
}

/** Who has the app of those on registrations of a slot that stand so: who made them, and who is named on them. */
export async function peopleOfSlot(tx: Tx, slot: { eventId: string; id: string }, states: readonly RegistrationState[]): Promise<string[]> {
  const { rows } = await sql<{ personId: string }>`
    with standing as (
      select id, person_id from event_registration where event_id = ${slot.eventId} and slot_id = ${slot.id} and state = any(${[...states]}::text[])
    )
    select person_id from standing where person_id is not null
    union select p.person_id from standing s join event_place p on p.registration_id = s.id where p.person_id is not null order by 1`.execute(tx)
  return rows.map(({ personId }) => personId)
}

/** Registrations of hers that are not over, of events that are not: for who is erased. */
export async function liveOf(tx: Tx, personId: string, now: Instant): Promise<RegistrationRow[]> {
  const { rows } = await sql<RegistrationRow>`
    select r.* from event_registration r join event e on e.community_id = r.community_id and e.id = r.event_id
    where r.person_id = ${personId} and r.over_at is null and e.ends_at > ${now} order by r.event_id, r.id`.execute(tx)
  return rows
}

/** I37: what she called those who came with her, and herself on others' registrations, which keep their number of people. */
export async function forgetPlaces(tx: Tx, personId: string): Promise<void> {
  await sql`
    update event_place set name = null where name is not null and registration_id in (select id from event_registration where person_id = ${personId})`.execute(tx)
}

/** Every registration that she made or was named on. */
export async function registrationIdsOf(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select id from event_registration where person_id = ${personId} union select registration_id from event_place where person_id = ${personId}`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function forgetNames(tx: Tx, before: Instant): Promise<void> {
  await sql`
    update event_place p set name = null from event e
    where p.name is not null and e.community_id = p.community_id and e.id = p.event_id and e.ends_at < ${before}::timestamptz`.execute(tx)
}
