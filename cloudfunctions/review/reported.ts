import { ok } from '@domain/result'
import { communitiesOf } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { openReports } from './report-sql'
import { reportedIn } from './review-sql'
import { PAGE, viewReviews } from './view'

export const reported: Handler<'review.reported'> = async ({ cursor }, call) => {
  const rows = await reportedIn(call.tx, communitiesOf(call, 'operator'), cursor, PAGE + 1)
  const page = rows.slice(0, PAGE)
  const views = await viewReviews(call, page)
  const reports = await openReports(call.tx, page)
  return ok({
    reviews: page.map((row, at) => ({
      ...(views[at] as (typeof views)[number]),
      communityId: row.communityId,
      goods: row.goods,
      reports: reports.filter(({ reviewId }) => reviewId === row.id).map(({ why, note, at: said }) => ({ why, note, at: said })),
    })),
    cursor: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  })
}
