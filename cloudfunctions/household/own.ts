import type { Member } from '@domain/household/household'
import type { Tx } from '../_kit/db'
import { householdsOf } from './household'
import { lockHouseholds, membersOf, type HouseholdRow } from './household-sql'

export interface Held {
  household: HouseholdRow
  members: readonly Member[]
}

/** A household, held, with its members as they are from now on; undefined where it has ended meanwhile. */
export async function holdHousehold(tx: Tx, householdId: string): Promise<Held | undefined> {
  const [household] = await lockHouseholds(tx, [householdId])
  return household && { household, members: await membersOf(tx, householdId) }
}

/** The household that somebody belongs to, held. */
export async function holdOwn(tx: Tx, personId: string): Promise<Held | undefined> {
  const householdId = (await householdsOf(tx, [personId])).get(personId)
  const held = householdId === undefined ? undefined : await holdHousehold(tx, householdId)
  return held?.members.some((member) => member.personId === personId && member.state !== 'waiting') ? held : undefined
}

/** Who belongs to somebody's own household, herself too; nobody where she has none. */
export async function ownMembers(tx: Tx, personId: string): Promise<{ householdId: string | undefined; members: readonly Member[] }> {
  const householdId = (await householdsOf(tx, [personId])).get(personId)
  return { householdId, members: householdId === undefined ? [] : await membersOf(tx, householdId) }
}
