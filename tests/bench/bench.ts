import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { anEvening, plain, wish, type Evening } from '../pool/fixtures'
import type { Db } from '../support/databases'
import { TestServer, type Person } from '../support/server'
import { measure, type Measured } from './measure'

const CLIENTS = 32
const PEOPLE = 1_200
const TIMES = 4_000

/** A line of the report; `of` is the ceiling measured in the same run that `ratio` refers to. */
interface Line extends Measured {
  readonly db: Db
  readonly writes: string
  readonly ratio?: number
}

/** What the same machine does with the same kind of rows and nothing around them: five statements in a transaction. */
async function ceiling(databaseUrl: string): Promise<Measured> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 20 })
  await pool.query('create table raw_item (id int primary key, left_over int not null); insert into raw_item select n, 1000000 from generate_series(0, 19) n')
  await pool.query('create table raw_order (id int primary key, body text not null); create table raw_line (id int primary key, body text not null)')
  const body = 'x'.repeat(200)
  const things = Array.from({ length: TIMES }, (_, n) => n)
  const measured = await measure('raw transaction of five statements', things, CLIENTS, 500, async (n) => {
    const client = await pool.connect()
    try {
      await client.query('begin')
      await client.query('select left_over from raw_item where id = $1', [n % 20])
      await client.query('insert into raw_order values ($1, $2)', [n, body])
      await client.query('insert into raw_line values ($1, $2)', [n, body])
      await client.query('update raw_item set left_over = left_over - 1 where id = $1 and left_over > 0', [n % 20])
      await client.query('select id from raw_order where id = $1', [n])
      await client.query('commit')
    } finally {
      client.release()
    }
  })
  await pool.end()
  return measured
}

const tonight = (shop: TestServer, { stationId }: Evening) =>
  measure('campaign.tonight', Array.from({ length: TIMES }), CLIENTS, 500, () => shop.nobody.ok('campaign.tonight', { stationId }))

const place = (people: readonly Person[], evening: Evening) =>
  measure('order.place', people, CLIENTS, 200, (person) => person.ok('order.place', plain(evening)))

async function paidPools(people: readonly Person[], evening: Evening): Promise<Measured[]> {
  const opened = new Map<Person, string>()
  const open = await measure('pool.open', people, CLIENTS, 200, async (person) => {
    const { orderId } = await person.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening) })
    opened.set(person, orderId)
  })
  const pay = await measure('payment: prepay, cashier, callback', people, CLIENTS, 200, (person) => person.pay(opened.get(person) ?? ''))
  return [open, pay]
}

async function benchOn(db: Db): Promise<Line[]> {
  const shop = new TestServer({ db, env: { DATABASE_POOL_MAX: '20' } })
  await shop.start()
  try {
    const raw = shop.databaseUrl ? await ceiling(shop.databaseUrl) : null
    const evening = await anEvening(shop, { stock: 100_000, limit: 999 })
    const people = await evening.neighbours(db === 'postgres' ? PEOPLE : PEOPLE / 2)
    const list = await tonight(shop, evening)
    const placed = await place(people, evening)
    const [open, pay] = await paidPools(people, evening)
    if (!open || !pay) throw new Error('both were measured')
    const against = (line: Measured, writes: string): Line => ({ ...line, db, writes, ...(raw && { ratio: line.perSecond / raw.perSecond }) })
    return [
      ...(raw ? [against(raw, 'order, line, item')] : []),
      { ...list, db, writes: 'nothing' },
      against(placed, 'order, line, limit, item, job, reply'),
      against(open, 'pool, order, line, seat, limit, item, 2 jobs, reply'),
      against(pay, 'payment, reply; inbox, payment, order, seat, item, ledger, bag; three RSA signatures and two checks')
    ]
  } finally {
    await shop.stop()
  }
}

function print(lines: readonly Line[]): void {
  const round = (n: number, digits = 0) => n.toFixed(digits)
  for (const { db, name, perSecond, medianMs, p99Ms, ratio, writes } of lines) {
    const figures = `${round(perSecond).padStart(6)} /s   median ${round(medianMs, 1).padStart(6)} ms   p99 ${round(p99Ms, 1).padStart(6)} ms`
    console.log(`${db.padEnd(8)} ${name.padEnd(36)} ${figures}   ${ratio === undefined ? '      ' : `× ${round(ratio, 2)}`}   ${writes}`)
  }
}

/** Prints the table and writes it to `dist/bench.json`. Ratios are to the raw transaction of the same run; absolute figures say little on a shared machine. */
export async function bench(root: string): Promise<void> {
  const lines = [...(await benchOn('postgres')), ...(await benchOn('pglite'))]
  print(lines)
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(join(root, 'dist', 'bench.json'), `${JSON.stringify(lines, null, 2)}\n`)
}
