import { atShopTime, nextShopDay, type ShopDay } from '@domain/time'
import type { Person, TestServer } from '../support/server'

/** The first day of a month of thirty. */
export const FIRST = '2026-12-01' as ShopDay
export const dayAfter = (by: number): ShopDay => nextShopDay(FIRST, by)
export const noonOf = (by: number): string => atShopTime(dayAfter(by), '12:00')

/** Somebody of the first station. */
export async function aResident(shop: TestServer, name: string): Promise<Person> {
  const [person] = await shop.people(1, name)
  await person!.ok('station.choose', { stationId: 's1' })
  return person!
}

/** Signs in at noon of each of these days, counted from the first. */
export async function signsOn(person: Person, ...days: readonly number[]): Promise<void> {
  for (const by of days) await person.ok('streak.sign', {}, { now: noonOf(by) })
}

export const upTo = (count: number, from = 0): number[] => Array.from({ length: count }, (_, n) => from + n)
