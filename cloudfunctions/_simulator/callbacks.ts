import type { Instant } from '@domain/time'
import { earliest, epochMs, later } from '@domain/time'
import { randomBytes, randomUUID } from 'node:crypto'
import { encrypt, lines, newNonce, PROBE_PREFIX, sign, unixSeconds } from '../_kit/wechat/pay-crypto'
import type { PayFault, SimRefund, SimTrade } from './books'
import { channelTime, lateFrom, refundAt, refundJson, refundKey, REPEATS_MS, tradeJson, tradeKey } from './books'
import type { SimulatorClock } from './clock'
import { DueQueue } from './due-queue'
import type { Journal } from './journal'
import type { PlatformKey, SimulatorKeys } from './keys'

/** A callback that the merchant hasn't acknowledged yet. */
export interface Callback {
  id: string
  kind: 'payment' | 'refund'
  /** Trade number or refund number. */
  subject: string
  url: string
  /** What it tells of happened then. */
  at: Instant
  /** '' = as soon as callbacks are sent at all. */
  dueAt: Instant | ''
  attempts: number
  fault: PayFault | null
  /** Waits until another trade's callback went first. */
  held: boolean
}

export interface Flushed {
  delivered: number
  refused: number
}

type Guise = 'true' | 'forged' | 'probe'

interface Office {
  journal: Journal
  keys: SimulatorKeys
  clock: SimulatorClock
  /** Nothing is sent by itself: only `flush` delivers. */
  testClock: boolean
  platformKey: () => PlatformKey
}

const first = { attempts: 0, fault: null, held: false } as const
const key = (id: string) => `callback/${id}`
/** A merchant has five seconds to answer. */
const PATIENCE_MS = 5_000
const PARALLEL = 8
/** The longest sleep between looks at the clock, which may be moved meanwhile. */
const LONGEST_SLEEP_MS = 60_000

/** Sends what WeChat sends: signed, encrypted, and again on its schedule until the merchant answers 2xx. */
export class Callbacks {
  private readonly queue = new DueQueue()
  private readonly held = new Set<string>()
  private readonly stopping = new AbortController()
  private running: Promise<unknown> = Promise.resolve()
  private readonly underWay = new Set<Promise<unknown>>()
  private timer: NodeJS.Timeout | undefined

  constructor(private readonly office: Office) {
    for (const callback of this.pending()) this.enqueue(callback)
    this.arm()
  }

  pending(): Callback[] {
    return this.office.journal.all<Callback>('callback/')
  }

  /** The journal entry of a new callback, to be written together with what it tells of, and then given to `start`. Null when the callback gets lost. */
  planPayment(trade: SimTrade, at: Instant, fault: PayFault | null): Callback | null {
    if (fault === 'lost') return null
    const dueAt = fault === 'late' || fault === 'reordered' ? lateFrom(at) : ''
    return { ...first, kind: 'payment', id: randomUUID(), subject: trade.outTradeNo, url: trade.notifyUrl, at, dueAt, fault, held: fault === 'reordered' }
  }

  planRefund(refund: SimRefund): Callback {
    const dueAt = refund.state === 'PROCESSING' ? refund.settlesAt : ''
    return { ...first, kind: 'refund', id: randomUUID(), subject: refund.outRefundNo, url: refund.notifyUrl, at: refund.createdAt, dueAt }
  }

  entry(callback: Callback): [string, Callback] {
    return [key(callback.id), callback]
  }

  start(callback: Callback): void {
    this.enqueue(callback)
    this.arm()
  }

  /** Delivers everything that is due at `now` and what becomes due by then through failed tries. */
  flush(now: Instant): Promise<Flushed> {
    const result = this.running.then(() => this.drain(now))
    this.running = result.catch(() => undefined)
    return result
  }

  /** The same without waiting for others who flush, as a channel does that many pay through at once; ends when all that is under way has been told. */
  async flushBeside(now: Instant): Promise<Flushed> {
    const flushed = await this.drain(now)
    await Promise.all(this.underWay)
    return flushed
  }

  /** To be called when the clock was moved. */
  arm(): void {
    clearTimeout(this.timer)
    const next = this.queue.peek()
    if (this.office.testClock || this.stopping.signal.aborted || !next) return
    const now = this.office.clock.now()
    const wait = next.dueAt === '' ? 0 : Math.max(0, Date.parse(next.dueAt) - epochMs(now))
    this.timer = setTimeout(() => void this.flush(this.office.clock.now()), Math.min(wait, LONGEST_SLEEP_MS))
  }

  async stop(): Promise<void> {
    this.stopping.abort()
    clearTimeout(this.timer)
    await this.running
  }

  private enqueue(callback: Callback): void {
    if (callback.held) this.held.add(callback.id)
    this.queue.push({ id: callback.id, dueAt: callback.dueAt })
  }

