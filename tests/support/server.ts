import type { CallName } from '@domain/contract'
import { prepareSimulator } from '../../cloudfunctions/_simulator/keys'
import { freshDatabase, postgresUrl, SEED_AT, type Db, type Place, type Seed } from './databases'
import { freshKey, Person, type Answer, type Asking } from './person'
import { answers, freePorts, startProgram, type Env, type Running } from './processes'
import { skipUnless } from './skip'

export { SEED_AT } from './databases'
export type { Answer, Asking } from './person'
export { Person } from './person'

export type Fault = 'lost' | 'late' | 'doubled' | 'reordered' | 'forged' | 'timeout' | 'amount' | 'payer' | 'probe'

export interface ServerOptions {
  readonly db: Db
  readonly seed?: Seed
  readonly simulator?: boolean
  /** Ask `ops.audit` at the end, and fail on what it finds; on unless said otherwise. */
  readonly audit?: boolean
  readonly env?: Env
}

interface Header {
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

const STARTS_MOST = 4
/** The full demo data takes its time where no template of it is left from an earlier run. */
const START_MS = 900_000

/** A server of the built product with its simulator and a database of its own, spoken to over HTTP. */
export class TestServer {
  /** Business time of what is asked next. */
  now: string = SEED_AT
  private port = 0
  protected place: Place | undefined
  private gateway: Running | undefined
  private simulator: Running | undefined
  private readonly failures: string[] = []

  constructor(readonly options: ServerOptions) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  get simUrl(): string {
    return `http://127.0.0.1:${this.port + 1}`
  }

  /** For a look into the database from outside; null on PGlite, which one process owns. */
  get databaseUrl(): string | null {
    return this.place?.databaseUrl ?? null
  }

  /** Of the running server. */
  get pid(): number {
    return this.gateway?.child.pid ?? 0
  }

  get nobody(): Person {
    return new Person(this, '', null, '')
  }

  async start(): Promise<void> {
    this.place = await freshDatabase(this.options.db, this.options.seed ?? 'small')
    await this.run({})
  }

  /** Ends the server (`SIGKILL`: as a power cut of the process) and starts it on the same database. */
  async restart({ signal = 'SIGTERM', env = {} }: { signal?: NodeJS.Signals; env?: Env } = {}): Promise<void> {
    await this.halt(signal)
    await this.run(env)
  }

  async stop(): Promise<void> {
    await this.halt('SIGTERM')
    await this.place?.drop()
  }

  /** Moves the business time of everything that is asked from now on. */
  at(instant: string): void {
    this.now = instant
  }

  async call(name: CallName | (string & {}), input: unknown, asking: Asking & { token?: string | null } = {}): Promise<Answer> {
    const { token = null, key = freshKey(), now = this.now } = asking
    const headers = {
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...(key === null ? {} : { 'idempotency-key': key }),
      'x-test-now': now,
    }
    const answer = await this.http('POST', `/api/${name}`, { body: input, headers })
    const text = await answer.text()
    try {
      return { status: answer.status, headers: answer.headers, body: JSON.parse(text) as Answer['body'] }
    } catch {
      throw new Error(`${name} answered ${answer.status} with what is no JSON: ${text.slice(0, 200)}`)
    }
  }

  /** Anything beside a call; `body` is sent as JSON unless it is text or bytes. */
  async http(method: string, path: string, { body, headers = {} }: Header = {}): Promise<Response> {
    const raw = body === undefined || typeof body === 'string' || body instanceof Uint8Array
    const type: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' }
    const answer = await fetch(this.url + path, {
      method,
      headers: { ...type, ...headers },
      body: raw ? ((body as BodyInit | undefined) ?? null) : JSON.stringify(body),
    })
    if (answer.status >= 500 && answer.status !== 503) this.failures.push(`${method} ${path} answered ${answer.status}`)
    return answer
  }

  /** Signs in by channel `test`. */
  async as(openid: string): Promise<Person> {
    const { status, body } = await this.call('session.open', { channel: 'test', code: `test:${openid}` }, { key: null })
    if (body.ok !== true) throw new Error(`${openid} could not sign in: ${status} ${JSON.stringify(body)}`)
    const { token, personId } = body.value as { token: string; personId: string }
    return new Person(this, openid, token, personId)
  }

  /** Signs in `count` people, `prefix-1` and so on. */
  async people(count: number, prefix: string): Promise<Person[]> {
    const all: Person[] = []
    for (let first = 1; first <= count; first += 20) {
      const some = Array.from({ length: Math.min(20, count - first + 1) }, (_, n) => this.as(`${prefix}-${first + n}`))
      all.push(...(await Promise.all(some)))
    }
    return all
  }

  /** Runs every timer and queued call that is due, now or at an instant to which time moves. */
  async runDue(instant?: string): Promise<number> {
    if (instant !== undefined) this.at(instant)
    const answer = await this.http('POST', '/test/run-due', { headers: { 'x-test-now': this.now } })
    return (await expectJson<{ ran: number }>(answer, '/test/run-due')).ran
  }

  /** Pays at the simulator's cashier; WeChat's news of it waits for `flush`. */
  async pay(outTradeNo: string, payer: string): Promise<void> {
    await this.sim('POST', '/sim/pay', { outTradeNo, payer })
  }

