import { reasonsOf } from '@domain/badge/koc'
import type { KocView } from '@domain/badge/contract'
import { ok, refuse } from '@domain/result'
import { operates } from '../_kit/community-sql'
import type { Handler } from '../_kit/serve'
import { deskName } from '../me/me'
import { countJoined, mostActive, type ActiveRow } from './tasting-sql'

export const viewActive = (row: ActiveRow, name: string): KocView => ({
  personId: row.personId,
  name,
  score: row.score,
  reasons: reasonsOf(row),
  state: row.state ?? 'listed',
})

export const koc: Handler<'badge.koc'> = async ({ communityId }, call) => {
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  const rows = await mostActive(call.tx, communityId, call.now)
  const names = await deskName(call.tx, rows.map(({ personId }) => personId))
  return ok({ people: rows.map((row) => viewActive(row, names.get(row.personId) ?? '')), joined: await countJoined(call.tx, communityId) })
}