  /** One after the other under a test clock, so that a run can be repeated exactly. */
  private async drain(now: Instant): Promise<Flushed> {
    const flushed = { delivered: 0, refused: 0 }
    const work = async () => {
      for (let next = this.next(now); next; next = this.next(now)) {
        const attempt = this.attempt(next, now)
        this.underWay.add(attempt)
        const taken = await attempt.finally(() => this.underWay.delete(attempt))
        flushed.delivered += taken
        flushed.refused += taken === 0 ? 1 : 0
      }
    }
    await Promise.all(Array.from({ length: this.office.testClock ? 1 : PARALLEL }, work))
    this.arm()
    return flushed
  }

  private next(now: Instant): Callback | null {
    for (let due = this.queue.peek(); due && due.dueAt <= now && !this.stopping.signal.aborted; due = this.queue.peek()) {
      this.queue.pop()
      const callback = this.office.journal.get<Callback>(key(due.id))
      if (callback && callback.dueAt === due.dueAt) return callback
    }
    return null
  }

  /** Gives back how many of its requests the merchant acknowledged. */
  private async attempt(callback: Callback, now: Instant): Promise<number> {
    this.held.delete(callback.id)
    const fault = callback.attempts === 0 ? callback.fault : null
    const notice = this.compose(callback, now)
    if (fault === 'probe') await this.send(callback.url, notice, 'probe')
    let taken = Number(await this.send(callback.url, notice, fault === 'forged' ? 'forged' : 'true'))
    if (fault === 'doubled') taken += Number(await this.send(callback.url, notice, 'true'))
    if (this.stopping.signal.aborted) return taken
    if (taken > 0) this.office.journal.delete(key(callback.id))
    else this.repeat(callback, now)
    if (callback.kind === 'payment') this.release()
    return taken
  }

  private repeat(callback: Callback, now: Instant): void {
    const wait = REPEATS_MS[callback.attempts]
    if (wait === undefined) {
      this.office.journal.delete(key(callback.id))
      return
    }
    const tried = callback.dueAt || earliest(callback.at, now)
    const next = { ...callback, dueAt: later(tried, wait), attempts: callback.attempts + 1, held: false }
    this.office.journal.put(this.entry(next))
    this.enqueue(next)
  }

  /** Another trade's callback went first: those held back for it follow. */
  private release(): void {
    for (const id of this.held) {
      const callback = this.office.journal.get<Callback>(key(id))
      if (!callback) continue
      const next: Callback = { ...callback, dueAt: '', held: false }
      this.office.journal.put(this.entry(next))
      this.enqueue(next)
    }
    this.held.clear()
  }

  private compose(callback: Callback, now: Instant): string {
    const { journal, keys } = this.office
    const refund = callback.kind === 'refund' ? journal.get<SimRefund>(refundKey(callback.subject)) : undefined
    const trade = journal.get<SimTrade>(tradeKey(refund?.outTradeNo ?? callback.subject))
    if (!trade) throw new Error(`no trade for callback ${callback.id}`)
    const settled = refund && refundAt(refund, now)
    if (settled && settled !== refund) journal.put([refundKey(settled.outRefundNo), settled])
    const content = settled ? { mchid: keys.mchid, ...refundJson(settled, trade, 'refund_status') } : tradeJson({ ...trade, state: 'SUCCESS' }, keys)
    const type = settled ? 'refund' : 'transaction'
    const { ciphertext, nonce, associatedData } = encrypt(JSON.stringify(content), keys.apiV3Key, type)
    return JSON.stringify({
      id: callback.id,
      create_time: channelTime(settled?.createdAt ?? trade.successAt ?? now),
      resource_type: 'encrypt-resource',
      event_type: settled ? `REFUND.${settled.state}` : 'TRANSACTION.SUCCESS',
      summary: settled ? '退款结果' : '支付成功',
      resource: { original_type: type, algorithm: 'AEAD_AES_256_GCM', ciphertext, associated_data: associatedData, nonce }
    })
  }

  private async send(url: string, body: string, guise: Guise): Promise<boolean> {
    // A server on a test clock follows ours; any other ignores the header.
    const time = { 'X-Test-Now': this.office.clock.now() }
    const headers = { 'Content-Type': 'application/json', ...time, ...platformHeaders(this.office.platformKey(), body, guise) }
    const signal = AbortSignal.any([this.stopping.signal, AbortSignal.timeout(PATIENCE_MS)])
    try {
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' })
      await response.arrayBuffer()
      return response.ok
    } catch {
      return false
    }
  }
}

/** The headers with which WeChat signs an answer or a callback. Their time is the machine's. */
export function platformHeaders({ serial, privateKey }: PlatformKey, body: string | Buffer, guise: Guise = 'true'): Record<string, string> {
  const timestamp = unixSeconds()
  const nonce = newNonce()
  const stranger = randomBytes(256).toString('base64')
  const signatures: Record<Guise, () => string> = {
    true: () => sign(lines(timestamp, nonce, body), privateKey),
    forged: () => stranger,
    probe: () => `${PROBE_PREFIX}${stranger}`
  }
  return {
    'Wechatpay-Timestamp': timestamp,
    'Wechatpay-Nonce': nonce,
    'Wechatpay-Serial': serial,
    'Wechatpay-Signature': signatures[guise](),
    'Wechatpay-Signature-Type': 'WECHATPAY2-SHA256-RSA2048'
  }
}
