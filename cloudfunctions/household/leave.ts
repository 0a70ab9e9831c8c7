import { leavingAs } from '@domain/household/household'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { hasOpenOrders, lockPerson } from '../me/me'
import { deleteWaiting, isWaiting, removeMember, setLeaving } from './household-sql'
import { holdOwn } from './own'
import { viewHousehold } from './view'

/** Somebody who only waits for a yes takes her asking back. */
export const leave: Handler<'household.leave'> = async (_input, { tx, personId }) => {
  await lockPerson(tx, personId, 'update')
  const waiting = await isWaiting(tx, personId)
  const own = await holdOwn(tx, personId)
  if (!own && !waiting) return refuse('household_not_found')
  if (waiting) await deleteWaiting(tx, personId)
  else if (own && leavingAs(await hasOpenOrders(tx, personId)) === 'leaving') await setLeaving(tx, own.household.id, personId)
  else if (own) await removeMember(tx, own.household.id, personId)
  return ok(await viewHousehold(tx, personId))
}
