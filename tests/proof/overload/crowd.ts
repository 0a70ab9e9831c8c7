import { instant, later, minutes } from '@domain/time'
import { Wire, type Heard } from '../../bench/wire'
import { anEvening, only, plain, type Evening } from '../../pool/fixtures'
import { freshKey, type Person } from '../../support/person'
import type { TestServer } from '../../support/server'
import { Chance } from '../../../cloudfunctions/_demo/parts/random'

/** So many that nobody of them asks more than one person may. */
const PEOPLE = { short: 400, long: 1_600 }
const FEW_WRONG = 20
/** Each who waits has a connection of her own, up to so many. */
const CONNECTIONS = 64
const CONNECTIONS_MOST = 4_000
const NEWS_EVERY_MS = 50

export interface Asked {
  readonly status: number
  readonly tookMs: number
}

export interface Told {
  delivered: number
  refused: number
}

/** A station's neighbours in the last minutes of an evening: half of them look, the others order, open the cashier, pay and look at what they have. */
export class Crowd {
  /** What was answered otherwise than with a value, a refusal, or a "not now" that says when. */
  readonly wrong: string[] = []
  private next = 0
  private readonly chance = new Chance(20_261_122)
  private readonly wire: Wire
  private readonly unpaid: { readonly person: Person; readonly orderId: string }[] = []

  private constructor(
    private readonly shop: TestServer,
    private readonly evening: Evening,
    private readonly people: readonly Person[],
  ) {
    this.wire = new Wire(shop.url, CONNECTIONS, CONNECTIONS_MOST)
  }

  static async gather(shop: TestServer, long: boolean): Promise<Crowd> {
    const evening = await anEvening(shop, { stock: 100_000, limit: 999 })
    return new Crowd(shop, evening, await evening.neighbours(long ? PEOPLE.long : PEOPLE.short))
  }

  async asks(): Promise<Asked> {
    const from = performance.now()
    const { person, call, input, then } = this.wish()
    const heard = await this.hear(person, call, input).catch((error: unknown) => this.note(`no answer: ${String(error)}`))
    const tookMs = performance.now() - from
    if (!heard) return { status: 0, tookMs }
    const { status, head, body } = heard
    if (status === 200) await then?.(JSON.parse(body) as { ok: boolean; value: unknown })
    else if (status !== 429 && status !== 503) this.note(`${status} ${body}`)
    else if (!/\r\nretry-after: [1-9]/i.test(head)) this.note(`${status} without Retry-After`)
    return { status, tookMs }
  }

  private note(what: string): void {
    if (this.wrong.length < FEW_WRONG) this.wrong.push(what)
  }

  private hear(person: Person, call: string, input: object): Promise<Heard> {
    const headers = { 'x-test-now': this.shop.now, 'idempotency-key': freshKey(), ...(person.token === null ? {} : { authorization: `Bearer ${person.token}` }) }
    return this.wire.hear('POST', `/api/${call}`, JSON.stringify(input), headers)
  }

  private wish(): { person: Person; call: string; input: object; then?: (reply: { ok: boolean; value: unknown }) => unknown } {
    const person = only(this.people, this.next++ % this.people.length)
    const chance = this.chance.next()
    if (chance < 0.5) return { person: this.shop.nobody, call: 'campaign.tonight', input: { stationId: this.evening.stationId } }
    if (chance < 0.75) return { person, call: 'order.place', input: plain(this.evening), then: ({ ok, value }) => ok && this.unpaid.push({ person, orderId: (value as { orderId: string }).orderId }) }
    const mine = chance < 0.9 ? this.unpaid.pop() : undefined
    if (!mine) return { person, call: 'order.list', input: {} }
    const pays = (value: unknown) => this.shop.pay((value as { outTradeNo: string }).outTradeNo, mine.person.openid)
    return { person: mine.person, call: 'payment.prepay', input: { orderId: mine.orderId }, then: ({ ok, value }) => ok && pays(value) }
  }

  /** The channel tells what it has to tell, one thing after the other, until the rush is over; what isn't heard it tells again later. */
  async hearsNews(isOver: () => boolean): Promise<Told> {
    const told = { delivered: 0, refused: 0 }
    while (!isOver()) {
      const answer = await fetch(`${this.shop.simUrl}/sim/flush`, { method: 'POST', headers: { 'x-test-now': this.shop.now } })
      const { delivered, refused } = (await answer.json()) as Told
      told.delivered += delivered
      told.refused += refused
      await new Promise((next) => setTimeout(next, NEWS_EVERY_MS))
    }
    return told
  }

  /** The channel tells all that it has to tell, and what nobody paid lapses. */
  async goesHome(): Promise<void> {
    this.wire.close()
    await this.shop.flush(later(instant(this.shop.now), minutes(5)))
    await this.shop.runDue(later(this.evening.cutOff, minutes(20)))
    await this.shop.flush()
  }
}
