import { atShopTime, nextShopDay, shopDay, type Instant, type ShopDay } from '@domain/time'
import { serverNow } from '../kit/clock'
import { whenWords } from './Countdown'
import { words } from './words'

/** A moment as people say it now: `今晚 23:00`. */
export const sayWhen = (at: Instant): string => whenWords(at, serverNow())

function dayWords(day: string): string {
  const today = shopDay(serverNow())
  return day === today ? words.today : day === nextShopDay(today) ? words.tomorrow : words.date(day)
}

/** Between which hours of which day one may come: `明天 17:30–20:30`. */
export const visitWords = (day: string, from: string, until: string): string => `${dayWords(day)} ${from}–${until}`

/** The last day of what ends at a shop day's midnight; null where it ends at another moment. */
function lastDayOf(until: Instant): ShopDay | null {
  const day = shopDay(until)
  return atShopTime(day, '00:00') === until ? nextShopDay(day, -1) : null
}

/** Until when something may be used, as people say it: `可用到 11月29日`, `今晚 23:00 前可用`. */
export function usableWords(until: Instant): string {
  const last = lastDayOf(until)
  return last === null ? words.usableBefore(sayWhen(until)) : words.usableThrough(dayWords(last))
}
