import { sql, type Selectable } from 'kysely'
import type { Member } from '@domain/household/household'
import type { Instant } from '@domain/time'
import type { Schema, Tx } from '../_kit/db'

export type HouseholdRow = Selectable<Schema['household']>

const BELONGING = ['member', 'leaving']

export const selectHouseholds = (tx: Tx, personIds: readonly string[]) =>
  tx
    .selectFrom('householdMember')
    .select(['personId', 'householdId'])
    .where('personId', 'in', [...personIds])
    .where('state', 'in', BELONGING)
    .execute()

export const isWaiting = async (tx: Tx, personId: string): Promise<boolean> =>
  (await tx.selectFrom('householdMember').select('state').where('personId', '=', personId).where('state', '=', 'waiting').executeTakeFirst()) !== undefined

export const membersOf = (tx: Tx, householdId: string): Promise<Member[]> =>
  tx
    .selectFrom('householdMember')
    .select(['personId', 'state', 'number'])
    .where('householdId', '=', householdId)
    .orderBy(sql`number nulls last`)
    .orderBy('since')
    .orderBy('personId')
    .$castTo<Member>()
    .execute()

/** Held against every change of their members; always in the order of their ids. */
export const lockHouseholds = (tx: Tx, householdIds: readonly string[]): Promise<HouseholdRow[]> =>
  tx
    .selectFrom('household')
    .selectAll()
    .where('id', 'in', [...householdIds])
    .orderBy('id')
    .forUpdate()
    .execute()

export const findByCode = (tx: Tx, code: string, now: Instant): Promise<HouseholdRow | undefined> =>
  tx.selectFrom('household').selectAll().where('code', '=', code).where('codeUntil', '>', now).executeTakeFirst()

export async function insertHousehold(tx: Tx, id: string, personId: string, now: Instant): Promise<HouseholdRow> {
  const row = await tx.insertInto('household').values({ id, createdAt: now }).returningAll().executeTakeFirstOrThrow()
  await tx.insertInto('householdMember').values({ householdId: id, personId, state: 'member', number: 1, since: now }).execute()
  return row
}

export const setCode = (tx: Tx, householdId: string, code: string, codeUntil: Instant) =>
  tx.updateTable('household').set({ code, codeUntil }).where('id', '=', householdId).execute()

/** One waits at one household at a time: the last whose code one typed. */
export async function insertWaiting(tx: Tx, householdId: string, personId: string, now: Instant): Promise<void> {
  await deleteWaiting(tx, personId)
  await tx.insertInto('householdMember').values({ householdId, personId, state: 'waiting', number: null, since: now }).execute()
}

export const deleteWaiting = (tx: Tx, personId: string) =>
  tx.deleteFrom('householdMember').where('personId', '=', personId).where('state', '=', 'waiting').execute()

export const setMember = (tx: Tx, householdId: string, personId: string, number: number, now: Instant) =>
  tx
    .updateTable('householdMember')
    .set({ state: 'member', number, since: now })
    .where('householdId', '=', householdId)
    .where('personId', '=', personId)
    .execute()

export const setLeaving = (tx: Tx, householdId: string, personId: string) =>
  tx.updateTable('householdMember').set({ state: 'leaving' }).where('householdId', '=', householdId).where('personId', '=', personId).execute()

/** Takes somebody out of a household that is held; without members it ends, and nobody waits there any more. */
export async function removeMember(tx: Tx, householdId: string, personId: string): Promise<void> {
  await tx.deleteFrom('householdMember').where('householdId', '=', householdId).where('personId', '=', personId).execute()
  await dissolveEmpty(tx, [householdId])
}

async function dissolveEmpty(tx: Tx, householdIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select h.id from household h where h.id = any(${[...householdIds]})
      and not exists (select from household_member m where m.household_id = h.id and m.state <> 'waiting')`.execute(tx)
  const empty = rows.map(({ id }) => id)
  if (empty.length === 0) return
  await tx.deleteFrom('householdMember').where('householdId', 'in', empty).execute()
  await tx.deleteFrom('household').where('id', 'in', empty).execute()
}

/** Those who want to leave and have no order open any more. */
export async function leaversDone(tx: Tx): Promise<{ householdId: string; personId: string }[]> {
  const { rows } = await sql<{ householdId: string; personId: string }>`
    select m.household_id, m.person_id from household_member m
    where m.state = 'leaving' and not exists (select from orders o where o.person_id = m.person_id and o.state in ('unpaid', 'paid'))
    order by m.household_id limit 1000`.execute(tx)
  return rows
}

export async function removeLeavers(tx: Tx, leavers: readonly { householdId: string; personId: string }[]): Promise<void> {
  const householdIds = [...new Set(leavers.map(({ householdId }) => householdId))]
  await lockHouseholds(tx, householdIds)
  await tx
    .deleteFrom('householdMember')
    .where('personId', 'in', leavers.map(({ personId }) => personId))
    .where('state', '=', 'leaving')
    .execute()
  await dissolveEmpty(tx, householdIds)
}

export const deleteStaleAsks = (tx: Tx, before: Instant) =>
  tx.deleteFrom('householdMember').where('state', '=', 'waiting').where('since', '<', before).execute()
