import { sql } from 'kysely'
import type { Instant } from '@domain/time'
import type { Tx } from './db'

export interface KeyRow {
  digest: string
  reply: string | null
  busyUntil: Instant | null
}

/** Waits for another transaction that is about to answer this key. True when the key was new and is now ours. */
export async function insertKey(tx: Tx, personId: string, key: string, digest: string, machine: Instant, busyUntil: Instant | null): Promise<boolean> {
  const done = await tx
    .insertInto('storedReply')
    .values({ personId, key, digest, createdAt: machine, busyUntil })
    .onConflict((conflict) => conflict.columns(['personId', 'key']).doNothing())
    .executeTakeFirst()
  return done.numInsertedOrUpdatedRows === 1n
}

export const lockKey = (tx: Tx, personId: string, key: string): Promise<KeyRow | undefined> =>
  tx.selectFrom('storedReply').select(['digest', 'reply', 'busyUntil']).where('personId', '=', personId).where('key', '=', key).forUpdate().executeTakeFirst()

export async function updateKey(tx: Tx, personId: string, key: string, set: { reply?: string; busyUntil: Instant | null }): Promise<void> {
  await tx.updateTable('storedReply').set(set).where('personId', '=', personId).where('key', '=', key).execute()
}

export async function deleteKey(tx: Tx, personId: string, key: string, busyUntil: Instant): Promise<void> {
  await tx.deleteFrom('storedReply').where('personId', '=', personId).where('key', '=', key).where('busyUntil', '=', busyUntil).execute()
}

export async function deleteRepliesBefore(tx: Tx, machine: Instant): Promise<void> {
  await tx.deleteFrom('storedReply').where('createdAt', '<', machine).execute()
}

/** A mark to go back to when the handler refuses, so that the reply can still be stored. */
export const markHandler = (tx: Tx) => sql`savepoint handler`.execute(tx)
export const undoHandler = (tx: Tx) => sql`rollback to savepoint handler`.execute(tx)
