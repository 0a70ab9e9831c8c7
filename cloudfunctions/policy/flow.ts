import type { Lifecycle } from '@domain/policy/contract'
import { mondayOf } from '@domain/policy/policy'
import { ok, refuse } from '@domain/result'
import { atShopTime, earliest, nextShopDay, shopDay } from '@domain/time'
import type { Handler } from '../_kit/serve'
import { operates } from '../_kit/community-sql'
import { flow as flowRows } from './report-sql'

const USUAL_WEEKS = 8
const WEEK_DAYS = 7

export const flow: Handler<'policy.flow'> = async ({ communityId, weeks = USUAL_WEEKS }, call) => {
  if (!(await operates(call, communityId))) return refuse('community_not_found')
  const monday = mondayOf(shopDay(call.now))
  const asked = Array.from({ length: weeks }, (_, n) => {
    const day = nextShopDay(monday, -n * WEEK_DAYS)
    return { day, start: atShopTime(day, '00:00'), end: earliest(call.now, atShopTime(nextShopDay(day, WEEK_DAYS), '00:00')) }
  })
  const rows = await flowRows(call.tx, communityId, asked)
  return ok({
    weeks: asked.map(({ day }) => {
      const own = rows.filter(({ week }) => week === day)
      const people: Record<Lifecycle, number> = { none: 0, new_paying: 0, active: 0, silent: 0 }
      for (const { is, people: count } of own) people[is] += count
      return { week: day, people, flow: own.map(({ was, is, people: count }) => ({ from: was, to: is, people: count })) }
    }),
  })
}
