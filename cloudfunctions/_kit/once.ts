import { createHash } from 'node:crypto'
import { days, later, type Instant } from '@domain/time'
import { machineNow } from './clock'
import { inTransaction, type Tx } from './db'
import { canonicalJson } from './json'
import { LIMITS } from './limits'
import { deleteKey, deleteRepliesBefore, insertKey, lockKey, updateKey } from './once-sql'

/** One person's request that is to be answered once. */
export interface Once {
  personId: string
  key: string
  digest: string
}

export type Claim = { kind: 'ours' } | { kind: 'stored'; reply: string } | { kind: 'reused' } | { kind: 'busy' }

export const isKey = (text: string): boolean => /^[\x21-\x7e]{8,64}$/.test(text)

/** What makes two requests the same: the call and its checked input. */
export const digestOf = (call: string, input: unknown): string => createHash('sha256').update(`${call} ${canonicalJson(input)}`).digest('base64url')

/**
 * Takes the key, or says what became of it. A request in flight in one transaction is waited for here; one that speaks to the outside is `busy`, and keeps
 * the key until the instant it names.
 */
export async function claim(tx: Tx, { personId, key, digest }: Once, until: Instant | null): Promise<Claim> {
  if (await insertKey(tx, personId, key, digest, machineNow(), until)) return { kind: 'ours' }
  const row = await lockKey(tx, personId, key)
  if (!row) return { kind: 'busy' }
  if (row.digest !== digest) return { kind: 'reused' }
  if (row.reply !== null) return { kind: 'stored', reply: row.reply }
  if (row.busyUntil !== null && row.busyUntil > machineNow()) return { kind: 'busy' }
  if (until) await updateKey(tx, personId, key, { busyUntil: until })
  return { kind: 'ours' }
}

export const storeReply = (tx: Tx, { personId, key }: Once, reply: string): Promise<void> => updateKey(tx, personId, key, { reply, busyUntil: null })

/** Until when a request that speaks to the outside keeps its key. */
export const keptUntil = (): Instant => later(machineNow(), LIMITS.outsideMs)

/** Whether the key is still kept by the request that held it until then, and not taken over. */
export async function stillHeld(tx: Tx, { personId, key }: Once, until: Instant): Promise<boolean> {
  const row = await lockKey(tx, personId, key)
  return row !== undefined && row.reply === null && row.busyUntil === until
}

/** Gives the key back unanswered after a failure, so that the same request may be tried again at once. */
export const releaseKey = ({ personId, key }: Once, until: Instant): Promise<void> => inTransaction('write', (tx) => deleteKey(tx, personId, key, until))

/** Forgets replies that nobody may count on any more. */
export const sweepReplies = (tx: Tx): Promise<void> => deleteRepliesBefore(tx, later(machineNow(), -days(LIMITS.replyDays)))
