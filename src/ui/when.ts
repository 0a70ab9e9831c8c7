import { nextShopDay, shopDay, type Instant } from '@domain/time'
import { serverNow } from '../kit/clock'
import { whenWords } from './Countdown'
import { words } from './words'

/** A moment as people say it now: `今晚 23:00`. */
export const sayWhen = (at: Instant): string => whenWords(at, serverNow())

/** Between which hours of which day one may come: `明天 17:30–20:30`. */
export function visitWords(day: string, from: string, until: string): string {
  const today = shopDay(serverNow())
  const named = day === today ? words.today : day === nextShopDay(today) ? words.tomorrow : words.date(day)
  return `${named} ${from}–${until}`
}
