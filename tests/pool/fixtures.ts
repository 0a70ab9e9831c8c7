import type { IfNotFilled } from '@domain/pool/contract'
import type { Instant } from '@domain/time'
import { atShopTime, instant, nextShopDay, shopDay } from '@domain/time'
import type { Person, TestServer } from '../support/server'

let groups = 0

/** New residents of station s1, whom no other test knows. */
export async function neighbours(shop: TestServer, count: number, stationId = 's1'): Promise<Person[]> {
  const people = await shop.people(count, `pool-${process.pid}-${++groups}`)
  for (let first = 0; first < people.length; first += 20) await Promise.all(people.slice(first, first + 20).map((person) => person.ok('station.choose', { stationId })))
  return people
}

export function only<T>(things: readonly T[], at = 0): T {
  const thing = things[at]
  if (thing === undefined) throw new Error(`there are only ${things.length}`)
  return thing
}

export interface Wish {
  quantity?: number
  ifNotFilled?: IfNotFilled
  handover?: 'station' | 'door'
}
/** Two for ¥20.00 are just enough for a pool. */
export const wish = ({ itemId }: Pick<Evening, 'itemId'>, { quantity = 2, ifNotFilled = 'refund', handover = 'station' }: Wish = {}) => ({
  lines: [{ itemId, quantity }],
  ifNotFilled,
  handover
})
export const plain = ({ campaignId, itemId }: Evening, quantity = 1) => ({ campaignId, lines: [{ itemId, quantity }], handover: 'station' as const })

export interface Member {
  person: Person
  orderId: string
  poolId: string
}

export async function opens(evening: Evening, person: Person, what: Wish = {}): Promise<Member> {
  const { orderId, poolId } = await person.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening, what) })
  return { person, orderId, poolId }
}

export async function joins(evening: Evening, person: Person, poolId: string, what: Wish = {}): Promise<Member> {
  const { orderId } = await person.ok('pool.join', { poolId, ...wish(evening, what) })
  return { person, orderId, poolId }
}

export const pays = ({ person, orderId }: Member) => person.pay(orderId)

/** A pool whose members have all paid. */
export async function aPool(evening: Evening, whats: readonly Wish[]): Promise<Member[]> {
  const people = await evening.neighbours(whats.length)
  const members: Member[] = []
  for (const [i, what] of whats.entries()) {
    const opener = members[0]
    const member = opener ? await joins(evening, only(people, i), opener.poolId, what) : await opens(evening, only(people), what)
    await pays(member)
    members.push(member)
  }
  return members
}

export const orderOf = ({ person, orderId }: Member) => person.ok('order.get', { orderId })

let stations = 0

/** A station of its own, and an evening of its own: time in one shop only goes forward, as it does for everybody. */
export interface Evening {
  readonly stationId: string
  readonly campaignId: string
  readonly itemId: string
  readonly operator: Person
  readonly start: Instant
  readonly cutOff: Instant
  neighbours(count: number): Promise<Person[]>
  left(): Promise<number>
}

const POTATOES = { name: '土豆', category: 'vegetable' as const, unit: '500g', grams: 500, picture: null, origin: null }
interface About {
  readonly stock?: number
  readonly limit?: number
  readonly priceFen?: number
  readonly goodsId?: string
  /** What else there is, by its name. */
  readonly more?: readonly string[]
}

/** Goes on to ten o'clock of the next shop day, where a new station's campaign of one item for ¥20.00, and more where they are named, is open until 23:00. */
export async function anEvening(shop: TestServer, { stock = 100, limit = 5, priceFen = 2000, goodsId, more = [] }: About = {}): Promise<Evening> {
  const day = nextShopDay(shopDay(instant(shop.now)))
  const start = atShopTime(day, '10:00')
  const cutOff = atShopTime(day, '23:00')
  shop.at(start)
  const operator = await shop.as('c1-operator-1')
  const stationId = await aStation(operator)
  const { campaignIds } = await operator.ok('campaign.create', {
    stationIds: [stationId],
    title: '今晚',
    opensAt: start,
    closesAt: cutOff,
    pickupDay: nextShopDay(day),
    pickupFrom: '17:30',
    pickupUntil: '20:30',
    items: [{ ...POTATOES, priceFen, offered: stock, limit, ...(goodsId !== undefined && { goodsId }) }, ...more.map((name) => ({ ...POTATOES, name, priceFen, offered: stock, limit }))]
  })
  const campaignId = only(campaignIds)
  await operator.ok('campaign.publish', { campaignId })
  const tonight = async () => only((await shop.nobody.ok('campaign.tonight', { stationId })).items)
  const { itemId } = await tonight()
  return {
    stationId,
    campaignId,
    itemId,
    operator,
    start,
    cutOff,
    neighbours: (count) => neighbours(shop, count, stationId),
    left: async () => (await tonight()).left
  }
}

async function aStation(operator: Person): Promise<string> {
  const place = { address: '一号楼', hours: '17:30–20:30', lng: 120.6, lat: 31.3, doorFeeFen: 300 }
  const { station } = await operator.ok('station.save', { communityId: 'c1', name: `驿站 ${++stations}`, ...place })
  return station.stationId
}
