import { sql, type Insertable, type Selectable } from 'kysely'
import type { Template } from '@domain/message/contract'
import type { Pushed } from '@domain/message/template'
import type { Instant } from '@domain/time'
import type { Schema, Tx } from '../_kit/db'

/** Writes a message, unless its person has been erased; false then. */
export async function insertMessage(tx: Tx, message: Insertable<Schema['message']>): Promise<boolean> {
  const { rows } = await sql<{ id: string }>`
    insert into message (person_id, id, kind, order_id, pool_id, facts, at)
    select p.id, ${message.id}, ${message.kind}, ${message.orderId ?? null}, ${message.poolId ?? null}, ${message.facts}::jsonb, ${message.at}::timestamptz
    from person p where p.id = ${message.personId} and p.erased_at is null
    for key share
    returning id`.execute(tx)
  return rows.length > 0
}

/** One message for each of these people, but those who have been erased. */
export async function insertMessages(tx: Tx, to: readonly { personId: string; id: string }[], said: { kind: string; facts: string; at: Instant }): Promise<void> {
  await sql`
    insert into message (person_id, id, kind, facts, at)
    select p.id, m.id, ${said.kind}, ${said.facts}::jsonb, ${said.at}::timestamptz
    from unnest(${to.map(({ personId }) => personId)}::text[], ${to.map(({ id }) => id)}::text[]) m (person_id, id)
    join person p on p.id = m.person_id and p.erased_at is null
    order by p.id
    for key share of p`.execute(tx)
}

/** A message of its own for each; who has been erased is told nothing. Replies the ids of those that were written. */
export async function insertEach(tx: Tx, kind: string, at: Instant, each: readonly { personId: string; id: string; orderId: string; poolId: string; facts: string }[]): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    insert into message (person_id, id, kind, order_id, pool_id, facts, at)
    select p.id, m.id, ${kind}, m.order_id, m.pool_id, m.facts::jsonb, ${at}::timestamptz
    from unnest(
      ${each.map(({ personId }) => personId)}::text[], ${each.map(({ id }) => id)}::text[], ${each.map(({ orderId }) => orderId)}::text[],
      ${each.map(({ poolId }) => poolId)}::text[], ${each.map(({ facts }) => facts)}::text[]
    ) m (person_id, id, order_id, pool_id, facts)
    join person p on p.id = m.person_id and p.erased_at is null
    order by p.id
    for key share of p
    returning id`.execute(tx)
  return new Set(rows.map(({ id }) => id))
}

/** Who of these allowed one more message of that sort. */
export async function permittedAmong(tx: Tx, personIds: readonly string[], template: Template): Promise<Set<string>> {
  const { rows } = await sql<{ personId: string }>`
    select person_id from message_permit where person_id = any(${[...personIds]}::text[]) and template = ${template} and left_over > 0`.execute(tx)
  return new Set(rows.map(({ personId }) => personId))
}

export async function countUnread(tx: Tx, personId: string): Promise<number> {
  const row = await tx
    .selectFrom('message')
    .select(({ fn }) => fn.countAll<number>().as('unread'))
    .where('personId', '=', personId)
    .where('readAt', 'is', null)
    .executeTakeFirstOrThrow()
  return row.unread
}

export async function permitsOf(tx: Tx, personId: string): Promise<Map<Template, number>> {
  const rows = await tx.selectFrom('messagePermit').select(['template', 'leftOver']).where('personId', '=', personId).where('leftOver', '>', 0).execute()
  return new Map(rows.map((row) => [row.template as Template, row.leftOver]))
}

export type MessageRow = Selectable<Schema['message']>

/** The newest first, older than `cursor` where one is given. */
export const selectMessages = (tx: Tx, personId: string, cursor: string | undefined, limit: number): Promise<MessageRow[]> =>
  tx
    .selectFrom('message')
    .selectAll()
    .where('personId', '=', personId)
    .$if(cursor !== undefined, (query) => query.where('id', '<', cursor ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute()

export const hasMessage = async (tx: Tx, personId: string, id: string): Promise<boolean> =>
  (await tx.selectFrom('message').select('id').where('personId', '=', personId).where('id', '=', id).executeTakeFirst()) !== undefined

export const markRead = (tx: Tx, personId: string, upToId: string, now: Instant) =>
  tx.updateTable('message').set({ readAt: now }).where('personId', '=', personId).where('id', '<=', upToId).where('readAt', 'is', null).execute()

export async function addPermit(tx: Tx, personId: string, template: Template, most: number): Promise<void> {
  await sql`
    insert into message_permit as permit (person_id, template, left_over) values (${personId}, ${template}, 1)
    on conflict (person_id, template) do update set left_over = least(permit.left_over + 1, ${most}::int)`.execute(tx)
}

/** Takes one permission; replies what is left, or undefined where there was none. */
export async function takePermit(tx: Tx, personId: string, template: Template): Promise<number | undefined> {
  const row = await tx
    .updateTable('messagePermit')
    .set(({ eb }) => ({ leftOver: eb('leftOver', '-', 1) }))
    .where('personId', '=', personId)
    .where('template', '=', template)
    .where('leftOver', '>', 0)
    .returning('leftOver')
    .executeTakeFirst()
  return row?.leftOver
}

export const lockPermit = async (tx: Tx, personId: string, template: Template): Promise<number | undefined> =>
  (await tx.selectFrom('messagePermit').select('leftOver').where('personId', '=', personId).where('template', '=', template).forUpdate().executeTakeFirst())?.leftOver

export const setPermit = (tx: Tx, personId: string, template: Template, leftOver: number) =>
  tx.updateTable('messagePermit').set({ leftOver }).where('personId', '=', personId).where('template', '=', template).execute()

/** A message that no try was made for, held. */
export const lockUntried = (tx: Tx, personId: string, id: string): Promise<MessageRow | undefined> =>
  tx.selectFrom('message').selectAll().where('personId', '=', personId).where('id', '=', id).where('push', 'is', null).forUpdate().executeTakeFirst()

export const setPush = (tx: Tx, personId: string, id: string, push: 'trying' | Pushed) =>
  tx.updateTable('message').set({ push }).where('personId', '=', personId).where('id', '=', id).execute()

/** How the mini-program knows somebody; a demo person is known by the name she came in with. */
export async function openidOf(tx: Tx, personId: string, appid: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('account')
    .select('openid')
    .where('personId', '=', personId)
    .where('appid', 'in', [appid, 'test'])
    .orderBy('createdAt', 'desc')
    .executeTakeFirst()
  return row?.openid
}
