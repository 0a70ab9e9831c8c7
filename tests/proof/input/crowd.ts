import { connect, type Socket } from 'node:net'
import type { TestServer } from '../../support/server'

const SLOW = 100
const LARGE_BYTES = 10_000_000
/** How long a client may take for its head, and for all of it, and how long until the server looks (every half minute). */
const PATIENCE_MS = 75_000

/** Clients that never come to an end: half of them in their head, half in their body, a byte a second. */
export class SlowClients {
  private readonly sockets: Socket[] = []
  private readonly ended = new Set<Socket>()
  private readonly timer: NodeJS.Timeout
  private readonly from = Date.now()

  constructor(url: string) {
    const { port, hostname } = new URL(url)
    for (let n = 0; n < SLOW; n++) {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => undefined)
      socket.on('close', () => this.ended.add(socket))
      socket.on('data', () => undefined)
      socket.write(n % 2 === 0 ? 'POST /api/me.get HTTP/1.1\r\nHost: x\r\nX-A: ' : 'POST /api/me.get HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n{"a":"')
      this.sockets.push(socket)
    }
    this.timer = setInterval(() => {
      for (const socket of this.sockets) if (!this.ended.has(socket)) socket.write('x')
    }, 1_000)
  }

  /** Says what is wrong: some are still there after all the time that they may have. */
  async letGo(): Promise<string[]> {
    while (this.ended.size < SLOW && Date.now() - this.from < PATIENCE_MS) await new Promise((again) => setTimeout(again, 250))
    clearInterval(this.timer)
    const left = SLOW - this.ended.size
    for (const socket of this.sockets) socket.destroy()
    return left === 0 ? [] : [`${left} of ${SLOW} slow clients were still connected after ${PATIENCE_MS / 1_000} s`]
  }
}

/** Bodies of ten million bytes, `times` of them, a few at once: each is refused, and never with a bug. */
export async function largeBodies(shop: TestServer, times: number): Promise<string[]> {
  const body = 'x'.repeat(LARGE_BYTES)
  const broken: string[] = []
  const one = async () => {
    const answer = await shop.http('POST', '/api/session.open', { body }).catch(() => undefined)
    await answer?.arrayBuffer()
    if (answer && answer.status !== 413) broken.push(`a body of ${LARGE_BYTES} bytes was answered ${answer.status}`)
  }
  for (let n = 0; n < times; n += 4) await Promise.all([one(), one(), one(), one()])
  return broken
}
