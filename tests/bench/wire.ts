import { connect, type Socket } from 'node:net'

export interface Heard {
  readonly status: number
  /** The status line and the header, as they came. */
  readonly head: string
  readonly body: string
}

interface Waiting {
  readonly text: string
  done(heard: Heard): void
  failed(error: Error): void
}

/** Whoever hears nothing for so long is told that the connection ended. */
const SILENCE_MS = 60_000

/**
 * Some connections that stay open and carry one request after another, in as little of this process's time as can be: `fetch` takes twice as much of the
 * machine as the server does to answer, and opens ever more connections where answers are late.
 */
export class Wire {
  private readonly idle: Line[] = []
  private readonly waiting: Waiting[] = []
  private readonly lines = new Set<Line>()

  /** Where all connections are busy, more are opened, up to `most`. */
  constructor(
    private readonly url: string,
    connections: number,
    private readonly most = connections,
  ) {
    for (let n = 0; n < connections; n++) this.idle.push(this.open())
  }

  /** The status of the answer, once all of it is there. */
  async ask(method: 'GET' | 'POST', path: string, body = '', headers: Readonly<Record<string, string>> = {}): Promise<number> {
    return (await this.hear(method, path, body, headers)).status
  }

  /** The answer, once all of it is there. */
  hear(method: 'GET' | 'POST', path: string, body: string, headers: Readonly<Record<string, string>>): Promise<Heard> {
    const all = { host: 'bench', ...(body === '' ? {} : { 'content-type': 'application/json' }), 'content-length': String(Buffer.byteLength(body)), ...headers }
    const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    return new Promise((done, failed) => {
      this.waiting.push({ text: `${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`, done, failed })
      const line = this.idle.pop() ?? (this.lines.size < this.most ? this.open() : undefined)
      if (line) this.next(line)
    })
  }

  close(): void {
    for (const line of this.lines) line.close()
  }

  private open(): Line {
    const { hostname, port } = new URL(this.url)
    const line = new Line(connect(Number(port), hostname), { free: (one) => this.next(one), ended: (one) => this.forget(one) })
    this.lines.add(line)
    return line
  }

  private next(line: Line): void {
    const waiting = this.waiting.shift()
    if (waiting) line.send(waiting)
    else this.idle.push(line)
  }

  private forget(line: Line): void {
    this.lines.delete(line)
    const at = this.idle.indexOf(line)
    if (at >= 0) this.idle.splice(at, 1)
  }
}

/** One connection. */
class Line {
  private asked: Waiting | undefined
  private got: Buffer = Buffer.alloc(0)

  constructor(
    private readonly socket: Socket,
    private readonly owner: { free(line: Line): void; ended(line: Line): void },
  ) {
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.read(chunk))
    socket.setTimeout(SILENCE_MS, () => socket.destroy())
    for (const end of ['error', 'close'] as const) socket.on(end, () => this.end())
  }

  send(asked: Waiting): void {
    this.asked = asked
    this.socket.write(asked.text)
  }

  close(): void {
    this.asked = undefined
    this.socket.destroy()
  }

  private end(): void {
    this.owner.ended(this)
    this.asked?.failed(new Error('the connection ended'))
    this.asked = undefined
  }

  private read(chunk: Buffer): void {
    this.got = this.got.length === 0 ? chunk : Buffer.concat([this.got, chunk])
    const head = this.got.indexOf('\r\n\r\n')
    if (head < 0) return
    const text = this.got.toString('latin1', 0, head)
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
    const whole = head + 4 + length
    if (this.got.length < whole) return
    const body = this.got.toString('utf8', head + 4, whole)
    this.got = this.got.subarray(whole)
    const { asked } = this
    this.asked = undefined
    asked?.done({ status: Number(text.slice(9, 12)), head: text, body })
    this.owner.free(this)
  }
}

/** Asks; false where the server had no room. Throws on any other answer but 200. */
export async function askOk(wire: Wire, shop: { now: string }, call: string, input: object, token: string | null): Promise<boolean> {
  const headers = { 'x-test-now': shop.now, ...(token === null ? {} : { authorization: `Bearer ${token}` }) }
  const status = await wire.ask('POST', `/api/${call}`, JSON.stringify(input), headers)
  if (status === 503) return false
  if (status !== 200) throw new Error(`${call} answered ${status}`)
  return true
}