  /** Has the simulator deliver the callbacks that are due. */
  async flush(instant?: string): Promise<number> {
    if (instant !== undefined) this.at(instant)
    return (await this.sim<{ delivered: number }>('POST', '/sim/flush')).delivered
  }

  /** The same beside others who do so, as a channel tells of many payments at once. */
  async flushBeside(): Promise<void> {
    await this.sim('POST', '/sim/flush', { beside: true })
  }

  async faults(next: Fault, times = 1): Promise<void> {
    await this.sim('POST', '/sim/faults', { next, times })
  }

  simState<T = unknown>(): Promise<T> {
    return this.sim<T>('GET', '/sim/state')
  }

  /** What a phone's `wx.requestPayment` does: the person pays, WeChat tells us at once. */
  async payPrepared(prepayId: string, payer: string): Promise<void> {
    const { trades } = await this.simState<{ trades: readonly { outTradeNo: string; prepayIds: readonly string[] }[] }>()
    const trade = trades.find((one) => one.prepayIds.includes(prepayId))
    if (!trade) throw new Error(`the simulator knows no prepayment ${prepayId}`)
    await this.pay(trade.outTradeNo, payer)
    await this.flush()
  }

  /** What `ops.audit` finds wrong. */
  async audit(): Promise<{ id: string; count: number; rows: unknown }[]> {
    const admin = await this.as('c1-admin-1')
    const { invariants } = await admin.ok('ops.audit', {})
    return invariants.flatMap((one) =>
      'count' in one && one.count !== undefined && one.count > 0 ? [{ id: one.id, count: one.count, rows: one.rows }] : [],
    )
  }

  /** Unexpected 5xx answers and errors in the server's log since the last time; whoever takes them says that they were expected. */
  takeFailures(): string[] {
    return [...this.failures.splice(0), ...(this.gateway?.takeErrors() ?? []), ...(this.simulator?.takeErrors() ?? [])]
  }

  /** Everything that the server has printed since it started. */
  output(): string {
    return this.gateway?.output() ?? ''
  }

  protected async run(env: Env): Promise<void> {
    for (let n = 1; ; n++) {
      this.port = await freePorts()
      try {
        return await this.runOn(env)
      } catch (error) {
        await this.halt('SIGKILL')
        if (n === STARTS_MOST || !String(error).includes('EADDRINUSE')) throw error
      }
    }
  }

  private async runOn(env: Env): Promise<void> {
    const { env: database, simulatorDir } = this.place ?? { env: {}, simulatorDir: '' }
    const common = { ...database, PORT: String(this.port), TEST_CLOCK: '1', CASHIER_URL: this.simUrl }
    const withSimulator = this.options.simulator ?? true
    const wechat = withSimulator ? prepareSimulator(simulatorDir, { simulator: this.simUrl, server: this.url }) : {}
    if (withSimulator) this.simulator = startProgram('simulator', { PORT: String(this.port + 1), SIM_DIR: simulatorDir, TEST_CLOCK: '1' })
    this.gateway = startProgram('gateway', { ...common, ...wechat, ...this.options.env, ...env })
    await Promise.all([answers(`${this.url}/readyz`, this.gateway), this.simulator && answers(`${this.simUrl}/healthz`, this.simulator)])
  }

  protected async halt(signal: NodeJS.Signals): Promise<void> {
    await this.gateway?.stop(signal)
    await this.simulator?.stop()
    this.failures.push(...(this.gateway?.takeErrors() ?? []))
    this.gateway = this.simulator = undefined
  }

  private async sim<T>(method: string, path: string, body?: unknown): Promise<T> {
    const sent = body === undefined ? {} : { body: JSON.stringify(body) }
    const answer = await fetch(this.simUrl + path, {
      method,
      headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), 'x-test-now': this.now },
      ...sent,
    })
    return expectJson<T>(answer, path)
  }
}

async function expectJson<T>(answer: Response, path: string): Promise<T> {
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${text}`)
  return (text === '' ? undefined : JSON.parse(text)) as T
}

/**
 * A server for the tests of this describe: started before them, and stopped after them. At its end every invariant must hold, and nothing may have
 * answered a 5xx or logged an error that no test took.
 */
export function useServer(options: ServerOptions): TestServer {
  const server = new TestServer(options)
  beforeAll(() => server.start(), START_MS)
  afterAll(async () => {
    try {
      const audited = options.audit ?? (options.seed ?? 'small') === 'small'
      const broken = audited ? await server.audit() : []
      expect({ broken, failures: server.takeFailures() }).toEqual({ broken: [], failures: [] })
    } finally {
      await server.stop()
    }
  }, 60_000)
  return server
}

/** Says everything twice: on the embedded database and on PostgreSQL. */
export function onBothDatabases(body: (db: Db) => void): void {
  describe('on PGlite', () => body('pglite'))
  onPostgres(() => body('postgres'))
}

/** What only a real PostgreSQL can show: many connections at once. */
export const onPostgres = (body: () => void): void =>
  skipUnless(postgresUrl() !== undefined, 'no PostgreSQL runs: start tests by `npm test`').describe('on PostgreSQL', body)
