import { atShopTime, earliest, hours, later, minutes, nextShopDay, shopDay, type Instant, type ShopDay } from '@domain/time'
import { CUT_OFF, tonightsDay } from '../parts/day'

/** When the story's turns happen, seen from `now`: one round is over and being fetched, the next is open. */
export interface Times {
  readonly now: Instant
  readonly setUpAt: Instant
  readonly lastNight: Round
  readonly tonight: Round
  readonly closedAt: Instant
  readonly arrivedAt: Instant
}
export interface Round {
  readonly day: ShopDay
  readonly opensAt: Instant
  readonly closesAt: Instant
  readonly pickupDay: ShopDay
  readonly pickupFrom: string
  readonly pickupUntil: string
  /** Orders are placed from here to there. */
  readonly from: Instant
  readonly until: Instant
}

const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b)

/** Last night ended at least an hour ago and at most a day and an hour, so its goods are here, and some of its bags have been fetched. */
export function timesOf(now: Instant): Times {
  const last = nextShopDay(shopDay(now), -1)
  const today = nextShopDay(last)
  const day = tonightsDay(now)
  const cutOff = atShopTime(last, CUT_OFF)
  const opensTonight = later(cutOff, minutes(20))
  const arrivedAt = latest(later(cutOff, minutes(25)), earliest(later(now, -hours(3)), atShopTime(today, '07:00')))
  return {
    now,
    setUpAt: atShopTime(last, '05:00'),
    lastNight: {
      day: last,
      opensAt: atShopTime(last, '06:00'),
      closesAt: cutOff,
      pickupDay: today,
      pickupFrom: arrivedAt < atShopTime(today, '07:00') ? '00:00' : '07:00',
      pickupUntil: '20:30',
      from: atShopTime(last, '07:00'),
      until: atShopTime(last, '22:00'),
    },
    tonight: {
      day,
      opensAt: opensTonight,
      closesAt: atShopTime(day, CUT_OFF),
      pickupDay: nextShopDay(day),
      pickupFrom: '17:30',
      pickupUntil: '20:30',
      from: latest(later(opensTonight, minutes(4)), later(now, -hours(9))),
      until: later(now, -minutes(10)),
    },
    closedAt: later(cutOff, minutes(3)),
    arrivedAt,
  }
}

/** A moment that lies so far between two others. */
export const between = (from: Instant, until: Instant, share: number): Instant => later(from, Math.floor((Date.parse(until) - Date.parse(from)) * share))
