import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { CallName, Input, Output, Reply } from '@domain/contract'
import { assert } from '@domain/result'
import type { Instant } from '@domain/time'
import { nameInstant } from '../../_kit/clock'
import { newId } from '../../_kit/ids'
import { runDue } from '../../_gateway/loop'
import { ask, type Words } from '../../_gateway/words'

const TRIES_MOST = 5

/** Somebody signed in. */
export interface Person {
  readonly openid: string
  readonly personId: string
  readonly token: string
}

/** The words in this process and the simulator beside them, asked as people ask them, at business times that the story names. */
export class Shop {
  now: Instant

  constructor(
    private readonly words: Words,
    private readonly simulator: string,
    from: Instant,
  ) {
    this.now = from
  }

  /** Time goes on to `instant`; it never goes back. */
  at(instant: Instant): void {
    assert(instant >= this.now, `the story goes forward, from ${this.now} to ${instant}`)
    this.now = instant
    nameInstant(instant)
  }

  /** What a call answers; a refusal or an error ends the seed, for nothing here should meet one. */
  async call<C extends CallName>(who: Person | null, name: C, input: Input<C>): Promise<Output<C>> {
    const main = this.words.find(name)?.main
    assert(main, `${name} is a call`)
    for (let attempt = 1; ; attempt++) {
      const host = { token: who?.token, now: this.now, requestId: newId() }
      const reply = (await ask(main, { call: name, input, key: newId() }, host)) as unknown as Reply<C>
      if (reply.ok) return reply.value
      // A machine that is busy with something else lets the simulator answer too late, as WeChat may.
      const late = 'refusal' in reply && reply.refusal === 'pay_unavailable' && attempt < TRIES_MOST
      if (!late) throw new Error(`${name} by ${who?.openid ?? 'nobody'} at ${this.now} answered ${JSON.stringify(reply)}`)
    }
  }

  async signIn(openid: string): Promise<Person> {
    const { token, personId } = await this.call(null, 'session.open', { channel: 'test', code: `test:${openid}` })
    return { openid, token, personId }
  }

  /** Pays an order as its person does: at the cashier, whereupon the pay channel tells us. */
  async pay(who: Person, orderId: string): Promise<void> {
    const { outTradeNo } = await this.call(who, 'payment.prepay', { orderId })
    await this.askSimulator('/sim/pay', { outTradeNo, payer: who.openid })
    await this.flush()
  }

  /** Has the simulator deliver what is due; replies how many. */
  async flush(): Promise<number> {
    return (await this.askSimulator<{ delivered: number }>('/sim/flush', {})).delivered
  }

  /** Does everything due now, and what comes of it: a repayment is confirmed by a notice. */
  async settle(): Promise<void> {
    do await runDue(this.words, this.now)
    while ((await this.flush()) > 0)
  }

  private async askSimulator<T>(path: string, body: unknown): Promise<T> {
    const headers = { 'content-type': 'application/json', 'x-test-now': this.now }
    const answer = await fetch(this.simulator + path, { method: 'POST', headers, body: JSON.stringify(body) })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`${path} answered ${answer.status} ${text}`)
    return JSON.parse(text) as T
  }
}

/** Where the pay channel's notices come in while no server runs. */
export async function listenForNotices(take: (notice: { headers: Record<string, string>; rawBody: Buffer }) => Promise<{ status: number }>) {
  const server = createServer(async (request, response) => {
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]))
    const { status } = await take({ headers, rawBody: await bytesOf(request) }).catch(() => ({ status: 500 }))
    response.writeHead(status).end()
  })
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => {
      server.close()
      server.closeAllConnections()
    },
  }
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk)
  return Buffer.concat(chunks)
}
