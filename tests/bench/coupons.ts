import pg from 'pg'
import { aBatch } from '../coupon/batch-fixtures'
import { switchOn } from '../policy/fixtures'
import type { Person, TestServer } from '../support/server'
import { onPostgres } from './ground'
import { measure, middle, type Measured } from './measure'
import { memoryMb } from './processor'
import { against, type Line } from './report'

const CLIENTS = 64
const CLAIMERS = 600
const ROUNDS = 6
const RESIDENTS = 1_000_000
const THURSDAY = '2026-11-25T16:00:00.000Z'

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
  const row = middle(plain)
  return [{ ...row, writes: 'a row, reply' }, against(row, middle(hot), 'coupon, batch, reply', { least: 0.5, reach: '≥ 0.5 of the row' })]
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
  const memory: number[] = []
  const watch = setInterval(() => memory.push(memoryMb(shop.pid)), 2_000)
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
  const seconds = ms / 1_000
  const figure = `${seconds.toFixed(1)} s   server ${Math.min(...memory)} to ${Math.max(...memory)} MB`
  return [{ name: `policy run over ${RESIDENTS.toLocaleString('en')} residents, killed once`, perSecond: all / seconds, figure, writes: 'a coupon each' }]
}

/** What coupons cost at their hottest and at their largest. */
export const coupons = (): Promise<Line[]> => onPostgres(async (shop) => [...(await claims(shop)), ...(await thursday(shop))])
