import { CODE_BYTES, codeEnds } from '@domain/household/code'
import { freeNumber } from '@domain/household/household'
import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { lockPerson } from '../me/me'
import { deleteWaiting, insertHousehold, setCode } from './household-sql'
import { holdOwn } from './own'

/** A code that still holds is given again, so two members who both ask for one read out the same. */
export const invite: Handler<'household.invite'> = async (_input, { tx, personId, now, newId, secret }) => {
  await lockPerson(tx, personId, 'update')
  const own = await holdOwn(tx, personId)
  const free = freeNumber(own?.members ?? [])
  if (!free.ok) return free
  const household = own?.household ?? (await insertHousehold(tx, newId(), personId, now))
  if (!own) await deleteWaiting(tx, personId)
  if (household.code !== null && household.codeUntil !== null && household.codeUntil > now) return ok({ code: household.code, expiresAt: household.codeUntil })
  const code = secret(CODE_BYTES)
  const expiresAt = codeEnds(now)
  await setCode(tx, household.id, code, expiresAt)
  return ok({ code, expiresAt })
}
