import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { rightMeant, trail } from './appoint'
import { insertGrant } from './role-sql'

export const grant: Handler<'role.grant'> = async (input, call) => {
  const right = await rightMeant(call, input)
  if (!right.ok) return right
  const given = await insertGrant(call.tx, input.personId, right.value, call.personId, call.now)
  if (given) await call.audit(trail('role.grant', input.personId, right.value))
  return ok({})
}
