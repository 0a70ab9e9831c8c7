import { createHash } from 'node:crypto'
import { isCurrent } from '@domain/me/consent'
import type { ConsentKind } from '@domain/me/contract'
import { maskName } from '@domain/pickup/pickup'
import type { Tx } from '../_kit/db'
import { consentsOf, findPerson, hasOpenOrders, lockPerson, selectShown } from './me-sql'

export { hasOpenOrders, lockPerson }

export interface Profile {
  nickname: string | null
  face: string | null
  faceSeed: string
}

/** Draws the face of somebody who shows none: the same at every look, and no way back to the person. */
export const faceSeedOf = (personId: string): string => createHash('sha256').update(`face ${personId}`).digest('hex').slice(0, 12)

/** How these people look to others: name and face of those who agreed to it. */
export async function profiles(tx: Tx, personIds: readonly string[]): Promise<Map<string, Profile>> {
  const ids = [...new Set(personIds)]
  const shown = new Map((ids.length > 0 ? await selectShown(tx, ids) : []).map((row) => [row.id, row]))
  return new Map(ids.map((id) => [id, { nickname: shown.get(id)?.nickname ?? null, face: shown.get(id)?.face ?? null, faceSeed: faceSeedOf(id) }]))
}

/** What the desk sees of a name; empty for those who gave none or do not show it. */
export async function deskName(tx: Tx, personIds: readonly string[]): Promise<Map<string, string>> {
  const shown = await profiles(tx, personIds)
  return new Map([...shown].map(([id, { nickname }]) => [id, maskName(nickname)]))
}

export interface Home {
  stationId: string | null
  communityId: string | null
  building: string | null
  door: string | null
}

const NOWHERE: Home = { stationId: null, communityId: null, building: null, door: null }

/** Where somebody fetches and lives. With `share` (in a write) she can't move or be erased before the transaction ends. */
export async function homeOf(tx: Tx, personId: string, lock?: 'share'): Promise<Home> {
  const person = await (lock ? lockPerson(tx, personId, lock) : findPerson(tx, personId))
  return person ? { stationId: person.stationId, communityId: person.communityId, building: person.building, door: person.door } : NOWHERE
}

/** Whether somebody agreed to the words of that consent as they are now. */
export const hasAgreed = async (tx: Tx, personId: string, kind: ConsentKind): Promise<boolean> =>
  (await consentsOf(tx, personId)).some((consent) => consent.kind === kind && isCurrent(consent))
