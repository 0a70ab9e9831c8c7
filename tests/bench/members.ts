import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { TestServer, type Person } from '../support/server'

const RESIDENTS = 1_000_000
const ORDERS = 1_500_000
const POOLS = 150_000
const NIGHT = '2026-11-22T19:30:00.000Z'
const PER_SECOND = 200
const SECONDS = 15
const READERS = 200

interface Line {
  readonly name: string
  readonly perSecond: number
  readonly medianMs?: number
  readonly p99Ms?: number
  readonly seconds?: number
  readonly memoryMb?: readonly number[]
}

/** The resident memory in MB of the server that this process started. */
function serverMemory(): number {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ')
  const server = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('gateway'))
  return server ? Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server}/status`, 'utf8'))?.[1] ?? 0) / 1_024) : Number.NaN
}

const pad = (prefix: string, n: string) => `'${prefix}' || lpad((${n})::text, 22, '0')`

/** Residents with orders, pools and sign-ins behind them: one and a half orders each, every second in a pool. */
async function populate(db: pg.Client): Promise<void> {
  await db.query("set session_replication_role = 'replica'")
  await db.query(`insert into person (id, community_id, station_id, created_at) select ${pad('01KB', 'n')}, 'c1', 's1', '2026-01-01' from generate_series(1, ${RESIDENTS}) n`)
  await db.query(`insert into orders (community_id, id, campaign_id, station_id, person_id, state, handover, goods_fen, percent, door_fee_fen, pay_fen, paid_fen, placed_at, hold_until, paid_at)
    select 'c1', ${pad('01KC', 'n')}, 'g1', 's1', ${pad('01KB', `1 + (n::bigint * 7919) % ${RESIDENTS}`)}, 'fetched', 'station', 1, 0, 0, 1, 1, at, at, at
    from (select n, timestamptz '2026-11-20' - (n % 200) * interval '1 day' as at from generate_series(1, ${ORDERS}) n) o`)
  await db.query(`insert into order_line (community_id, order_id, id, item_id, place, quantity, price_fen, pay_fen, handed_at, handed_how)
    select 'c1', ${pad('01KC', 'n')}, ${pad('01KD', 'n * 2 + place')}, 'g1-i' || (1 + (n + place) % 20), place, 1, 1, 1, timestamptz '2026-11-21' - (n % 200) * interval '1 day', 'pickup'
    from generate_series(1, ${ORDERS}) n, generate_series(0, 1) place`)
  await db.query(`insert into pool (community_id, id, campaign_id, station_id, opener_id, state, seats_max, steps, least_fen, percent, opened_at, ends_at, over_at)
    select 'c1', ${pad('01KE', 'n')}, 'g1', 's1', ${pad('01KB', 'n * 3')}, 'settled', 3, '[]', 0, 20, at, at, at
    from (select n, timestamptz '2026-11-20' - (n % 200) * interval '1 day' as at from generate_series(1, ${POOLS}) n) p`)
  await db.query(`insert into seat (community_id, pool_id, order_id, campaign_id, person_id, number, state)
    select 'c1', ${pad('01KE', 'n')}, ${pad('01KF', 'n * 3 + place')}, 'g1', ${pad('01KB', 'n * 3 + place')}, place + 1, 'settled' from generate_series(1, ${POOLS}) n, generate_series(0, 2) place`)
  await db.query(`insert into sign_in (person_id, day, made_up, at, run, earns, points)
    select ${pad('01KB', 'n')}, date '2026-11-22' - back, false, (date '2026-11-22' - back) + interval '4 hours', 1, true, 1 from generate_series(1, 200000) n, generate_series(0, n % 9) back`)
  for (const table of ['person', 'orders', 'order_line', 'pool', 'seat', 'sign_in']) await db.query(`vacuum analyze ${table}`)
}

/** A night's count of a million residents; the server is killed half-way, and goes on. */
async function night(shop: TestServer, db: pg.Client): Promise<Line[]> {
  const counted = async () => Number((await db.query<{ sum: string }>('select coalesce(sum(people), 0) as sum from badge_recount')).rows[0]?.sum)
  const memoryMb: number[] = []
  let ms = 0
  const timed = async <T>(work: () => Promise<T>): Promise<void> => {
    const from = performance.now()
    await work()
    ms += performance.now() - from
  }
  const watch = setInterval(() => memoryMb.push(serverMemory()), 2_000)
  shop.at(NIGHT)
  await timed(async () => {
    const killed = shop.runDue().catch(() => undefined)
    for (let n = 0; (await counted()) < RESIDENTS / 2; n++) {
      if (n > 12_000) throw new Error('the count does not get on')
      await new Promise((done) => setTimeout(done, 50))
    }
    await shop.restart({ signal: 'SIGKILL' })
    await killed
  })
  await db.query("update job set busy_until = now() - interval '1 minute' where state = 'running'")
  await timed(() => shop.runDue())
  clearInterval(watch)
  const people = await counted()
  const { rows } = await db.query<{ badges: string; owners: string; tiers: string }>(
    'select (select count(*) from badge_earned) as badges, (select count(*) from (select distinct person_id, badge_id from badge_earned) once) as owners, (select count(*) from tier_standing) as tiers')
  const { badges, owners, tiers } = rows[0]!
  if (people < RESIDENTS || badges !== owners) throw new Error(`${people} were counted, ${badges} badges have ${owners} owners`)
  console.log(`${badges} badges and ${tiers} tiers were written`)
  const again = performance.now()
  shop.at('2026-11-23T19:30:00.000Z')
  await shop.runDue()
  const secondMs = performance.now() - again
  const all = RESIDENTS.toLocaleString('en')
  return [
    { name: `first count of ${all} residents, killed once`, perSecond: people / (ms / 1_000), seconds: ms / 1_000, memoryMb },
    { name: `count of the next night, nothing to write`, perSecond: people / (secondMs / 1_000), seconds: secondMs / 1_000, memoryMb },
  ]
}

/** Me at a steady 200 a second, whatever the answers take, over HTTP. */
async function me(shop: TestServer): Promise<Line[]> {
  const people: Person[] = await shop.people(READERS, 'reader')
  for (const person of people) await person.ok('station.choose', { stationId: 's1' })
  for (const person of people) await person.ok('streak.sign', {})
  const took: number[] = []
  const open: Promise<void>[] = []
  const ask = async (person: Person) => {
    const from = performance.now()
    await person.ok('me.get', {})
    took.push(performance.now() - from)
  }
  for (const person of people) await ask(person)
  took.length = 0
  const from = performance.now()
  for (let n = 0; n < PER_SECOND * SECONDS; n++) {
    const wait = from + (n * 1_000) / PER_SECOND - performance.now()
    if (wait > 0) await new Promise((done) => setTimeout(done, wait))
    open.push(ask(people[n % people.length]!))
  }
  await Promise.all(open)
  const seconds = (performance.now() - from) / 1_000
  took.sort((a, b) => a - b)
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))]
  return [{ name: `me.get, ${PER_SECOND} a second asked for`, perSecond: took.length / seconds, medianMs: at(0.5)!, p99Ms: at(0.99)! }]
}

function print({ name, perSecond, medianMs, p99Ms, seconds, memoryMb = [] }: Line): void {
  const rest = [
    medianMs === undefined ? '' : `median ${medianMs.toFixed(1)} ms   p99 ${p99Ms?.toFixed(1)} ms`,
    seconds === undefined ? '' : `${seconds.toFixed(1)} s   server ${Math.min(...memoryMb)} to ${Math.max(...memoryMb)} MB`,
  ]
  console.log([name.padEnd(56), `${perSecond.toFixed(0).padStart(6)} /s`, ...rest.filter(Boolean)].join('   '))
}

/** What tiers and badges cost at their largest, and Me at its usual; prints it and writes it to `dist/bench-members.json`. */
export async function bench(root: string): Promise<void> {
  const shop = new TestServer({ db: 'postgres', env: { DATABASE_POOL_MAX: '20' } })
  await shop.start()
  const db = new pg.Client({ connectionString: shop.databaseUrl! })
  try {
    const lines = await me(shop)
    for (const line of lines) print(line)
    await db.connect()
    await populate(db)
    for (const line of await night(shop, db)) {
      print(line)
      lines.push(line)
    }
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(join(root, 'dist', 'bench-members.json'), `${JSON.stringify(lines, null, 2)}\n`)
  } finally {
    await db.end()
    await shop.stop()
  }
}
