import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { postgresUrl } from '../../support/databases'
import { freshKey } from '../../support/person'
import { newFolder } from '../../support/processes'
import { inRoot, ROOT } from '../../support/project'
import { TestServer } from '../../support/server'
import { numbersFrom } from '../interleave/schedules'
import { killAgainAndAgain, type Count } from '../kills/again'
import type { Form, ProofResult } from '../parts'
import { Bouncer } from './bouncer'
import { Pair } from './pair'

const SHORT = { pooler: 2, promotions: 1, tests: ['tests/pool/', 'tests/payment/', 'tests/postgres/races'] }
/** Backups need the database's own address. */
const LONG = { pooler: 20, promotions: 10, tests: ['tests/(?!browser|miniprogram|photos|proof|kit/tools)'] }

interface Results {
  readonly numPassedTests: number
  readonly testResults: readonly { name: string; message: string; assertionResults: readonly { fullName: string; status: string }[] }[]
}

/** The tests that ask PostgreSQL, with a pooler between the servers and it. */
async function suite(filters: readonly string[], form: Form): Promise<{ passed: number; broken: string[] }> {
  const from = Date.now()
  const bouncer = await Bouncer.open(postgresUrl() ?? '')
  const file = join(newFolder('suite'), 'results.json')
  try {
    const args = [inRoot('node_modules', 'jest', 'bin', 'jest.js'), '--config', inRoot('config', 'jest', 'jest.config.js'), '--selectProjects', 'node', '-t', 'on PostgreSQL', '--json', `--outputFile=${file}`, ...filters]
    const jest = spawn(process.execPath, args, { cwd: ROOT, stdio: 'ignore', env: { ...process.env, LINPIN_TEST_POOLER: bouncer.url } })
    await once(jest, 'exit')
    const { numPassedTests: passed, testResults } = JSON.parse(readFileSync(file, 'utf8')) as Results
    const failed = testResults.flatMap(({ name, message, assertionResults }) => {
      const names = assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => fullName)
      return names.length === 0 && message === '' ? [] : [`behind a pooler: ${name.slice(ROOT.length + 1)}: ${names.join('; ')} ${message.slice(0, 600)}`]
    })
    form.say(`behind PgBouncer in transaction mode: ${passed} tests passed (${Math.round((Date.now() - from) / 1_000)} s)`)
    return { passed, broken: passed === 0 ? [...failed, 'behind a pooler: no test ran'] : failed }
  } finally {
    await bouncer.stop()
  }
}

/** A server that reaches its database by an address that may change. */
class MovingServer extends TestServer {
  constructor(private readonly through: (direct: string) => string) {
    super({ db: 'postgres', env: { DATABASE_POOL_MAX: '20' } })
  }

  override async start(): Promise<void> {
    await super.start()
    await this.move()
  }

  /** To where its database is now; it is told by its settings, as any server is. */
  async move(): Promise<void> {
    if (!this.place) throw new Error('it has no database')
    const direct = new URL(postgresUrl() ?? '')
    direct.pathname = new URL(this.place.databaseUrl ?? '').pathname
    const url = this.through(direct.href)
    this.place = { ...this.place, env: { DATABASE_URL: url }, databaseUrl: url }
    await this.restart()
  }
}

async function onPair<T>(work: (pair: Pair, bouncer: Bouncer) => Promise<T>): Promise<T> {
  const pair = await Pair.open()
  const bouncer = await Bouncer.open(pair.url)
  try {
    return await work(pair, bouncer)
  } finally {
    await bouncer.stop()
    await pair.stop()
  }
}

const poolerDies = (times: number, random: () => number, form: Form): Promise<Count> =>
  onPair((_pair, bouncer) =>
    killAgainAndAgain({ name: 'PgBouncer, kill -9', db: 'postgres', missed: true, shop: new MovingServer((direct) => bouncer.urlOf(direct)), kill: () => bouncer.crash() }, times, random, form),
  )

/** The server notices nothing but broken connections: the pooler asks the replica from now on. */
const promotedBehindPooler = (times: number, random: () => number, form: Form): Promise<Count> =>
  onPair((pair, bouncer) => {
    const kill = async () => {
      await pair.failOver()
      await bouncer.pointAt(pair.url)
      await pair.follow()
    }
    const shop = new (class extends MovingServer {
      override async start() {
        await super.start()
        await pair.follow()
      }
    })((direct) => bouncer.urlOf(direct))
    return killAgainAndAgain({ name: 'replica promoted behind PgBouncer', db: 'postgres', missed: true, shop, kill }, times, random, form)
  })

/** The server is started again with the replica's address. */
const promotedAndMoved = (times: number, random: () => number, form: Form): Promise<Count> =>
  onPair((pair) => {
    const shop = new (class extends MovingServer {
      override async start() {
        await super.start()
        await pair.follow()
      }
    })((direct) => direct)
    const kill = async () => {
      await pair.failOver()
      await shop.move()
      await pair.follow()
    }
    return killAgainAndAgain({ name: 'replica promoted, the server pointed at it', db: 'postgres', missed: true, shop, kill }, times, random, form)
  })

/** That this would be seen: with a replica that nobody waits for, what was acknowledged is gone. */
const lossIsSeen = (form: Form): Promise<string[]> =>
  onPair(async (pair) => {
    const shop = new MovingServer((direct) => direct)
    await shop.start()
    try {
      const person = await shop.as('c1-resident-1')
      await pair.follow()
      await pair.fallBehind()
      const key = freshKey()
      const order = () => person.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i1', quantity: 1 }], handover: 'station' }, { key })
      const before = await order()
      await pair.failOver()
      await shop.move()
      const after = await order()
      form.say('with a replica that nobody waits for the loss is seen')
      return before.orderId === after.orderId ? ['a replica that had fallen behind lost nothing: so the promotions show nothing'] : []
    } finally {
      await shop.stop()
    }
  })

/** What stands between a server and its database, and what takes the database's place. */
export async function poolers(form: Form): Promise<ProofResult> {
  const { pooler, promotions, tests } = form.long ? LONG : SHORT
  const random = numbersFrom(form.seed ?? 20_261_122)
  const { passed, broken } = await suite(tests, form)
  const counts = [await poolerDies(pooler, random, form), await promotedBehindPooler(promotions, random, form), await promotedAndMoved(promotions, random, form)]
  const sum = (of: (count: Count) => number) => counts.reduce((total, count) => total + of(count), 0)
  return {
    summary: `${passed} tests behind a pooler; ${2 * promotions} promotions and ${pooler} kills of the pooler, ${sum(({ acknowledged }) => acknowledged)} acknowledged writes all there, ${sum(({ unknown }) => unknown)} unknown ones settled`,
    broken: [...broken, ...counts.flatMap((count) => count.broken), ...(await lossIsSeen(form))],
  }
}
