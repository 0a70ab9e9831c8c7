import { ok } from '@domain/result'
import { communitiesOf } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { profiles } from '../me/me'
import { findPeople } from './role-sql'

const MOST = 20

export const find: Handler<'role.find'> = async ({ query }, call) => {
  const rows = await findPeople(call.tx, { communities: communitiesOf(call, 'operator'), query, most: MOST })
  const faces = await profiles(call.tx, rows.map((row) => row.personId))
  return ok({ people: rows.map((row) => ({ ...row, nickname: faces.get(row.personId)?.nickname ?? null, faceSeed: faces.get(row.personId)?.faceSeed ?? '' })) })
}
