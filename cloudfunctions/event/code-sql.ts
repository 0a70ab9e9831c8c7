import { sql, type Insertable } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

/** The same event and invitation keep the code that was made for them first. */
export async function keepCode(tx: Tx, code: Insertable<Schema['eventCode']>): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into event_code (id, community_id, event_id, invite_id, made_at) values (${code.id}, ${code.communityId}, ${code.eventId}, ${code.inviteId}, ${code.madeAt})
    on conflict (event_id, invite_id) do update set invite_id = excluded.invite_id returning id`.execute(tx)
  return rows[0]?.id ?? code.id
}

export const findCode = (tx: Tx, id: string): Promise<{ eventId: string; inviteId: string } | undefined> =>
  tx.selectFrom('eventCode').select(['eventId', 'inviteId']).where('id', '=', id).executeTakeFirst()
