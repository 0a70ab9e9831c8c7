import type { Audience } from '@domain/event/contract'
import type { Written } from '@domain/event/event'
import type { Instant } from '@domain/time'
import { sql, type Insertable, type Selectable, type Updateable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'
import { json } from '../_kit/json'

export type EventRow = Omit<Selectable<Schema['event']>, 'audience' | 'state'> & { audience: Audience; state: Written }
export type SlotRow = Selectable<Schema['eventSlot']>
export type HandoutRow = Selectable<Schema['eventHandout']>
export type EventKey = Pick<EventRow, 'communityId' | 'id'>

/** `update`: nobody else takes, gives back or offers places of it before the transaction ends. */
export async function eventById(tx: Tx, eventId: string, lock?: 'update'): Promise<EventRow | null> {
  const query = tx.selectFrom('event').selectAll().where('id', '=', eventId)
  return (await (lock ? query.forUpdate() : query).$castTo<EventRow>().executeTakeFirst()) ?? null
}

export const eventRows = (tx: Tx, ids: readonly string[]): Promise<EventRow[]> =>
  ids.length === 0 ? Promise.resolve([]) : tx.selectFrom('event').selectAll().where('id', 'in', [...ids]).$castTo<EventRow>().execute()

export interface Page {
  /** Of this community; without one, those for everybody. */
  readonly communityId: string | null
  readonly over: boolean
  readonly now: Instant
  readonly after: { startsAt: Instant; id: string } | null
  readonly most: number
}
/** Published events to come or under way, the next first; or those behind us, the last first. */
export async function publishedEvents(tx: Tx, { communityId, over, now, after, most }: Page): Promise<EventRow[]> {
  const within = communityId === null ? sql`audience ->> 'kind' = 'all'` : sql`community_id = ${communityId}`
  const [when, onwards, order] = over
    ? [sql`ends_at <= ${now}`, sql`(starts_at, id) < (${after?.startsAt ?? null}::timestamptz, ${after?.id ?? ''})`, sql`starts_at desc, id desc`]
    : [sql`ends_at > ${now}`, sql`(starts_at, id) > (${after?.startsAt ?? null}::timestamptz, ${after?.id ?? ''})`, sql`starts_at, id`]
  const { rows } = await sql<EventRow>`
    select * from event where state = 'published' and ${within} and ${when} and ${after ? onwards : sql`true`} order by ${order} limit ${most}`.execute(tx)
  return rows
}

/** All of some communities, drafts too, the latest first. */
export async function plannedEvents(tx: Tx, communities: readonly string[] | 'all', after: { startsAt: Instant; id: string } | null, most: number): Promise<EventRow[]> {
  const within = communities === 'all' ? sql`true` : sql`community_id = any(${[...communities]}::text[])`
  const onwards = after ? sql`(starts_at, id) < (${after.startsAt}::timestamptz, ${after.id})` : sql`true`
  const { rows } = await sql<EventRow>`select * from event where ${within} and ${onwards} order by starts_at desc, id desc limit ${most}`.execute(tx)
  return rows
}

export type NewEvent = Omit<Insertable<Schema['event']>, 'audience'> & { audience: Audience }
export async function insertEvent(tx: Tx, { audience, ...event }: NewEvent): Promise<void> {
  await tx.insertInto('event').values({ ...event, audience: json(audience) }).execute()
}

export async function updateEvent(tx: Tx, { communityId, id }: EventKey, { audience, ...change }: Omit<Updateable<Schema['event']>, 'audience'> & { audience?: Audience }): Promise<void> {
  await tx
    .updateTable('event')
    .set({ ...change, ...(audience && { audience: json(audience) }) })
    .where('communityId', '=', communityId)
    .where('id', '=', id)
    .execute()
}

export const slotsOf = (tx: Tx, eventIds: readonly string[]): Promise<SlotRow[]> =>
  eventIds.length === 0 ? Promise.resolve([]) : tx.selectFrom('eventSlot').selectAll().where('eventId', 'in', [...eventIds]).orderBy('startsAt').orderBy('id').execute()

/** I33: the database refuses more than there are. */
export async function addPlaces(tx: Tx, slot: Pick<SlotRow, 'communityId' | 'eventId' | 'id'>, change: { registered?: number; offered?: number }): Promise<void> {
  await tx
    .updateTable('eventSlot')
    .set((eb) => ({ registered: eb('registered', '+', change.registered ?? 0), offered: eb('offered', '+', change.offered ?? 0) }))
    .where('communityId', '=', slot.communityId)
    .where('eventId', '=', slot.eventId)
    .where('id', '=', slot.id)
    .execute()
}

export async function setCapacity(tx: Tx, slot: Pick<SlotRow, 'communityId' | 'eventId' | 'id'>, capacity: number): Promise<void> {
  await tx.updateTable('eventSlot').set({ capacity }).where('communityId', '=', slot.communityId).where('eventId', '=', slot.eventId).where('id', '=', slot.id).execute()
}

export async function setTimes(tx: Tx, slot: Pick<SlotRow, 'communityId' | 'eventId' | 'id'>, { startsAt, endsAt }: Pick<SlotRow, 'startsAt' | 'endsAt'>): Promise<void> {
  await tx.updateTable('eventSlot').set({ startsAt, endsAt }).where('communityId', '=', slot.communityId).where('eventId', '=', slot.eventId).where('id', '=', slot.id).execute()
}

export const handoutsOf = (tx: Tx, eventIds: readonly string[]): Promise<HandoutRow[]> =>
  eventIds.length === 0 ? Promise.resolve([]) : tx.selectFrom('eventHandout').selectAll().where('eventId', 'in', [...eventIds]).orderBy('place').execute()

export const lockHandout = (tx: Tx, event: EventKey, handoutId: string): Promise<HandoutRow | undefined> =>
  tx.selectFrom('eventHandout').selectAll().where('communityId', '=', event.communityId).where('eventId', '=', event.id).where('id', '=', handoutId).forUpdate().executeTakeFirst()

export async function setStock(tx: Tx, handout: Pick<HandoutRow, 'communityId' | 'eventId' | 'id'>, stock: number): Promise<void> {
  await tx.updateTable('eventHandout').set({ stock }).where('communityId', '=', handout.communityId).where('eventId', '=', handout.eventId).where('id', '=', handout.id).execute()
}

/** A draft's slots and hand-outs anew: nobody has taken any of them yet. */
export async function replaceParts(tx: Tx, event: EventKey, slots: readonly Insertable<Schema['eventSlot']>[], handouts: readonly Insertable<Schema['eventHandout']>[]): Promise<void> {
  await tx.deleteFrom('eventSlot').where('communityId', '=', event.communityId).where('eventId', '=', event.id).execute()
  await tx.deleteFrom('eventHandout').where('communityId', '=', event.communityId).where('eventId', '=', event.id).execute()
  await tx.insertInto('eventSlot').values([...slots]).execute()
  if (handouts.length > 0) await tx.insertInto('eventHandout').values([...handouts]).execute()
}

/** The name of a batch that is given out by hand in that community; null where there is none. */
export async function batchToGive(tx: Tx, communityId: string, batchId: string): Promise<string | null> {
  const { rows } = await sql<{ name: string }>`
    select terms ->> 'name' as name from coupon_batch where community_id = ${communityId} and id = ${batchId} and way = 'assign' and stopped_at is null`.execute(tx)
  return rows[0]?.name ?? null
}

export async function batchNames(tx: Tx, batchIds: readonly string[]): Promise<Map<string, string>> {
  if (batchIds.length === 0) return new Map()
  const { rows } = await sql<{ id: string; name: string }>`select id, terms ->> 'name' as name from coupon_batch where id = any(${[...batchIds]}::text[])`.execute(tx)
  return new Map(rows.map(({ id, name }) => [id, name]))
}
