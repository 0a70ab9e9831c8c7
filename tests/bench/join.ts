import { atShopTime, instant, nextShopDay, shopDay } from '@domain/time'
import type pg from 'pg'
import { only } from '../pool/fixtures'
import type { Answer, Person, TestServer } from '../support/server'
import { inRaw, onPostgres } from './ground'
import { measure, type Measured } from './measure'
import { against, type Line } from './report'

const CLIENTS = 32
const ITEMS = 500
const SEATS = 6
const UNITS = 2

/** The rows that a join writes, by the raw driver: the pool held, order, line, seat, limit, item, job and reply in a transaction. */
async function raw(beside: pg.Pool, name: string, times: number, itemOf: (n: number) => number): Promise<Measured> {
  await beside.query('drop table if exists raw_pool, raw_item, raw_row')
  await beside.query('create table raw_pool (id int primary key, body text not null); create table raw_item (id int primary key, left_over int not null)')
  await beside.query(`insert into raw_pool select n, '' from generate_series(0, ${times}) n; insert into raw_item select n, 1000000 from generate_series(0, ${ITEMS}) n`)
  await beside.query('create table raw_row (id text primary key, body text not null)')
  const body = 'x'.repeat(200)
  const insert = (client: pg.PoolClient, what: string, n: number) => client.query('insert into raw_row values ($1, $2)', [`${what}-${n}`, body])
  return measure(name, Array.from({ length: times }, (_, n) => n), CLIENTS, CLIENTS, (n) =>
    inRaw(beside, async (client) => {
      await client.query('select body from raw_pool where id = $1 for update', [Math.floor(n / (SEATS - 1))])
      for (const what of ['order', 'line', 'seat', 'limit']) await insert(client, what, n)
      await client.query('update raw_item set left_over = left_over - 2 where id = $1 and left_over >= 2', [itemOf(n)])
      for (const what of ['job', 'reply']) await insert(client, what, n)
    }),
  )
}

interface Round {
  readonly campaignId: string
  readonly stationId: string
  readonly itemIds: readonly string[]
}

/** A station's campaign of many items; there is plenty of all but the first. */
async function aRound(shop: TestServer, hotStock: number): Promise<Round> {
  const day = nextShopDay(shopDay(instant(shop.now)))
  shop.at(atShopTime(day, '10:00'))
  const operator = await shop.as('c1-operator-1')
  const place = { address: '一号楼', hours: '17:30–20:30', lng: 120.6, lat: 31.3, doorFeeFen: 300 }
  const { station } = await operator.ok('station.save', { communityId: 'c1', name: `驿站 ${day}`, ...place })
  const item = { category: 'vegetable' as const, unit: '500g', grams: 500, picture: null, origin: null, priceFen: 2_000, limit: 999 }
  const { campaignIds } = await operator.ok('campaign.create', {
    stationIds: [station.stationId],
    title: '今晚',
    opensAt: atShopTime(day, '10:00'),
    closesAt: atShopTime(day, '23:00'),
    pickupDay: nextShopDay(day),
    pickupFrom: '17:30',
    pickupUntil: '20:30',
    pool: { seatsMax: SEATS, steps: [{ people: SEATS, percent: 20 }], leastFen: 3_900, hours: 12 },
    items: Array.from({ length: ITEMS }, (_, n) => ({ ...item, name: `土豆 ${n + 1}`, offered: n === 0 ? hotStock : 10_000 })),
  })
  const campaignId = only(campaignIds)
  await operator.ok('campaign.publish', { campaignId })
  const { items } = await shop.nobody.ok('campaign.tonight', { stationId: station.stationId })
  const itemIds = items.map(({ itemId, name }) => ({ itemId, n: Number(name.split(' ')[1]) })).sort((a, b) => a.n - b.n).map(({ itemId }) => itemId)
  return { campaignId, stationId: station.stationId, itemIds }
}

async function newcomers(shop: TestServer, round: Round, count: number, name: string): Promise<Person[]> {
  const people = await shop.people(count, `${name}-${round.campaignId}`)
  await Promise.all(people.map((person) => person.ok('station.choose', { stationId: round.stationId })))
  return people
}

const wish = (itemId: string | undefined) => ({ lines: [{ itemId: itemId ?? '', quantity: UNITS }], ifNotFilled: 'refund' as const, handover: 'station' as const })

/** Opened and paid for, each by somebody else, so that neighbours see them; nobody has joined yet. */
async function openPools(shop: TestServer, round: Round, count: number): Promise<string[]> {
  const openers = await newcomers(shop, round, count, 'opener')
  const opened: string[] = []
  await measure('openers', openers, CLIENTS, 0, async (person) => {
    const { orderId, poolId } = await person.ok('pool.open', { campaignId: round.campaignId, ...wish(round.itemIds[1]) })
    await person.pay(orderId)
    opened.push(poolId)
  })
  return opened
}

interface Joined {
  readonly measured: Measured
  readonly refused: number
}

async function join(shop: TestServer, name: string, count: number, { itemOf, hotStock }: { itemOf: (n: number) => number; hotStock: number }): Promise<Joined> {
  const round = await aRound(shop, hotStock)
  const pools = await openPools(shop, round, Math.ceil(count / (SEATS - 1)))
  const people = await newcomers(shop, round, count, 'joiner')
  const answers: Answer['body'][] = []
  const asked = people.map((person, n) => ({ person, poolId: pools[n % pools.length] ?? '', itemId: round.itemIds[itemOf(n)] }))
  const measured = await measure(name, asked, CLIENTS, CLIENTS, async ({ person, poolId, itemId }) => {
    answers.push((await person.call('pool.join', { poolId, ...wish(itemId) })).body)
  })
  const refused = answers.filter(({ refusal }) => refusal === 'sold_out').length
  if (answers.some(({ ok, refusal }) => ok !== true && refusal !== 'sold_out')) throw new Error(`${name}: ${JSON.stringify(answers.find(({ ok }) => ok !== true))}`)
  return { measured, refused }
}

const WRITES = 'order, line, seat, limit, item, job, reply'

/** Joining a pool, with everybody on another item and with all on one of which there is not enough for all. */
export const joins = ({ full }: { readonly full: boolean }): Promise<Line[]> =>
  onPostgres(async (shop, beside) => {
    const count = full ? 1_500 : 400
    const wide = await raw(beside, 'raw rows of a join, spread', count * 2, (n) => n % ITEMS)
    const spread = await join(shop, 'pool.join, spread over 500 items', count, { itemOf: (n) => n % ITEMS, hotStock: 10_000 })
    const narrow = await raw(beside, 'raw rows of a join, one hot item', count * 2, () => 0)
    const enoughFor = Math.floor(count * 0.9)
    const hot = await join(shop, 'pool.join, all on one hot item', count, { itemOf: () => 0, hotStock: enoughFor * UNITS })
    if (spread.refused > 0 || hot.refused !== count - enoughFor) throw new Error(`${hot.refused} of ${count} were refused where there was enough for ${enoughFor}`)
    const broken = await shop.audit()
    if (broken.length > 0) throw new Error(`the invariants do not hold: ${JSON.stringify(broken)}`)
    return [
      { ...wide, writes: WRITES },
      against(wide, spread.measured, WRITES, { least: 0.5, reach: '≥ 0.5 of the raw rows; aim 800/s' }),
      { ...narrow, writes: WRITES },
      { ...against(narrow, hot.measured, WRITES, { least: 0.3, reach: '≥ 0.3 of the raw rows; aim 400/s' }), figure: `${hot.refused} refused, not one too many` },
    ]
  })
