import type { Input, Output } from '@domain/contract'
import { atShopTime, instant, nextShopDay, shopDay } from '@domain/time'
import { only } from '../pool/fixtures'
import type { Person, TestServer } from '../support/server'

export const CUT_OFF = instant('2026-11-22T15:00:00.000Z')

/** A night of its own for a test, so that time only goes forward in a file: day 0 is the seed's. */
export function night(day: number) {
  const on = (more: number, time: string) => atShopTime(nextShopDay(shopDay(CUT_OFF), day + more), time)
  const times = { opensAt: on(0, '09:00'), closesAt: on(0, '23:00'), pickupDay: shopDay(on(1, '12:00')) }
  return { times, start: on(0, '10:00'), cutOff: times.closesAt, delivery: on(1, '16:00'), reminder: on(2, '09:00'), lastCall: on(2, '20:30') }
}
export type Night = ReturnType<typeof night>

type Draft = Input<'campaign.create'>
type Item = Draft['items'][number]

export const anItem = (more: Partial<Item> = {}): Item => ({
  name: '土豆',
  category: 'vegetable',
  unit: '500g',
  grams: 500,
  picture: null,
  origin: null,
  priceFen: 2_000,
  offered: 100,
  limit: 5,
  ...more,
})

export const aDraft = (stationIds: string[], more: Partial<Draft> = {}): Draft => ({
  stationIds,
  title: '今晚',
  ...night(0).times,
  pickupFrom: '17:30',
  pickupUntil: '20:30',
  items: [anItem(), anItem({ name: '鸡蛋', category: 'egg-dairy', unit: '10枚', grams: null, priceFen: 1_500 })],
  ...more,
})

let stations = 0
export async function aStation(operator: Person, communityId = 'c1'): Promise<string> {
  const place = { address: '一号楼', hours: '17:30–20:30', lng: 120.6, lat: 31.3, doorFeeFen: 300 }
  const { station } = await operator.ok('station.save', { communityId, name: `小店 ${++stations}`, ...place })
  return station.stationId
}

export interface Round {
  operator: Person
  stationId: string
  campaignId: string
  items: Output<'campaign.tonight'>['items']
  itemIds: string[]
}

/** A station of its own with an open campaign: potatoes for ¥20.00 and eggs for ¥15.00. */
export async function aRound(shop: TestServer, more: Partial<Draft> = {}): Promise<Round> {
  const operator = await shop.as('c1-operator-1')
  const stationId = await aStation(operator)
  const campaignId = only((await operator.ok('campaign.create', aDraft([stationId], more))).campaignIds)
  await operator.ok('campaign.publish', { campaignId })
  const { items } = await shop.nobody.ok('campaign.tonight', { stationId })
  return { operator, stationId, campaignId, items, itemIds: items.map((item) => item.itemId) }
}

let groups = 0
export async function residentsOf(shop: TestServer, round: Pick<Round, 'stationId'>, count: number): Promise<Person[]> {
  const people = await shop.people(count, `round-${process.pid}-${++groups}`)
  for (const person of people) await person.ok('station.choose', { stationId: round.stationId })
  return people
}

export interface Bought {
  person: Person
  orderId: string
}

/** A new resident who ordered so many of each item, and paid. */
export async function buys(shop: TestServer, round: Round, ...quantities: number[]): Promise<Bought> {
  const person = only(await residentsOf(shop, round, 1))
  const orderId = await places(person, round, ...quantities)
  await person.pay(orderId)
  return { person, orderId }
}

export async function places(person: Person, round: Round, ...quantities: number[]): Promise<string> {
  const lines = quantities.flatMap((quantity, n) => (quantity > 0 ? [{ itemId: only(round.itemIds, n), quantity }] : []))
  const { orderId } = await person.ok('order.place', { campaignId: round.campaignId, lines, handover: 'station' })
  return orderId
}

export const orderOf = ({ person, orderId }: Bought) => person.ok('order.get', { orderId })

export const newsOf = async ({ person }: Bought) => (await person.ok('message.list', {})).messages.map(({ kind, facts }) => ({ kind, facts }))

/** Lets the cut-off pass, and whatever was held lapse; then the round is closed. */
export async function closes(shop: TestServer, { operator, campaignId }: Round, { cutOff }: Night) {
  await shop.runDue(cutOff)
  return operator.ok('campaign.close', { campaignId })
}
