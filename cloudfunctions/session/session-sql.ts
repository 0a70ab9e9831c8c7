import { sql, type Insertable } from 'kysely'
import type { Instant } from '@domain/time'
import type { Tx } from '../_kit/db'
import type { PersonTable, SessionTable } from '../_kit/schema'

interface App {
  appid: string
  openid: string
}

/** Locked, so that signing in, signing out and erasing come one after the other. */
export async function findAccount(tx: Tx, { appid, openid }: App): Promise<{ personId: string; unionid: string | null; erased: boolean } | undefined> {
  const { rows } = await sql<{ personId: string; unionid: string | null; erased: boolean }>`
    update account a set signed_out_at = null from person p
    where p.id = a.person_id and a.appid = ${appid} and a.openid = ${openid}
    returning p.id as person_id, p.unionid, p.erased_at is not null as erased`.execute(tx)
  return rows[0]
}

/** Who comes in by two apps at once comes in one after the other; the unique index on unionid would otherwise turn the second away. */
export async function lockUnionid(tx: Tx, unionid: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${unionid}, 0))`.execute(tx)
}

export async function findPersonByUnionid(tx: Tx, unionid: string): Promise<string | undefined> {
  const row = await tx.selectFrom('person').select('id').where('unionid', '=', unionid).where('erasedAt', 'is', null).executeTakeFirst()
  return row?.id
}

export async function insertPerson(tx: Tx, person: Insertable<PersonTable>): Promise<void> {
  await tx.insertInto('person').values(person).execute()
}

export async function deletePerson(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('person').where('id', '=', id).execute()
}

export async function setUnionid(tx: Tx, id: string, unionid: string): Promise<void> {
  await tx.updateTable('person').set({ unionid }).where('id', '=', id).execute()
}

/** False when the account is there already; waits for whoever is just making it. */
export async function insertAccount(tx: Tx, { appid, openid }: App, personId: string, createdAt: Instant): Promise<boolean> {
  const done = await tx
    .insertInto('account')
    .values({ appid, openid, personId, createdAt })
    .onConflict((conflict) => conflict.columns(['appid', 'openid']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export async function moveAccount(tx: Tx, { appid, openid }: App, personId: string): Promise<void> {
  await tx.updateTable('account').set({ personId }).where('appid', '=', appid).where('openid', '=', openid).execute()
}

export async function signOutAccount(tx: Tx, { appid, openid }: App, signedOutAt: Instant): Promise<void> {
  await tx.updateTable('account').set({ signedOutAt }).where('appid', '=', appid).where('openid', '=', openid).execute()
}

export async function insertSession(tx: Tx, session: Insertable<SessionTable>): Promise<void> {
  await tx.insertInto('session').values(session).execute()
}

export async function closeSession(tx: Tx, tokenHash: string, closedAt: Instant): Promise<void> {
  await tx.updateTable('session').set({ closedAt }).where('tokenHash', '=', tokenHash).execute()
}

export async function deleteSessionsBefore(tx: Tx, machine: Instant): Promise<void> {
  await tx.deleteFrom('session').where('expiresAt', '<', machine).execute()
}
