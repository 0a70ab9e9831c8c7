import type pg from 'pg'
import { atShopTime, instant, shopDay } from '@domain/time'
import { anEvening, wish, type Evening } from '../pool/fixtures'
import type { Person, TestServer } from '../support/server'
import { onPostgres, runDue } from './ground'
import { measure } from './measure'
import { between, spent } from './processor'
import type { Line } from './report'

const SENT = 100
const QUEUED_MS = 120_000
const CLIENTS = 16
const POLL_MS = 200

/** Opened and paid for through every door there is; the first of them is what the others are copied from. */
async function realPools(people: readonly Person[], evening: Evening): Promise<string[]> {
  const poolIds: string[] = []
  await measure('openers', people, CLIENTS, 0, async (person) => {
    const { orderId, poolId } = await person.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening) })
    await person.pay(orderId)
    poolIds.push(poolId)
  })
  return poolIds
}

const id = (prefix: string): string => `'${prefix}' || lpad(n::text, 22, '0')`

/** Copies one paid pool of one member with everything that belongs to it, each copy of a person of its own; every constraint of the tables is kept. */
async function copies(db: pg.Pool, poolId: string, count: number): Promise<void> {
  const own = { person: id('01KB'), pool: id('01KE'), order: id('01KC'), bag: id('01KF'), payment: id('01KG') }
  const tables: readonly [table: string, where: string, changed: Readonly<Record<string, string>>][] = [
    ['person', `id = (select opener_id from pool where id = $1)`, { id: own.person }],
    ['pool', 'id = $1', { id: own.pool, opener_id: own.person }],
    ['orders', 'pool_id = $1', { id: own.order, person_id: own.person, pool_id: own.pool, bag_id: own.bag }],
    ['order_line', 'order_id in (select id from orders where pool_id = $1)', { order_id: own.order, id: `${own.order} || '-0'` }],
    ['seat', 'pool_id = $1', { pool_id: own.pool, order_id: own.order, person_id: own.person }],
    ['payment', 'order_id in (select id from orders where pool_id = $1)', { id: own.payment, order_id: own.order, person_id: own.person, transaction_id: own.payment }],
    ['bag', 'id in (select bag_id from orders where pool_id = $1)', { id: own.bag, scan_code: own.bag, typed_code: own.bag }],
    ['ledger_transfer', 'order_id in (select id from orders where pool_id = $1)', { id: id('01KH'), order_id: own.order, payment_id: own.payment }],
    ['item_share', 'person_id = (select opener_id from pool where id = $1)', { person_id: own.person }],
    ['job', "kind = 'pool.end' and subject = $1", { id: id('01KJ'), subject: own.pool }],
  ]
  for (const [table, where, changed] of tables) {
    const pairs = Object.entries(changed).map(([column, value]) => `'${column}', ${value}`)
    await db.query(
      `insert into ${table} select (jsonb_populate_record(t, jsonb_build_object(${pairs.join(', ')}))).* from ${table} t, generate_series(1, ${count}) n where ${where}`,
      [poolId],
    )
  }
  await db.query('update item i set sold = i.sold + $2 * l.quantity from order_line l join orders o on o.id = l.order_id where o.pool_id = $1 and i.id = l.item_id', [poolId, count])
  for (const [table] of tables) await db.query(`vacuum analyze ${table}`)
}

/** When no row answers any more, in milliseconds from now. */
async function gone(db: pg.Pool, query: string, work: Promise<unknown>): Promise<number> {
  const from = performance.now()
  let over = false
  void work.finally(() => (over = true)).catch(() => undefined)
  while (!over && (await db.query(query)).rows.length > 0) await new Promise((done) => setTimeout(done, POLL_MS))
  return performance.now() - from
}

const OPEN = "select from pool where state = 'open' limit 1"
const UNSENT = "select from refund where state = 'queued' limit 1"

async function dueAtOnce(shop: TestServer, db: pg.Pool, count: number): Promise<Line[]> {
  const evening = await anEvening(shop, { stock: 100_000, limit: 999 })
  const [first = ''] = await realPools(await evening.neighbours(SENT), evening)
  const end = atShopTime(shopDay(instant(shop.now)), '12:00')
  await db.query("update pool set ends_at = $1 where state = 'open'", [end])
  await db.query("update job set run_at = $1 where kind = 'pool.end'", [end])
  const few = runDue(shop, end)
  await gone(db, OPEN, few)
  const sentIn = await gone(db, UNSENT, few)
  await few
  const again = await anEvening(shop, { stock: 100_000, limit: 999 })
  const [model = first] = await realPools(await again.neighbours(1), again)
  await db.query('update item set offered = 1000000 where campaign_id = $1', [again.campaignId])
  await copies(db, model, count)
  const many = atShopTime(shopDay(instant(shop.now)), '12:00')
  await db.query("update pool set ends_at = $1 where state = 'open'", [many])
  await db.query("update job set run_at = $1 where kind = 'pool.end'", [many])
  const before = spent()
  const all = runDue(shop, many)
  const overIn = await gone(db, OPEN, all)
  const cost = between(before, spent(), count)
  const { rows } = await db.query<{ queued: string }>("select count(*) as queued from refund where why = 'pool_expired'")
  // What is still to be sent is the simulator's to refuse: it knows nothing of the copies.
  await shop.restart({ signal: 'SIGKILL' })
  await all.catch(() => undefined)
  if (Number(rows[0]?.queued) !== SENT + 1 + count) throw new Error(`${rows[0]?.queued} refunds were queued for ${SENT + 1 + count} members`)
  const broken = await shop.audit()
  if (broken.length > 0) throw new Error(`the invariants do not hold: ${JSON.stringify(broken).slice(0, 1_000)}`)
  const projected = (overIn / count) * 100_000
  const pools = `${count.toLocaleString('en')} open pools due at once`
  return [
    {
      name: `${pools}: over, refund queued`,
      perSecond: count / (overIn / 1_000),
      spent: cost,
      figure: `${(overIn / 1_000).toFixed(1)} s`,
      writes: 'pool, seat, order, line, limit, item, refund, ledger, message, job each',
      reach: `100,000 in 120 s (${(projected / 1_000).toFixed(0)} s at this rate)`,
      reached: projected <= QUEUED_MS,
    },
    { name: 'refunds sent, one worker', perSecond: SENT / (sentIn / 1_000), figure: `${SENT} in ${(sentIn / 1_000).toFixed(1)} s`, writes: 'refund, ledger, message' },
  ]
}

/** Very many pools that end at one instant without having filled. */
export const due = ({ full }: { readonly full: boolean }): Promise<Line[]> => onPostgres((shop, db) => dueAtOnce(shop, db, full ? 100_000 : 5_000))
