import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { aBatch } from '../coupon/batch-fixtures'
import { switchOn } from '../policy/fixtures'
import { TestServer, type Person } from '../support/server'
import { measure, type Measured } from './measure'

const CLIENTS = 64
const CLAIMERS = 600
const ROUNDS = 6
const RESIDENTS = 1_000_000
const THURSDAY = '2026-11-25T16:00:00.000Z'

interface Line {
  readonly name: string
  readonly perSecond: number
  readonly medianMs?: number
  readonly p99Ms?: number
  readonly ratio?: number
  readonly seconds?: number
  readonly memoryMb?: readonly number[]
}

/** Everybody grabs for one batch after another, beside the same people's calls that write one plain row of their own, in turns. */
async function claims(shop: TestServer): Promise<Line[]> {
  const people = await shop.people(CLAIMERS, 'claimer')
  await Promise.all(people.map((person) => person.ok('station.choose', { stationId: 's1' })))
  const hot: Measured[] = []
  const plain: Measured[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const { batchId } = await aBatch(shop, { size: CLAIMERS })
    const each = (name: string, ask: (person: Person) => Promise<unknown>) => measure(name, people, CLIENTS, CLIENTS, ask)
    hot.push(await each('coupon.claim, one hot batch', (person) => person.ok('coupon.claim', { batchId })))
    plain.push(await each('message.accept, a row each', (person) => person.ok('message.accept', { accepted: ['arrived'] })))
  }
  const middle = (all: readonly Measured[]) => [...all].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(all.length / 2)]!
  return [{ ...middle(plain) }, { ...middle(hot), ratio: middle(hot).perSecond / middle(plain).perSecond }]
}

/** The resident memory in MB of the server that this process started. */
function serverMemory(): number {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim().split(' ')
  const server = children.find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('gateway'))
  return server ? Math.round(Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server}/status`, 'utf8'))?.[1] ?? 0) / 1_024) : Number.NaN
}

/** A Thursday for a million residents; the server is killed half-way, and goes on. */
async function thursday(shop: TestServer): Promise<Line[]> {
  const db = new pg.Client({ connectionString: shop.databaseUrl! })
  await db.connect()
  const served = async () => Number((await db.query<{ sum: string }>('select coalesce(sum(given + held_out), 0) as sum from policy_run')).rows[0]?.sum)
  await db.query(`
    insert into person (id, community_id, station_id, created_at)
    select '01KB' || lpad(n::text, 22, '0'), 'c1', 's1', '2026-11-01' from generate_series(1, ${RESIDENTS}) n`)
  await db.query('vacuum analyze person')
  const operator = await switchOn(shop, 'thursday_pool', { budgetFen: 9_000_000_000 })
  shop.at(THURSDAY)
  await operator.ok('policy.run', { policyId: 'thursday_pool', communityId: 'c1' })
  const memoryMb: number[] = []
  const watch = setInterval(() => memoryMb.push(serverMemory()), 2_000)
  let ms = 0
  const timed = async <T>(work: () => Promise<T>): Promise<void> => {
    const from = performance.now()
    await work()
    ms += performance.now() - from
  }
  await timed(async () => {
    const killed = shop.runDue().catch(() => undefined)
    for (let n = 0; (await served()) < RESIDENTS / 2; n++) {
      if (n > 6_000) throw new Error('the run does not get on')
      await new Promise((done) => setTimeout(done, 50))
    }
    await shop.restart({ signal: 'SIGKILL' })
    await killed
  })
  await db.query("update job set busy_until = now() - interval '1 minute' where state = 'running'")
  await timed(() => shop.runDue())
  clearInterval(watch)
  const { rows } = await db.query<{ coupons: string; owners: string }>("select count(*) as coupons, count(distinct person_id) as owners from coupon where why = 'thursday_pool'")
  const all = await served()
  await db.end()
  const { coupons, owners } = rows[0]!
  if (all < RESIDENTS || coupons !== owners) throw new Error(`${all} were looked at, ${coupons} coupons have ${owners} owners`)
  return [{ name: `policy run over ${RESIDENTS.toLocaleString('en')} residents, killed once`, perSecond: all / (ms / 1_000), seconds: ms / 1_000, memoryMb }]
}

function print({ name, perSecond, medianMs, p99Ms, ratio, seconds, memoryMb = [] }: Line): void {
  const rest = [
    medianMs === undefined ? '' : `median ${medianMs.toFixed(1)} ms   p99 ${p99Ms?.toFixed(1)} ms`,
    ratio === undefined ? '' : `× ${ratio.toFixed(2)}`,
    seconds === undefined ? '' : `${seconds.toFixed(1)} s   server ${Math.min(...memoryMb)} to ${Math.max(...memoryMb)} MB`,
  ]
  console.log([name.padEnd(56), `${perSecond.toFixed(0).padStart(6)} /s`, ...rest.filter(Boolean)].join('   '))
}

/** What coupons cost at their hottest and at their largest; prints it and writes it to `dist/bench-coupons.json`. */
export async function bench(root: string): Promise<void> {
  const shop = new TestServer({ db: 'postgres', env: { DATABASE_POOL_MAX: '20' } })
  await shop.start()
  try {
    const lines: Line[] = []
    for (const work of [claims, thursday]) {
      const measured = await work(shop)
      for (const line of measured) print(line)
      lines.push(...measured)
    }
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(join(root, 'dist', 'bench-coupons.json'), `${JSON.stringify(lines, null, 2)}\n`)
  } finally {
    await shop.stop()
  }
}
