import { ok } from '@domain/result'
import { atShopTime, type ShopDay } from '@domain/time'
import type { Handler } from '../_kit/serve'
import { earnedBy } from './badge-sql'
import { boughtIn, longestRun, pooledIn, yearsOf } from './story-sql'

const firstDay = (year: number): ShopDay => `${year}-01-01` as ShopDay

/** What somebody did in a year, or up to now: all of it read off the books. */
export const story: Handler<'badge.story'> = async ({ year }, { tx, personId }) => {
  const days = year === undefined ? null : { from: firstDay(year), until: firstDay(year + 1) }
  const from = days && atShopTime(days.from, '00:00')
  const until = days && atShopTime(days.until, '00:00')
  const earned = await earnedBy(tx, personId)
  return ok({
    year: year ?? null,
    years: await yearsOf(tx, personId),
    ...(await boughtIn(tx, personId, from, until)),
    ...(await pooledIn(tx, personId, from, until)),
    streak: await longestRun(tx, personId, days?.from ?? null, days?.until ?? null),
    badges: from && until ? earned.filter(({ at }) => at >= from && at < until) : earned,
  })
}
