import { ok } from '@domain/result'
import { communitiesOf } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { profiles } from '../me/me'
import { selectGrants } from './role-sql'

/** All rights for an admin, those in her communities for an operator. */
export const list: Handler<'role.list'> = async (_input, call) => {
  const rows = await selectGrants(call.tx, communitiesOf(call, 'operator'))
  const faces = await profiles(call.tx, rows.map((row) => row.personId))
  return ok({
    grants: rows.map(({ scopeName, ...row }) => ({ ...row, nickname: faces.get(row.personId)?.nickname ?? null, scopeName: scopeName ?? row.scopeId }))
  })
}
