import type { Instant } from '@domain/time'
import { sql } from 'kysely'
import type { Tx } from '../_kit/db'
import type { BatchRow } from './coupon-sql'

export interface Known {
  named: string
  personId: string
  communityId: string | null
}

/** Those of these who are there, by id. */
export async function peopleById(tx: Tx, ids: readonly string[]): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select id as named, id as person_id, community_id from person where id = any(${[...ids]}::text[]) and erased_at is null`.execute(tx)
  return rows
}

/** Residents of a community who let us keep one of these phones; of one that several share, whoever came first. */
export async function peopleByPhone(tx: Tx, communityId: string, phones: readonly string[]): Promise<Known[]> {
  const { rows } = await sql<Known>`
    select distinct on (phone) phone as named, id as person_id, community_id from person
    where phone = any(${[...phones]}::text[]) and community_id = ${communityId} and erased_at is null order by phone, id`.execute(tx)
  return rows
}

/** Of these, those who are there, and can't be erased until they have what they are given. */
export async function holdPeople(tx: Tx, personIds: readonly string[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`select id from person where id = any(${[...personIds]}::text[]) and erased_at is null order by id for key share`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** The highest number of each of these people's coupons of a batch; who has none is left out. */
export async function lastNumbers(tx: Tx, batchId: string, personIds: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ personId: string; last: number }>`
    select person_id, max(nth) as last from coupon where batch_id = ${batchId} and person_id = any(${[...personIds]}::text[]) group by person_id`.execute(tx)
  return new Map(rows.map(({ personId, last }) => [personId, last]))
}

export interface Given {
  id: string
  personId: string
  nth: number
}

/** Counts and gives coupons of a batch that is held, all at once. */
export async function giveAll(
  tx: Tx,
  batch: BatchRow,
  given: readonly Given[],
  { from, until, why, note, now }: { from: Instant; until: Instant; why: string; note: string | null; now: Instant },
): Promise<void> {
  await sql`update coupon_batch set issued = issued + ${given.length} where community_id = ${batch.communityId} and id = ${batch.id}`.execute(tx)
  await sql`
    insert into coupon (id, person_id, community_id, batch_id, nth, face_fen, state, valid_from, valid_until, why, note, issued_at)
    select g.id, g.person_id, ${batch.communityId}, ${batch.id}, g.nth, ${batch.faceFen}, 'issued', ${from}::timestamptz, ${until}::timestamptz, ${why}, ${note},
      ${now}::timestamptz
    from unnest(${given.map(({ id }) => id)}::text[], ${given.map(({ personId }) => personId)}::text[], ${given.map(({ nth }) => nth)}::int[]) g (id, person_id, nth)`.execute(tx)
}
