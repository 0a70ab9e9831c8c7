import type pg from 'pg'
import type { TestServer } from '../support/server'
import { onPostgres, runDue } from './ground'
import { between, memoryMb, spent, type Spent } from './processor'
import type { Line } from './report'

const NIGHT = '2026-11-22T19:00:00.000Z'

const pad = (prefix: string, n: string) => `'${prefix}' || lpad((${n})::text, 22, '0')`

/** Residents with orders, pools and sign-ins behind them: one and a half orders each, every second in a pool. */
async function populate(db: pg.PoolClient, residents: number): Promise<void> {
  const orders = residents * 1.5
  const pools = Math.floor(residents * 0.15)
  await db.query("set session_replication_role = 'replica'")
  await db.query(`insert into person (id, community_id, station_id, created_at) select ${pad('01KB', 'n')}, 'c1', 's1', '2026-01-01' from generate_series(1, ${residents}) n`)
  await db.query(`insert into orders (community_id, id, campaign_id, station_id, person_id, state, handover, goods_fen, percent, door_fee_fen, pay_fen, paid_fen, placed_at, hold_until, paid_at)
    select 'c1', ${pad('01KC', 'n')}, 'g1', 's1', ${pad('01KB', `1 + (n::bigint * 7919) % ${residents}`)}, 'fetched', 'station', 1, 0, 0, 1, 1, at, at, at
    from (select n, timestamptz '2026-11-20' - (n % 200) * interval '1 day' as at from generate_series(1, ${orders}) n) o`)
  await db.query(`insert into order_line (community_id, order_id, id, item_id, place, quantity, price_fen, pay_fen, handed_at, handed_how)
    select 'c1', ${pad('01KC', 'n')}, ${pad('01KD', 'n * 2 + place')}, 'g1-i' || (1 + (n + place) % 20), place, 1, 1, 1, timestamptz '2026-11-21' - (n % 200) * interval '1 day', 'pickup'
    from generate_series(1, ${orders}) n, generate_series(0, 1) place`)
  await db.query(`insert into pool (community_id, id, campaign_id, station_id, opener_id, state, seats_max, steps, least_fen, percent, opened_at, ends_at, over_at)
    select 'c1', ${pad('01KE', 'n')}, 'g1', 's1', ${pad('01KB', 'n * 3')}, 'settled', 3, '[]', 0, 20, at, at, at
    from (select n, timestamptz '2026-11-20' - (n % 200) * interval '1 day' as at from generate_series(1, ${pools}) n) p`)
  await db.query(`insert into seat (community_id, pool_id, order_id, campaign_id, person_id, number, state)
    select 'c1', ${pad('01KE', 'n')}, ${pad('01KF', 'n * 3 + place')}, 'g1', ${pad('01KB', 'n * 3 + place')}, place + 1, 'settled' from generate_series(1, ${pools}) n, generate_series(0, 2) place`)
  await db.query(`insert into sign_in (person_id, day, made_up, at, run, earns, points)
    select ${pad('01KB', 'n')}, date '2026-11-22' - back, false, (date '2026-11-22' - back) + interval '4 hours', 1, true, 1 from generate_series(1, ${residents / 5}) n, generate_series(0, n % 9) back`)
  for (const table of ['person', 'orders', 'order_line', 'pool', 'seat', 'sign_in']) await db.query(`vacuum analyze ${table}`)
}

/** How long some work takes, what processor time it needs and between which bounds the server's memory stays meanwhile. */
async function watched(shop: TestServer, work: () => Promise<unknown>): Promise<{ seconds: number; memory: number[]; cost: Spent }> {
  const memory: number[] = []
  const watch = setInterval(() => memory.push(memoryMb(shop.pid)), 1_000)
  const before = spent()
  const from = performance.now()
  await work()
  clearInterval(watch)
  return { seconds: (performance.now() - from) / 1_000, memory: memory.filter((mb) => mb > 0), cost: between(before, spent(), 1) }
}

const told = ({ seconds, memory }: { seconds: number; memory: number[] }): string =>
  `${seconds.toFixed(1)} s   server ${Math.min(...memory)} to ${Math.max(...memory)} MB`

/** Begins the count of a day as the night's timer does, without what else is done at night. */
async function begin(db: pg.PoolClient, day: string): Promise<void> {
  await db.query('insert into badge_recount (day, started_at) values ($1, $2)', [day, NIGHT])
  await db.query(
    `insert into job (community_id, id, kind, subject, payload, state, run_at, created_at) values ('', 'recount-' || $1, 'badge.recount', $1, 'null', 'queued', $2, $2)`,
    [day, NIGHT],
  )
}

/** A night's count of everybody; the server is killed half-way, and goes on. */
async function night(shop: TestServer, db: pg.PoolClient, residents: number): Promise<Line[]> {
  const counted = async () => Number((await db.query<{ sum: string }>('select coalesce(sum(people), 0) as sum from badge_recount')).rows[0]?.sum)
  const until = async (people: number) => {
    while ((await counted()) < people) await new Promise((done) => setTimeout(done, 50))
  }
  await runDue(shop, NIGHT)
  await begin(db, '2027-01-01')
  const first = await watched(shop, async () => {
    const killed = runDue(shop, NIGHT).catch(() => undefined)
    await until(residents / 2)
    await shop.restart({ signal: 'SIGKILL' })
    await killed
    // The dead server's lease would hold its slice for half a minute.
    await db.query("update job set busy_until = now() - interval '1 minute' where state = 'running'")
    await runDue(shop, NIGHT)
  })
  const people = await counted()
  const { rows } = await db.query<{ badges: string; owners: string; tiers: string }>(
    'select (select count(*) from badge_earned) as badges, (select count(*) from (select distinct person_id, badge_id from badge_earned) once) as owners, (select count(*) from tier_standing) as tiers')
  const { badges, owners, tiers } = rows[0]!
  if (people < residents || badges !== owners) throw new Error(`${people} were counted, ${badges} badges have ${owners} owners`)
  await begin(db, '2027-01-02')
  const second = await watched(shop, () => runDue(shop, NIGHT))
  const all = residents.toLocaleString('en')
  const least = residents / 120
  const line = (name: string, one: typeof first, writes: string): Line => {
    const perSecond = residents / one.seconds
    const each = { server: one.cost.server / residents, database: one.cost.database / residents, simulator: 0, load: one.cost.load / residents }
    return { name, perSecond, spent: each, figure: told(one), writes, reach: `< 120 s a million (${Math.round(1_000_000 / perSecond)} s at this rate), resumed`, reached: perSecond >= least * (1_000_000 / residents) }
  }
  return [
    line(`first count of ${all} residents, killed once`, first, `${badges} badges and ${tiers} tiers`),
    line(`count of the next night`, second, 'what has changed since'),
  ]
}

/** What tiers and badges of a whole town cost at night. */
export const members = ({ full }: { readonly full: boolean }): Promise<Line[]> =>
  onPostgres(async (shop, beside) => {
    const residents = full ? 1_000_000 : 100_000
    const db = await beside.connect()
    try {
      await populate(db, residents)
      return await night(shop, db, residents)
    } finally {
      db.release()
    }
  })
