import { atShopTime, nextShopDay, type ShopDay } from '@domain/time'
import type { Month } from './streak-store'

export type DayState = 'signed' | 'madeUp' | 'missed' | 'today' | 'ahead'
export interface Cell {
  readonly day: ShopDay
  readonly state: DayState
  /** A card can be used for it now. */
  readonly open: boolean
}

const first = (month: string): ShopDay => `${month}-01` as ShopDay
/** Monday is 0. */
export const weekday = (day: ShopDay): number => (new Date(atShopTime(day, '12:00')).getUTCDay() + 6) % 7
export const nextMonth = (month: string, by: 1 | -1): string => nextShopDay(first(month), by > 0 ? 31 : -1).slice(0, 7)

/** Every day of the month, as it stands. */
export function cellsOf({ month, today, days, missed, cards }: Month): Cell[] {
  const known = new Map(days.map((each) => [each.day, each.madeUp]))
  const stateOf = (day: ShopDay): DayState => {
    const madeUp = known.get(day)
    if (madeUp !== undefined) return madeUp ? 'madeUp' : 'signed'
    return day === today ? 'today' : day > today ? 'ahead' : 'missed'
  }
  return Array.from({ length: 31 }, (_, by) => nextShopDay(first(month), by))
    .filter((day) => day.startsWith(month))
    .map((day) => ({ day, state: stateOf(day), open: cards.held > 0 && missed.includes(day) }))
}
