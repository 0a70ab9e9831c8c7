import { connect, type Socket } from 'node:net'

interface Waiting {
  readonly text: string
  done(status: number): void
  failed(error: Error): void
}

/**
 * Some connections that stay open and carry one request after another, in as little of this process's time as can be: `fetch` takes twice as much of the
 * machine as the server does to answer, and opens ever more connections where answers are late.
 */
export class Wire {
  private readonly idle: Line[] = []
  private readonly waiting: Waiting[] = []
  private readonly lines: Line[]

  constructor(url: string, connections: number) {
    const { hostname, port } = new URL(url)
    this.lines = Array.from({ length: connections }, () => new Line(connect(Number(port), hostname), (line) => this.next(line)))
    this.idle.push(...this.lines)
  }

  /** The status of the answer, once all of it is there. */
  ask(method: 'GET' | 'POST', path: string, body = '', headers: Readonly<Record<string, string>> = {}): Promise<number> {
    const all = { host: 'bench', ...(body === '' ? {} : { 'content-type': 'application/json' }), 'content-length': String(Buffer.byteLength(body)), ...headers }
    const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
    return new Promise((done, failed) => {
      this.waiting.push({ text: `${method} ${path} HTTP/1.1\r\n${head.join('')}\r\n${body}`, done, failed })
      const line = this.idle.pop()
      if (line) this.next(line)
    })
  }

  close(): void {
    for (const line of this.lines) line.close()
  }

  private next(line: Line): void {
    const waiting = this.waiting.shift()
    if (waiting) line.send(waiting)
    else this.idle.push(line)
  }
}

/** One connection. */
class Line {
  private asked: Waiting | undefined
  private got = Buffer.alloc(0)

  constructor(
    private readonly socket: Socket,
    private readonly free: (line: Line) => void,
  ) {
    socket.setNoDelay(true)
    socket.on('data', (chunk) => this.read(chunk))
    for (const end of ['error', 'close'] as const) socket.on(end, () => this.asked?.failed(new Error('the connection ended')))
  }

  send(asked: Waiting): void {
    this.asked = asked
    this.socket.write(asked.text)
  }

  close(): void {
    this.asked = undefined
    this.socket.destroy()
  }

  private read(chunk: Buffer): void {
    this.got = Buffer.concat([this.got, chunk])
    const head = this.got.indexOf('\r\n\r\n')
    if (head < 0) return
    const text = this.got.toString('latin1', 0, head)
    const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0)
    if (this.got.length < head + 4 + length) return
    this.got = this.got.subarray(head + 4 + length)
    this.asked?.done(Number(text.slice(9, 12)))
    this.asked = undefined
    this.free(this)
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
