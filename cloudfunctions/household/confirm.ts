import { belongs, letIn, waits } from '@domain/household/household'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { lockPerson } from '../me/me'
import { deleteWaiting, lockHouseholds, membersOf, removeMember, setMember } from './household-sql'
import { ownMembers } from './own'
import { viewHousehold } from './view'

/** The one who waits is held before any household, as in every other change of who belongs where. */
export const confirm: Handler<'household.confirm'> = async (input, { tx, personId, now }) => {
  if (!(await lockPerson(tx, input.personId, 'update'))) return refuse('person_not_found')
  const { householdId } = await ownMembers(tx, personId)
  if (householdId === undefined) return refuse('person_not_found')
  const { householdId: theirs } = await ownMembers(tx, input.personId)
  await lockHouseholds(tx, theirs === undefined ? [householdId] : [householdId, theirs])
  const members = await membersOf(tx, householdId)
  const mine = members.some((member) => belongs(member) && member.personId === personId)
  if (!mine || !waits(members, input.personId)) return refuse('person_not_found')
  if (!input.accept) {
    await deleteWaiting(tx, input.personId)
    return ok(await viewHousehold(tx, personId))
  }
  const number = letIn(members, theirs === undefined ? [] : await membersOf(tx, theirs), input.personId)
  if (!number.ok) return number
  if (theirs !== undefined) await removeMember(tx, theirs, input.personId)
  await setMember(tx, householdId, input.personId, number.value, now)
  return ok(await viewHousehold(tx, personId))
}
