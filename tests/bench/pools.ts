import type pg from 'pg'
import { anEvening, plain, wish, type Evening } from '../pool/fixtures'
import type { Db } from '../support/databases'
import type { Person, TestServer } from '../support/server'
import { inRaw, withShop } from './ground'
import { measure, type Measured } from './measure'
import { against, type Line } from './report'

const CLIENTS = 32
const RAW = 4_000

/** What the same machine does with the same kind of rows and nothing around them: five statements in a transaction. */
async function ceiling(beside: pg.Pool): Promise<Measured> {
  await beside.query('create table raw_item (id int primary key, left_over int not null)')
  await beside.query('insert into raw_item select n, 1000000 from generate_series(0, 19) n')
  await beside.query('create table raw_order (id int primary key, body text not null); create table raw_line (id int primary key, body text not null)')
  const body = 'x'.repeat(200)
  const things = Array.from({ length: RAW }, (_, n) => n)
  return measure('raw transaction of five statements', things, CLIENTS, 500, (n) =>
    inRaw(beside, async (client) => {
      await client.query('select left_over from raw_item where id = $1', [n % 20])
      await client.query('insert into raw_order values ($1, $2)', [n, body])
      await client.query('insert into raw_line values ($1, $2)', [n, body])
      await client.query('update raw_item set left_over = left_over - 1 where id = $1 and left_over > 0', [n % 20])
      await client.query('select id from raw_order where id = $1', [n])
    }),
  )
}

/** A pool opened, its order paid at the simulator's cashier, and the callback worked: from the first tap to the seat. */
const paidOrders = (people: readonly Person[], evening: Evening): Promise<Measured> =>
  measure('paid pool orders', people, CLIENTS, CLIENTS * 2, async (person) => {
    const { orderId } = await person.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening) })
    await person.payBeside(orderId)
  })

/** The same step by step, everybody one step before anybody the next. */
async function steps(people: readonly Person[], evening: Evening): Promise<Line[]> {
  const opened = new Map<Person, string>()
  const placed = await measure('order.place', people, CLIENTS, CLIENTS, (person) => person.ok('order.place', plain(evening)))
  const open = await measure('pool.open', people, CLIENTS, CLIENTS, async (person) => {
    const { orderId } = await person.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening) })
    opened.set(person, orderId)
  })
  const pay = await measure('payment: prepay, cashier, callback', people, CLIENTS, CLIENTS, (person) => person.payBeside(opened.get(person) ?? ''))
  return [
    { ...placed, writes: 'order, line, limit, item, job, reply' },
    { ...open, writes: 'pool, order, line, seat, limit, item, 2 jobs, reply' },
    { ...pay, writes: 'payment, reply; inbox, payment, order, seat, item, ledger, bag. Three RSA signatures and two checks' },
  ]
}

const WRITES = 'pool, order, line, seat, limit, item, 2 jobs, payment, 2 replies; inbox, payment, order, seat, item, ledger, bag'

async function on(db: Db, shop: TestServer, beside: pg.Pool | null, people: number): Promise<Line[]> {
  const raw = beside && (await ceiling(beside))
  const evening = await anEvening(shop, { stock: 100_000, limit: 999 })
  const payers = await evening.neighbours(people)
  const paid = await paidOrders(payers, evening)
  const named = { ...paid, name: `paid pool orders, ${db}` }
  if (!raw) return [{ ...named, writes: WRITES, reach: '60/s', reached: paid.perSecond >= 60 }]
  const line = against(raw, named, WRITES, { least: 0.25, reach: '≥ 0.25; aim 300/s, p99 < 300 ms' })
  return [{ ...raw, writes: 'order, line, item' }, line, ...(await steps(await evening.neighbours(people / 2), evening))]
}

/** Paid pool orders, all writes: how many a second on both databases, and what their parts cost. */
export async function pools({ full }: { readonly full: boolean }): Promise<Line[]> {
  const people = full ? 1_200 : 500
  const postgres = await withShop('postgres', (shop, beside) => on('postgres', shop, beside, people))
  const lite = await withShop('pglite', (shop, beside) => on('pglite', shop, beside, people / 2))
  return [...postgres, ...lite]
}
