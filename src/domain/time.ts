import { assert } from './result'

/**
 * A moment as ISO text in UTC with milliseconds (`2026-11-22T15:00:00.000Z`). All have the same length, so `<` and `>=` on the text order them in time;
 * the wire, the rules and the database's edge use this one form.
 */
export type Instant = string & { readonly __instant: true }
/** A calendar day of the shop, `2026-11-22`, always in Asia/Shanghai (UTC+8, no summer time since 1991). */
export type ShopDay = string & { readonly __shopDay: true }

const SHOP_OFFSET_MS = 8 * 3_600_000

export const seconds = (n: number): number => n * 1_000
export const minutes = (n: number): number => n * 60_000
export const hours = (n: number): number => n * 3_600_000
export const days = (n: number): number => n * 86_400_000

/** Reads a moment from ISO text with zone, from epoch milliseconds or from a Date. Throws on anything else. */
export function instant(from: string | number | Date): Instant {
  const date = new Date(from)
  assert(!Number.isNaN(date.getTime()), `an instant is a date, not ${String(from)}`)
  const text = date.toISOString()
  assert(text.length === 24, 'an instant lies in the years 0 to 9999')
  return text as Instant
}

export const epochMs = (at: Instant): number => Date.parse(at)
export const later = (at: Instant, ms: number): Instant => instant(epochMs(at) + ms)
export const msBetween = (from: Instant, to: Instant): number => epochMs(to) - epochMs(from)

export function earliest(first: Instant, ...rest: readonly Instant[]): Instant {
  return rest.reduce((least, at) => (at < least ? at : least), first)
}

export const shopDay = (at: Instant): ShopDay => new Date(epochMs(at) + SHOP_OFFSET_MS).toISOString().slice(0, 10) as ShopDay

/** The moment at which the shop's clock shows `time` (`23:00` or `23:00:00`) on `day`. */
export const atShopTime = (day: ShopDay, time: string): Instant => instant(`${day}T${time.length === 5 ? `${time}:00` : time}+08:00`)

/** The shop's wall clock at that moment, `2026-11-22 23:00`. */
export const shopClock = (at: Instant): string => new Date(epochMs(at) + SHOP_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ')

export const nextShopDay = (day: ShopDay, by = 1): ShopDay => shopDay(later(atShopTime(day, '12:00'), days(by)))

/** The shop's month in which a moment lies: what it is called, `2026-11`, and from when until when it lasts. */
export function shopMonth(at: Instant): { month: string; from: Instant; until: Instant } {
  const monthOf = (day: ShopDay): string => day.slice(0, 7)
  const first = (month: string): ShopDay => `${month}-01` as ShopDay
  const month = monthOf(shopDay(at))
  return { month, from: atShopTime(first(month), '00:00'), until: atShopTime(first(monthOf(nextShopDay(first(month), 31))), '00:00') }
}

/** How many days later `until` is than `from`. */
export const daysBetween = (from: ShopDay, until: ShopDay): number => Math.round(msBetween(atShopTime(from, '12:00'), atShopTime(until, '12:00')) / days(1))
