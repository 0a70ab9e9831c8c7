import { atShopTime, hours, msBetween, nextShopDay, shopDay, type Instant, type ShopDay } from '@domain/time'

/** When ordering ends, on the shop's clock. */
export const CUT_OFF = '23:00'
const LEAST_LEFT_MS = hours(1)

/** The day whose cut-off is tonight's: a day whose cut-off is nearer than an hour gives way to the next. */
export function tonightsDay(now: Instant): ShopDay {
  const today = shopDay(now)
  return msBetween(now, atShopTime(today, CUT_OFF)) >= LEAST_LEFT_MS ? today : nextShopDay(today)
}
