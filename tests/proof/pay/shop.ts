import { once } from 'node:events'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { platformHeaders } from '../../../cloudfunctions/_simulator/callbacks'
import { loadKeys, prepareSimulator, type SimulatorKeys } from '../../../cloudfunctions/_simulator/keys'
import { readBody } from '../../../cloudfunctions/_simulator/http'
import { startSimulator, type Simulator } from '../../../cloudfunctions/_simulator/simulator'
import { createPayClient, type PayClient } from '../../../cloudfunctions/_kit/wechat/pay-client'
import { wechatSettings } from '../../../cloudfunctions/_kit/wechat/settings'
import { freshDatabase } from '../../support/databases'
import { TestServer } from '../../support/server'

const REPEATS = 40

/** What the channel signs with: during a switch, either. */
export type Signer = 'certificate' | 'publicKey'
export interface Sent {
  readonly body: string | Buffer
  readonly headers: Readonly<Record<string, string>>
}
/** What the channel has written of money that goes back. */
export interface Repayment {
  readonly outTradeNo: string
  readonly body: string
}

/** A shop on PostgreSQL whose channel's post we carry: it hears what we let it hear, as often, as late and as altered as we like. */
export class PayShop extends TestServer {
  keys!: SimulatorKeys
  /** The channel as a merchant's server asks it. */
  client!: PayClient
  private channel: Simulator | undefined
  private mail: Server | undefined
  private readonly payments = new Map<string, string>()
  private readonly repayments: Repayment[] = []

  constructor() {
    super({ db: 'postgres', simulator: false })
  }

  override get simUrl(): string {
    return this.channel?.url ?? ''
  }

  override async start(): Promise<void> {
    const place = (this.place = await freshDatabase('postgres', 'small'))
    this.channel = await startSimulator({ dir: place.simulatorDir, port: 0, testClock: true })
    this.mail = createServer((request, response) => {
      void readBody(request).then((body) => {
        this.keep(String(body), request.headers)
        response.writeHead(204).end()
      })
    })
    this.mail.listen(0, '127.0.0.1')
    await once(this.mail, 'listening')
    const wechat = prepareSimulator(place.simulatorDir, { simulator: this.channel.url, server: `http://127.0.0.1:${(this.mail.address() as AddressInfo).port}` })
    const settings = wechatSettings(wechat)
    if (!settings) throw new Error('the simulator names its settings')
    this.client = createPayClient(settings, () => ({ 'X-Test-Now': this.now }))
    this.keys = loadKeys(place.simulatorDir)
    await this.run(wechat)
  }

  override async stop(): Promise<void> {
    await this.halt('SIGTERM')
    await this.channel?.stop()
    this.mail?.closeAllConnections()
    this.mail?.close()
    await this.place?.drop()
  }

  private keep(body: string, headers: Readonly<Record<string, string | readonly string[] | undefined>>): void {
    const notice = this.client.openNotice({ headers, rawBody: body })
    if (notice.kind === 'payment') this.payments.set(notice.trade.outTradeNo, body)
    else if (notice.kind === 'refund') this.repayments.push({ outTradeNo: notice.refund.outTradeNo, body })
    else if (notice.kind !== 'bad_signature') throw new Error(`the channel sent ${notice.kind}`)
  }

  /** What the channel has written of this trade, if anything. */
  newsOf(outTradeNo: string): string | undefined {
    return this.payments.get(outTradeNo)
  }

  /** What the channel has written of repayments since the last time. */
  takeRepayments(): Repayment[] {
    return this.repayments.splice(0)
  }

  /** As the channel would send it now. */
  signed(body: string | Buffer, signer: Signer = 'publicKey', guise: 'true' | 'forged' | 'probe' = 'true'): Sent {
    return { body, headers: platformHeaders(this.keys[signer], Buffer.from(body), guise) }
  }

  /** Puts it through the shop's door; replies the status. */
  async hand({ body, headers }: Sent): Promise<number> {
    const answer = await this.http('POST', '/wechat-pay/notify', { body, headers: { 'content-type': 'application/json', ...headers, 'x-test-now': this.now } })
    await answer.arrayBuffer()
    return answer.status
  }

  /** As the channel does: who is too busy to hear it now hears it again. */
  async handUntilHeard(sent: Sent): Promise<number> {
    for (let n = 1; ; n++) {
      const status = await this.hand(sent)
      if (status !== 503 || n === REPEATS) return status
    }
  }
}
