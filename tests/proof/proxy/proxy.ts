import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'
import { backendOf, endsExchange, isError, isReady, Messages, sqlState, statementIn, withStatement, type Message } from './wire'

/** One thing asked of the database: what a client sends until it waits for the answer. */
export interface Statement {
  readonly sql: string
  readonly kind: 'begin' | 'savepoint' | 'commit' | 'rollback' | 'other'
  /** The database's process that works it. */
  readonly backend: number
}
/** What becomes of it: it goes on as it is; or the line is cut before the database hears of it, when it has worked it but nobody knows, or once its answer was sent. */
export type Fate = 'go' | 'cut_before' | 'cut_at' | 'cut_after'

/** Who decides over a door's statements. Each may be held as long as it takes. */
export interface Gate {
  ask(statement: Statement): Promise<Fate>
  /** The database has answered it; `error`: its SQLSTATE, '' when all went well. */
  answered?(statement: Statement, error: string): void
  /** What the database gets to read instead. */
  rewrite?(sql: string): string
}

const OPEN: Gate = { ask: () => Promise.resolve('go') }

function kindOf(sql: string): Statement['kind'] {
  const words = sql.slice(0, 20).toLowerCase()
  if (words.startsWith('start transaction') || words.startsWith('begin')) return 'begin'
  if (words.startsWith('savepoint')) return 'savepoint'
  if (words.startsWith('commit')) return 'commit'
  return words.startsWith('rollback') && !/^rollback to/.test(words) ? 'rollback' : 'other'
}

/** One server's line to its database, with the gate that its statements pass. */
class Line {
  private readonly fromClient = new Messages(true)
  private readonly fromDatabase = new Messages(false)
  private backend = 0
  private exchange: Message[] = []
  /** Statements follow each other: the next one is looked at when the last one has gone. */
  private turn: Promise<void> = Promise.resolve()
  private asked: { statement: Statement; fate: Fate } | null = null
  private error = ''

  constructor(
    private readonly client: Socket,
    private readonly database: Socket,
    private readonly gate: () => Gate,
  ) {
    for (const socket of [client, database]) socket.setNoDelay(true).on('error', () => this.cut())
    client.on('close', () => this.cut())
    database.on('close', () => this.cut())
    client.on('data', (chunk: Buffer) => {
      for (const one of this.fromClient.read(chunk)) this.hear(one)
    })
    database.on('data', (chunk: Buffer) => this.answer(chunk))
  }

  cut(): void {
    this.client.destroy()
    this.database.destroy()
  }

  private hear(one: Message): void {
    if (one.type === '' || one.type === 'X' || one.type === 'p') {
      this.database.write(one.bytes)
      return
    }
    this.exchange.push(one)
    if (!endsExchange(one)) return
    const exchange = this.exchange
    this.exchange = []
    this.turn = this.turn.then(() => this.pass(exchange))
  }

  private async pass(exchange: readonly Message[]): Promise<void> {
    const sql = exchange.map(statementIn).find((text) => text !== null)
    if (sql === undefined) return this.forward(exchange)
    const statement: Statement = { sql, kind: kindOf(sql), backend: this.backend }
    const gate = this.gate()
    const fate = await gate.ask(statement)
    if (fate === 'cut_before') return this.cut()
    if (this.client.destroyed) return
    this.asked = { statement, fate }
    const text = gate.rewrite?.(sql) ?? sql
    this.forward(text === sql ? exchange : exchange.map((one) => withStatement(one, text)))
  }

  private forward(exchange: readonly Message[]): void {
    this.database.write(Buffer.concat(exchange.map(({ bytes }) => bytes)))
  }

  private answer(chunk: Buffer): void {
    for (const one of this.fromDatabase.read(chunk)) {
      this.backend = backendOf(one) ?? this.backend
      if (isError(one)) this.error = sqlState(one)
      if (!isReady(one)) continue
      const asked = this.asked
      const error = this.error
      this.asked = null
      this.error = ''
      if (!asked) continue
      if (asked.fate === 'cut_at') {
        this.cut()
        this.gate().answered?.(asked.statement, error)
        return
      }
      if (asked.fate === 'cut_after') this.client.write(chunk, () => this.cut())
      else this.client.write(chunk)
      this.gate().answered?.(asked.statement, error)
      return
    }
    if (this.asked?.fate !== 'cut_at') this.client.write(chunk)
  }
}

/** A door through which one server reaches the database. */
export class Door {
  gate: Gate = OPEN
  private readonly lines = new Set<Line>()
  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  static async open(databaseUrl: string): Promise<Door> {
    const to = new URL(databaseUrl)
    const server = createServer({ pauseOnConnect: true })
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = new URL(databaseUrl)
    url.hostname = '127.0.0.1'
    url.port = String((server.address() as AddressInfo).port)
    const door = new Door(server, url.href)
    server.on('connection', (client) => {
      const database = connect(Number(to.port), to.hostname)
      const line = new Line(client, database, () => door.gate)
      door.lines.add(line)
      client.once('close', () => door.lines.delete(line))
      client.resume()
    })
    return door
  }

  free(): void {
    this.gate = OPEN
  }

  close(): void {
    for (const line of this.lines) line.cut()
    this.server.close()
  }
}
