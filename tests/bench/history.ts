import type pg from 'pg'
import type { Person, TestServer } from '../support/server'
import { onPostgres } from './ground'
import { measure, type Measured } from './measure'
import type { Line } from './report'

const READERS = 40
const EACH = 50
/** Rows written by one statement. */
const SLICE = 500_000
const PAGES = 600

/** Fetched orders of one line each, written by the database itself: every constraint and index but foreign keys is kept. */
async function insert(db: pg.PoolClient, from: string, orderId: string, lineId: string, personId: string): Promise<void> {
  await db.query(`insert into orders (community_id, id, campaign_id, station_id, person_id, state, handover, goods_fen, percent, door_fee_fen, pay_fen, paid_fen, placed_at, hold_until, paid_at)
    select 'c1', ${orderId}, 'g1', 's1', ${personId}, 'fetched', 'station', 2000, 0, 0, 2000, 2000, at, at, at
    from (select n, timestamptz '2026-11-20' - n * interval '1 second' as at from ${from}) o`)
  await db.query(`insert into order_line (community_id, order_id, id, item_id, place, quantity, price_fen, pay_fen, handed_at, handed_how)
    select 'c1', ${orderId}, ${lineId}, 'g1-i' || (1 + n % 20), 0, 1, 2000, 2000, timestamptz '2026-11-21', 'pickup' from ${from}`)
}

/** What the database still does about so many new rows is done before anything is measured. */
async function settles(db: pg.PoolClient): Promise<void> {
  await db.query('vacuum analyze orders')
  await db.query('vacuum analyze order_line')
  await db.query('checkpoint')
}

const id = (prefix: string, n: string): string => `'${prefix}' || lpad((${n})::text, 22, '0')`

/** The readers' orders, spread evenly over as much time as everybody's. */
async function ownOrders(db: pg.PoolClient, people: readonly Person[], all: number): Promise<void> {
  await db.query("set session_replication_role = 'replica'")
  await db.query('create temporary table reader as select * from unnest($1::text[]) with ordinality r (person_id, place)', [people.map(({ personId }) => personId)])
  const apart = Math.floor(all / (READERS * EACH)) * 2
  const from = `(select (g * ${apart} + 1)::bigint as n from generate_series(0, ${READERS * EACH - 1}) g) own`
  await insert(db, from, id('01KC', 'n'), id('01KD', 'n'), `(select person_id from reader where place = 1 + ((n - 1) / ${apart}) % ${READERS})`)
  await settles(db)
}

/** Everybody else's: ten orders a person. */
async function othersOrders(db: pg.PoolClient, all: number): Promise<void> {
  for (let first = 0; first < all; first += SLICE) {
    const from = `(select g::bigint * 2 as n from generate_series(${first}, ${Math.min(all, first + SLICE) - 1}) g) others`
    await insert(db, from, id('01KC', 'n'), id('01KD', 'n'), id('01KA', `(n * 7919) % ${all / 5}`))
  }
  await settles(db)
}

/** First and later pages, one after another. */
async function pages(shop: TestServer, people: readonly Person[], name: string): Promise<Measured> {
  const cursors = await Promise.all(people.map(async (person) => (await person.ok('order.list', {})).cursor ?? ''))
  const asked = Array.from({ length: PAGES }, (_, n) => n)
  const measured = await measure(name, asked, 1, 60, async (n) => {
    const person = people[n % people.length]!
    const { orders } = await person.ok('order.list', n % 2 === 0 ? {} : { cursor: cursors[n % people.length] ?? '' })
    if (orders.length !== 20) throw new Error(`a page of ${person.openid} (${person.personId}) from ${n % 2 === 0 ? 'the top' : cursors[n % people.length]} on has ${orders.length} orders`)
  })
  if (shop.takeFailures().length > 0) throw new Error('a page failed')
  return measured
}

/** A person's order history in a table with millions of others', beside the same where there are only hers and a few neighbours'. */
export const history = ({ full }: { readonly full: boolean }): Promise<Line[]> =>
  onPostgres(async (shop, beside) => {
    const all = full ? 10_000_000 : 1_000_000
    const people = await shop.people(READERS, 'reader')
    const db = await beside.connect()
    try {
      await ownOrders(db, people, all)
      const few = await pages(shop, people, `order.list, ${READERS * EACH} orders in the table`)
      const from = performance.now()
      await othersOrders(db, all)
      const filled = (performance.now() - from) / 1_000
      const many = await pages(shop, people, `order.list, ${all.toLocaleString('en')} orders in the table`)
      const ratio = many.medianMs / few.medianMs
      return [
        few,
        {
          ...many,
          writes: 'nothing',
          ratio,
          of: `${few.name}, by the median`,
          figure: `filled in ${filled.toFixed(0)} s`,
          reach: 'median < 20 ms, ≤ 1.3',
          reached: many.medianMs < 20 && ratio <= 1.3,
        },
      ]
    } finally {
      db.release(true)
    }
  })
