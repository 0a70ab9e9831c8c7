import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Instant } from '@domain/time'
import { instant } from '@domain/time'
import { readBody } from '../../cloudfunctions/_simulator/http'
import { prepareSimulator } from '../../cloudfunctions/_simulator/keys'
import type { Simulator, SimulatorOptions } from '../../cloudfunctions/_simulator/simulator'
import { startSimulator } from '../../cloudfunctions/_simulator/simulator'
import type { MiniClient } from '../../cloudfunctions/_kit/wechat/mini-client'
import { createMiniClient } from '../../cloudfunctions/_kit/wechat/mini-client'
import type { Notice, PayClient } from '../../cloudfunctions/_kit/wechat/pay-client'
import { createPayClient } from '../../cloudfunctions/_kit/wechat/pay-client'
import { wechatSettings } from '../../cloudfunctions/_kit/wechat/settings'
import { runFolder } from '../support/processes'

export const EVENING = instant('2026-11-22T12:00:00Z')

export interface Heard {
  notice: Notice
  answered: number
}

/** A merchant's server that opens every callback as ours does, and a simulator that calls it. */
export class Street {
  env: Record<string, string> = {}
  pay!: PayClient
  mini!: MiniClient
  simulator!: Simulator
  readonly heard: Heard[] = []
  /** What the merchant answers to a callback that it could open. */
  answers = 204
  readonly dir = mkdtempSync(join(runFolder(), 'street-'))
  private numbers = 0
  private readonly merchant = createServer((request, response) => {
    void readBody(request).then((rawBody) => {
      const notice = this.pay.openNotice({ headers: request.headers, rawBody: rawBody ?? '' })
      const answered = notice.kind === 'bad_signature' ? 401 : this.answers
      this.heard.push({ notice, answered })
      response.writeHead(answered).end()
    })
  })

  constructor(private readonly options: Partial<SimulatorOptions> = {}) {}

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.merchant.listen(0, '127.0.0.1', resolve))
    await this.startSimulator()
    const server = `http://127.0.0.1:${(this.merchant.address() as AddressInfo).port}`
    this.env = prepareSimulator(this.dir, { simulator: this.simulator.url, server })
    const settings = wechatSettings(this.env)
    if (!settings) throw new Error('the simulator names its settings')
    this.pay = createPayClient(settings)
    this.mini = createMiniClient(settings)
  }

  /** Ends the simulator and starts it again on what it had kept, at the same address. */
  async restart(meanwhile?: () => void): Promise<void> {
    await this.simulator.stop()
    meanwhile?.()
    await new Promise((closed) => setTimeout(closed, 50))
    await this.startSimulator(this.simulator.port)
  }

  async shut(): Promise<void> {
    await this.simulator.stop()
    await new Promise((resolve) => this.merchant.close(resolve).closeAllConnections())
    rmSync(this.dir, { recursive: true })
  }

  newNumber(): string {
    return `T${String(++this.numbers).padStart(25, '0')}`
  }

  /** A trade of ¥39.00, prepaid for o1. */
  async prepaid(totalFen = 3900): Promise<string> {
    const outTradeNo = this.newNumber()
    const prepaid = await this.pay.prepayJsapi({ ...this.order(outTradeNo), totalFen, openid: 'o1' })
    if (prepaid.kind !== 'done') throw new Error(`prepay ended ${prepaid.kind}`)
    return outTradeNo
  }

  async paid(totalFen = 3900, at: Instant = EVENING): Promise<string> {
    const outTradeNo = await this.prepaid(totalFen)
    await this.control('pay', { outTradeNo, payer: 'o1' }, at)
    return outTradeNo
  }

  order(outTradeNo: string) {
    return { outTradeNo, totalFen: 3900, description: '今晚的菜, 两样', expiresAt: instant('2026-11-22T12:15:00Z'), app: 'weapp' as const }
  }

  async control<T = { delivered: number; refused: number }>(what: string, body?: object, now?: Instant): Promise<T> {
    const headers = { 'Content-Type': 'application/json', ...(now && { 'X-Test-Now': now }) }
    const response = await fetch(`${this.simulator.url}/sim/${what}`, body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers })
    const value = (await response.json()) as T
    if (!response.ok) throw new Error(`${what}: ${response.status} ${JSON.stringify(value)}`)
    return value
  }

  flush(now: Instant): Promise<{ delivered: number; refused: number }> {
    return this.control('flush', {}, now)
  }

  /** Takes what the merchant heard since the last time, in one word each. */
  takeHeard(): string[] {
    return this.heard.splice(0).map(({ notice }) => {
      if (notice.kind === 'payment') return `paid ${notice.trade.outTradeNo}`
      if (notice.kind === 'refund') return `refund ${notice.refund.outRefundNo} ${notice.refund.state}`
      return notice.kind === 'bad_signature' ? notice.why : notice.kind
    })
  }

  private async startSimulator(port = 0): Promise<void> {
    this.simulator = await startSimulator({ dir: this.dir, port, testClock: true, ...this.options })
  }
}
