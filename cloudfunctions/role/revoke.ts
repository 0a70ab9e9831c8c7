import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { rightMeant, trail } from './appoint'
import { deleteGrant } from './role-sql'

export const revoke: Handler<'role.revoke'> = async (input, call) => {
  const right = await rightMeant(call, input)
  if (!right.ok) return right
  if (!(await deleteGrant(call.tx, input.personId, right.value))) return refuse('grant_not_found')
  await call.audit(trail('role.revoke', input.personId, right.value))
  return ok({})
}
