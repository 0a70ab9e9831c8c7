import { ok } from '@domain/result'
import { atShopTime, type Instant, type ShopDay } from '@domain/time'
import type { Handler } from '../_kit/serve'
import { earnedBy } from './badge-sql'
import { boughtIn, pooledIn, yearsOf } from './story-sql'

const begin = (year: number): Instant => atShopTime(`${year}-01-01` as ShopDay, '00:00')

/** What somebody did in a year, or up to now: all of it read off the books. */
export const story: Handler<'badge.story'> = async ({ year }, { tx, personId }) => {
  const from = year === undefined ? null : begin(year)
  const until = year === undefined ? null : begin(year + 1)
  const earned = (await earnedBy(tx, personId)).filter(({ at }) => from === null || until === null || (at >= from && at < until))
  return ok({
    year: year ?? null,
    years: await yearsOf(tx, personId),
    ...(await boughtIn(tx, personId, from, until)),
    ...(await pooledIn(tx, personId, from, until)),
    badges: earned,
  })
}
