import { ok } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { holdToJudge } from './judge'
import { settleReports } from './report-sql'

/** A review stays as it is; whoever reported it before can't again, unless it is corrected. */
export const keep: Handler<'review.keep'> = async ({ reviewId, correctedAt }, call) => {
  const held = await holdToJudge(call, reviewId, correctedAt)
  if (!held.ok) return held
  const row = held.value
  const reports = await settleReports(call.tx, row, call.now)
  await call.audit({ communityId: row.communityId, what: 'review.keep', subject: row.id, before: { state: row.state }, after: { state: row.state, reports } })
  return ok({})
}
