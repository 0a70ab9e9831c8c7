import { atShopTime, shopClock, shopDay, type Instant, type ShopDay } from '@domain/time'
import { words } from './words'

interface Span {
  readonly startsAt: Instant
  readonly endsAt: Instant
}

/** Monday is 0. */
const weekday = (day: ShopDay): number => (new Date(atShopTime(day, '12:00')).getUTCDay() + 6) % 7

export const clock = (at: Instant): string => shopClock(at).slice(11)
export const dayWords = (at: Instant): string => words.day(shopDay(at), weekday(shopDay(at)))
/** `11月28日 周六 14:00–16:00`: an event is put into a calendar, so its day is named even where it is today. */
export const spanWords = ({ startsAt, endsAt }: Span): string =>
  shopDay(startsAt) === shopDay(endsAt) ? words.span(dayWords(startsAt), clock(startsAt), clock(endsAt)) : words.spanDays(dayWords(startsAt), clock(startsAt), dayWords(endsAt), clock(endsAt))
const hoursWords = ({ startsAt, endsAt }: Span): string => `${clock(startsAt)}–${clock(endsAt)}`
/** A slot among the others of its event: its hours, and its day where they are not all on one. */
export const slotWords = (slot: Span, slots: readonly Span[]): string =>
  new Set(slots.flatMap(({ startsAt, endsAt }) => [shopDay(startsAt), shopDay(endsAt)])).size > 1 ? spanWords(slot) : hoursWords(slot)
