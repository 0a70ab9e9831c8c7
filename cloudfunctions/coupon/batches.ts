import { ok, refuse } from '@domain/result'
import { homeOf } from '../me/me'
import { operates } from '../_kit/community-sql'
import type { Handler } from '../_kit/serve'
import { batchFigures, claimable } from './coupon-sql'
import { viewBatches, viewClaimable } from './view'

const PAGE = 50

export const batches: Handler<'coupon.batches'> = async ({ communityId, cursor }, call) => {
  const { tx, now, personId } = call
  if (communityId !== undefined) {
    if (!(await operates(call, communityId))) return refuse('community_not_found')
    const rows = await batchFigures(tx, communityId, { ...(cursor !== undefined && { before: cursor }), most: PAGE })
    return ok({ batches: await viewBatches(tx, rows), cursor: next(rows) })
  }
  const home = await homeOf(tx, personId)
  if (!home.communityId) return refuse('no_station')
  const rows = await claimable(tx, home.communityId, personId, now, cursor, PAGE)
  return ok({ batches: await viewClaimable(tx, rows), cursor: next(rows) })
}

const next = (rows: readonly { id: string }[]): string | null => (rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null)
