import { atShopTime, earliest, hours, later, minutes, nextShopDay, shopDay, type Instant, type ShopDay } from '@domain/time'
import { weekdayOf } from '@domain/policy/policy'
import { CUT_OFF, tonightsDay } from '../parts/day'

/** When the story's turns happen, seen from `now`: one round is over and being fetched, the next is open. */
export interface Times {
  readonly now: Instant
  readonly setUpAt: Instant
  /** Thursdays of the weeks before, the oldest first. */
  readonly weeks: readonly Week[]
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

/** A round of the weeks before, from its order to the end of its after-sale window. */
export interface Week extends Round {
  readonly closedAt: Instant
  readonly arrivedAt: Instant
  readonly fetchedUntil: Instant
  readonly judgedAt: Instant
}

const THURSDAY = 4
const WEEKS = 6
/** The last Thursday's rewards are decided before last night begins. */
const DAYS_SINCE_LAST_LEAST = 5
const DAYS_A_WEEK = 7

const latest = (a: Instant, b: Instant): Instant => (a > b ? a : b)

/** Last night ended at least an hour ago and at most a day and an hour, so its goods are here, and some of its bags have been fetched. */
export function timesOf(now: Instant): Times {
  const last = nextShopDay(shopDay(now), -1)
  const today = nextShopDay(last)
  const day = tonightsDay(now)
  const weeks = weeksBefore(today)
  const cutOff = atShopTime(last, CUT_OFF)
  const opensTonight = later(cutOff, minutes(20))
  const arrivedAt = latest(later(cutOff, minutes(25)), earliest(later(now, -hours(3)), atShopTime(today, '07:00')))
  return {
    now,
    setUpAt: atShopTime(nextShopDay(weeks[0]?.day ?? last, -1), '05:00'),
    weeks,
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

function weeksBefore(today: ShopDay): Week[] {
  const since = (weekdayOf(today) - THURSDAY - DAYS_SINCE_LAST_LEAST + 2 * DAYS_A_WEEK) % DAYS_A_WEEK
  const last = nextShopDay(today, -since - DAYS_SINCE_LAST_LEAST)
  return Array.from({ length: WEEKS }, (_, n) => weekOf(nextShopDay(last, (n + 1 - WEEKS) * DAYS_A_WEEK)))
}

function weekOf(day: ShopDay): Week {
  const friday = nextShopDay(day)
  return {
    day,
    opensAt: atShopTime(day, '06:00'),
    closesAt: atShopTime(day, '22:00'),
    pickupDay: friday,
    pickupFrom: '17:30',
    pickupUntil: '20:30',
    from: atShopTime(day, '07:00'),
    until: atShopTime(day, '21:00'),
    closedAt: atShopTime(day, '22:03'),
    arrivedAt: atShopTime(friday, '17:25'),
    fetchedUntil: atShopTime(friday, '20:30'),
    judgedAt: atShopTime(nextShopDay(day, 3), '20:31'),
  }
}

/** A moment that lies so far between two others. */
export const between = (from: Instant, until: Instant, share: number): Instant => later(from, Math.floor((Date.parse(until) - Date.parse(from)) * share))
