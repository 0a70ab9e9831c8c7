import { sql, type Insertable } from 'kysely'
import type { Template } from '@domain/message/contract'
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
