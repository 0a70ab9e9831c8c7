import { days, instant, later } from '@domain/time'
import type { Evening } from '../pool/fixtures'
import { anEvening, only, plain } from '../pool/fixtures'
import type { Person, TestServer } from '../support/server'

export const pointsOf = (person: Person) => person.ok('points.list', {})

/** The moves as she reads them, oldest first: for what, how, how many. */
export const toldOf = async (person: Person) => (await pointsOf(person)).entries.map(({ kind, how, points }) => [kind, how, points]).reverse()

/** Hands over all of a paid order. */
export async function fetched(shop: TestServer, person: Person, orderId: string): Promise<void> {
  const { code } = await person.ok('pickup.code', { orderId })
  await (await shop.as('c1-admin-1')).ok('pickup.confirm', { code })
  await shop.runDue()
}

/** Buys so many of an evening's things for ¥20.00 and takes them home. */
export async function buysAndFetches(shop: TestServer, evening: Evening, person: Person, quantity: number): Promise<string> {
  const { orderId } = await person.ok('order.place', plain(evening, quantity))
  await person.pay(orderId)
  await fetched(shop, person, orderId)
  return orderId
}

/** Somebody with twenty points a thing that she can spend, on an evening of which the after-sale window of what earned them is over. */
export async function aSaver(shop: TestServer, quantity = 5): Promise<{ evening: Evening; person: Person; earnedBy: string }> {
  const before = await anEvening(shop)
  const person = only(await before.neighbours(1))
  const earnedBy = await buysAndFetches(shop, before, person, quantity)
  await shop.runDue(later(instant(shop.now), days(4)))
  const evening = await anEvening(shop)
  await person.ok('station.choose', { stationId: evening.stationId })
  return { evening, person, earnedBy }
}
