import type { Source } from '@domain/referral/contract'
import type { Channel } from '@domain/session/contract'
import type { Instant } from '@domain/time'
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import type { Schema, Tx } from '../_kit/db'

export type InviteRow = Omit<Selectable<Schema['invite']>, 'source' | 'channel'> & { source: Source; channel: Channel }
export type EdgeRow = Omit<Selectable<Schema['referralEdge']>, 'source'> & { source: Source }

export async function findInvite(tx: Tx, id: string): Promise<InviteRow | null> {
  return (await tx.selectFrom('invite').selectAll().where('id', '=', id).$castTo<InviteRow>().executeTakeFirst()) ?? null
}

/** Makes an invitation, or finds the one that its maker has for this place already. */
export async function keepInvite(tx: Tx, invite: InviteRow): Promise<InviteRow> {
  const { rows } = await sql<InviteRow>`
    insert into invite (id, person_id, source, channel, earns, community_id, station_id, label, created_by, created_at)
    values (${invite.id}, ${invite.personId}, ${invite.source}, ${invite.channel}, ${invite.earns}, ${invite.communityId}, ${invite.stationId}, ${invite.label},
      ${invite.createdBy}, ${invite.createdAt})
    on conflict (created_by, source, channel, community_id, coalesce(station_id, ''), coalesce(label, '')) do update set earns = excluded.earns
    returning *`.execute(tx)
  return rows[0] as InviteRow
}

export async function findEdge(tx: Tx, personId: string): Promise<EdgeRow | null> {
  return (await tx.selectFrom('referralEdge').selectAll().where('personId', '=', personId).$castTo<EdgeRow>().executeTakeFirst()) ?? null
}

/** False when this person has come through somebody already. */
export async function insertEdge(tx: Tx, edge: EdgeRow): Promise<boolean> {
  const done = await tx
    .insertInto('referralEdge')
    .values(edge)
    .onConflict((conflict) => conflict.column('personId').doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

/** Whether she has ever paid for an order; what went back counts too. */
export async function hasPaid(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx.selectFrom('orders').select('id').where('personId', '=', personId).where('paidAt', 'is not', null).limit(1).executeTakeFirst()
  return row !== undefined
}

export async function isErased(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx.selectFrom('person').select('erasedAt').where('id', '=', personId).executeTakeFirst()
  return row === undefined || row.erasedAt !== null
}

export interface Invitee {
  personId: string
  boundAt: Instant
  earns: boolean
}
/** Whom a person invited, newest first; `before` is the last of the page before. */
export const inviteesOf = (tx: Tx, inviterId: string, before: string | undefined, most: number): Promise<Invitee[]> =>
  tx
    .selectFrom('referralEdge')
    .select(['personId', 'boundAt', 'earns'])
    .where('inviterId', '=', inviterId)
    .$if(before !== undefined, (query) => query.where('personId', '<', before as string))
    .orderBy('personId', 'desc')
    .limit(most)
    .execute()

/** Her invitations lead nowhere any more; who came through them stays where she is. */
export async function deleteInvites(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('invite').where('personId', '=', personId).execute()
}
