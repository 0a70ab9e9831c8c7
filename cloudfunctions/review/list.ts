import { meanTenths } from '@domain/review/review'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { aboutItem, reviewsAbout, starsAbout } from './review-sql'
import { belongsTo, PAGE, viewReviews } from './view'

export const list: Handler<'review.list'> = async ({ itemId, cursor }, call) => {
  const item = await aboutItem(call.tx, itemId)
  if (!item || !(await belongsTo(call, item.communityId))) return refuse('item_not_found')
  const { communityId, about } = item
  const each = await starsAbout(call.tx, communityId, about)
  const rows = await reviewsAbout(call.tx, communityId, about, cursor, PAGE + 1)
  const page = rows.slice(0, PAGE)
  return ok({
    meanTenths: meanTenths(each),
    count: each.reduce((all, some) => all + some, 0),
    each: [...each],
    reviews: await viewReviews(call, page),
    cursor: rows.length > PAGE ? (page.at(-1)?.id ?? null) : null,
  })
}
