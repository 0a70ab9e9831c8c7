import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { startSimulator, type Simulator } from '../../../cloudfunctions/_simulator/simulator'
import { prepareSimulator } from '../../../cloudfunctions/_simulator/keys'
import { freshDatabase, type Place } from '../../support/databases'
import type { Answer, Person } from '../../support/person'
import { inTurns } from '../admins'
import { TestServer } from '../../support/server'
import { Door } from './proxy'
import { Undo } from './undo'

/** Some twenty looks a second; one person may ask ten times. */
const ADMINS = 6

/** News from the pay channel that nobody has had yet. */
export interface Notice {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** A server that reaches the lab's database through a door of its own. */
export class LabServer extends TestServer {
  constructor(
    private readonly site: Place,
    private readonly simulatorUrl: string,
    readonly door: Door,
    wechat: Readonly<Record<string, string>>,
  ) {
    super({ db: 'postgres', simulator: false, audit: false, env: wechat })
  }

  override get simUrl(): string {
    return this.simulatorUrl
  }

  override async start(): Promise<void> {
    // Each statement comes in full, so that the door can read and rewrite it.
    this.place = { ...this.site, env: { DATABASE_URL: this.door.url, DATABASE_UNPREPARED: '1' } }
    await this.run({})
  }

  override stop(): Promise<void> {
    return this.halt('SIGTERM')
  }

  /** The pay channel's news, as if it came to this server. Business time is told first, since the channel names none. */
  async hear({ headers, body }: Notice, now: string): Promise<Answer> {
    await this.http('GET', '/healthz', { headers: { 'x-test-now': now } })
    const answer = await this.http('POST', '/wechat-pay/notify', { body, headers })
    const text = await answer.text()
    return { status: answer.status, headers: answer.headers, body: answer.status === 204 ? { ok: true } : { error: text } }
  }

  /** Everything that is due then. */
  async due(now: string): Promise<Answer> {
    const answer = await this.http('POST', '/test/run-due', { headers: { 'x-test-now': now } })
    const body = (await answer.json()) as { ran?: number; error?: string }
    return { status: answer.status, headers: answer.headers, body: body.error === undefined ? { ok: true, value: body } : { error: body.error } }
  }
}

/** One database, two servers whose statements can be held, a third one for what stands around them, and a pay channel that can go back in time as they can. */
export class Lab {
  private kept: Notice[] | null = null
  private forget: () => void = () => undefined

  private constructor(
    readonly a: LabServer,
    readonly b: LabServer,
    /** Prepares, looks and clears up; never held. */
    readonly shop: LabServer,
    readonly undo: Undo,
    /** Whoever's turn it is to ask what only admins may. */
    readonly admin: () => Person,
    private readonly place: Place,
    private readonly simulator: Simulator,
    private readonly mail: Server,
  ) {}

  static async open(): Promise<Lab> {
    const place = await freshDatabase('postgres', 'small')
    const databaseUrl = place.databaseUrl ?? ''
    const undo = await Undo.install(databaseUrl)
    await undo.query(`alter database ${new URL(databaseUrl).pathname.slice(1)} set deadlock_timeout = '20ms'`)
    const simulator = await startSimulator({ dir: place.simulatorDir, port: 0, testClock: true })
    const mail = createServer()
    mail.listen(0, '127.0.0.1')
    await once(mail, 'listening')
    const wechat = prepareSimulator(place.simulatorDir, { simulator: simulator.url, server: `http://127.0.0.1:${(mail.address() as AddressInfo).port}` })
    const servers: LabServer[] = []
    for (let n = 0; n < 3; n++) servers.push(new LabServer(place, simulator.url, await Door.open(databaseUrl), wechat))
    const [a, b, shop] = servers as [LabServer, LabServer, LabServer]
    await Promise.all(servers.map((server) => server.start()))
    const lab = new Lab(a, b, shop, undo, await inTurns(shop, ADMINS, 'looks'), place, simulator, mail)
    mail.on('request', (request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const { host: _host, connection: _connection, 'content-length': _length, 'transfer-encoding': _encoding, ...headers } = request.headers
        void lab.deliver({ headers: headers as Record<string, string>, body: Buffer.concat(chunks) }).then((status) => response.writeHead(status).end())
      })
    })
    return lab
  }

  /** News reaches the third server, unless it is being kept. */
  private async deliver(notice: Notice): Promise<number> {
    if (!this.kept) return (await this.shop.http('POST', '/wechat-pay/notify', { body: notice.body, headers: notice.headers })).status
    this.kept.push(notice)
    return 204
  }

  /** Lets somebody pay, and keeps the channel's news of it. */
  async paidButUntold(outTradeNo: string, openid: string): Promise<Notice> {
    // News of other trades that still waits is told first.
    await this.shop.flush()
    this.kept = []
    await this.shop.pay(outTradeNo, openid)
    await this.shop.flush()
    const [notice] = this.kept
    this.kept = null
    if (!notice) throw new Error('the channel said nothing')
    return notice
  }

  async mark(): Promise<void> {
    // What earlier scenes left to be emptied is: servers remember that they have, where the database goes back.
    await this.undo.query("update pay_inbox set body = null where worked_at is not null and received_at < $1::timestamptz - interval '7 days'", [this.shop.now])
    await this.undo.mark()
    this.forget = this.simulator.mark()
  }

  async goBack(): Promise<void> {
    await this.undo.goBack()
    this.forget()
  }

  async close(): Promise<void> {
    await Promise.all([this.a, this.b, this.shop].map((server) => server.stop()))
    for (const { door } of [this.a, this.b, this.shop]) door.close()
    this.mail.closeAllConnections()
    this.mail.close()
    await this.simulator.stop()
    await this.undo.end()
    await this.place.drop()
  }
}
