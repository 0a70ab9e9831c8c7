import { ok, refuse } from '@domain/result'
import { operates } from '../_kit/community-sql'
import type { Handler } from '../_kit/serve'
import { viewNodes } from './chain'
import { rootsOf, sourcesOf } from './chain-sql'

const ROOTS = 20

/** What came through each source, and what each resident who stayed did cost. */
export const sources: Handler<'referral.sources'> = async ({ communityId, from, until }, call) => {
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  const rows = await sourcesOf(call.tx, communityId, from, until)
  const roots = await rootsOf(call.tx, communityId, ROOTS)
  const nodes = await viewNodes(call, roots)
  return ok({
    sources: rows.map((row) => ({ ...row, cacFen: row.bought > 0 ? Math.round(row.costFen / row.bought) : null })),
    roots: roots.flatMap((id) => nodes.get(id) ?? [])
  })
}
