import type { HouseholdView } from '@domain/household/contract'
import { belongs } from '@domain/household/household'
import { assert } from '@domain/result'
import type { Tx } from '../_kit/db'
import { profiles } from '../me/me'
import { householdsOf } from './household'
import { isWaiting, membersOf } from './household-sql'

/** The household as one of its members, or somebody without one, sees it. */
export async function viewHousehold(tx: Tx, personId: string): Promise<HouseholdView> {
  const householdId = (await householdsOf(tx, [personId])).get(personId)
  const asked = await isWaiting(tx, personId)
  if (householdId === undefined) return { householdId: null, members: [], waiting: [], asked }
  const all = await membersOf(tx, householdId)
  const faces = await profiles(tx, all.map((member) => member.personId))
  const view = (id: string) => {
    const face = faces.get(id)
    assert(face, 'everybody asked for has a profile')
    return { personId: id, ...face, me: id === personId }
  }
  return {
    householdId,
    members: all.filter(belongs).map((member) => ({ ...view(member.personId), leaving: member.state === 'leaving' })),
    waiting: all.filter((member) => !belongs(member)).map((member) => view(member.personId)),
    asked
  }
}
