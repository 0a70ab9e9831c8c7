import { NO_GUESSES, afterWrong, guessLock } from '@domain/guesses'
import { readInvitation } from '@domain/household/code'
import { mayAsk } from '@domain/household/household'
import { ok, refuse } from '@domain/result'
import { lockGuesses, setGuesses } from '../_kit/guesses-sql'
import { refuseAndKeep, type Handler } from '../_kit/serve'
import { lockPerson } from '../me/me'
import { findByCode, insertWaiting } from './household-sql'
import { holdHousehold, ownMembers } from './own'
import { viewHousehold } from './view'

export const join: Handler<'household.join'> = async ({ code }, { tx, personId, now }) => {
  const guesses = await lockGuesses(tx, personId, 'household')
  const until = guessLock(guesses, now)
  if (until) return refuse('too_many_codes', { until })
  await lockPerson(tx, personId, 'update')
  const found = await findByCode(tx, readInvitation(code), now)
  const held = found && (await holdHousehold(tx, found.id))
  if (!held) {
    await setGuesses(tx, personId, 'household', afterWrong(guesses, now))
    return refuseAndKeep('code_wrong')
  }
  const { members } = await ownMembers(tx, personId)
  const may = mayAsk(held.members, members, personId)
  if (!may.ok) return may
  await setGuesses(tx, personId, 'household', NO_GUESSES)
  await insertWaiting(tx, held.household.id, personId, now)
  return ok(await viewHousehold(tx, personId))
}
