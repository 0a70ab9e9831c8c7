import { NO_GUESSES, afterWrong, isLocked, readInvitation } from '@domain/household/code'
import { mayAsk } from '@domain/household/household'
import { ok, refuse } from '@domain/result'
import { refuseAndKeep, type Handler } from '../_kit/serve'
import { lockPerson } from '../me/me'
import { findByCode, insertWaiting, lockGuesses, setGuesses } from './household-sql'
import { holdHousehold, ownMembers } from './own'
import { viewHousehold } from './view'

export const join: Handler<'household.join'> = async ({ code }, { tx, personId, now }) => {
  const guesses = await lockGuesses(tx, personId)
  if (isLocked(guesses, now)) return refuse('too_many_codes', { until: guesses.lockedUntil })
  await lockPerson(tx, personId, 'update')
  const found = await findByCode(tx, readInvitation(code), now)
  const held = found && (await holdHousehold(tx, found.id))
  if (!held) {
    await setGuesses(tx, personId, afterWrong(guesses, now))
    return refuseAndKeep('code_wrong')
  }
  const { members } = await ownMembers(tx, personId)
  const may = mayAsk(held.members, members, personId)
  if (!may.ok) return may
  await setGuesses(tx, personId, NO_GUESSES)
  await insertWaiting(tx, held.household.id, personId, now)
  return ok(await viewHousehold(tx, personId))
}
