import { randomUUID } from 'node:crypto'
import type { CallName, Input } from '@domain/contract'
import type { Answer, Person } from '../../support/person'
import type { TestServer } from '../../support/server'

/** One request as a phone keeps it until it has an answer. */
export interface Sent {
  readonly person: Person
  readonly name: CallName
  readonly input: unknown
  readonly key: string
  /** What was acknowledged; null while nobody knows. */
  heard: Answer['body'] | null
}

const LINE = { handover: 'station' as const }
/** What the first campaign has, `g1-i1` and so on. */
export const ITEMS = 20

/** What the phones of some neighbours do all day: order, pool, pay and call off. */
export class Load {
  readonly sent: Sent[] = []
  private stopped = false
  private left = 0
  private enough: () => void = () => undefined
  private readonly pools: string[] = []

  constructor(
    private readonly shop: TestServer,
    private readonly people: readonly Person[],
    private readonly random: () => number,
  ) {}

  /** Until it is stopped or nobody answers any more. */
  async run(): Promise<void> {
    await Promise.all([...this.people.map((person) => this.neighbour(person)), this.clockwork()])
  }

  stop(): void {
    this.stopped = true
    this.enough()
  }

  /** Until so many requests have been answered. */
  answered(count: number): Promise<void> {
    this.left = count
    return new Promise((done) => (this.enough = done))
  }

  private async neighbour(person: Person): Promise<void> {
    const orders: string[] = []
    while (!this.stopped) {
      const chance = this.random()
      const last = orders.at(-1)
      if (last === undefined || chance < 0.4) await this.orders(person, orders)
      else if (chance < 0.8) await this.pays(person, last)
      else {
        orders.pop()
        await this.asks(person, 'order.cancel', { orderId: last })
      }
    }
  }

  private async orders(person: Person, orders: string[]): Promise<void> {
    const itemId = `g1-i${1 + Math.floor(this.random() * ITEMS)}`
    const inPool = { lines: [{ itemId, quantity: 2 }], ifNotFilled: 'keep' as const, ...LINE }
    const poolId = this.pools[Math.floor(this.random() * this.pools.length)]
    const chance = this.random()
    const body =
      chance < 0.5
        ? await this.asks(person, 'order.place', { campaignId: 'g1', lines: [{ itemId, quantity: 1 }], ...LINE })
        : chance < 0.75 || poolId === undefined
          ? await this.asks(person, 'pool.open', { campaignId: 'g1', ...inPool })
          : await this.asks(person, 'pool.join', { poolId, ...inPool })
    const placed = body?.ok ? (body.value as { orderId: string; poolId?: string }) : null
    if (placed) orders.push(placed.orderId)
    if (placed?.poolId && placed.poolId !== poolId) this.pools.push(placed.poolId)
  }

  private async pays(person: Person, orderId: string): Promise<void> {
    const body = await this.asks(person, 'payment.prepay', { orderId })
    if (!body?.ok) return
    // A second phone may have paid the same trade already.
    await this.shop.pay((body.value as { outTradeNo: string }).outTradeNo, person.openid).catch(() => undefined)
  }

  /** The channel's news, and what is due. */
  private async clockwork(): Promise<void> {
    while (!this.stopped) {
      await this.shop.flush().catch(() => this.stop())
      await this.shop.runDue().catch(() => this.stop())
    }
  }

  private async asks<C extends CallName>(person: Person, name: C, input: Input<C>): Promise<Answer['body'] | null> {
    const sent: Sent = { person, name, input, key: randomUUID(), heard: null }
    this.sent.push(sent)
    const answer = await person.call(name, input, { key: sent.key }).catch(() => null)
    if (answer?.status !== 200) this.stop()
    else {
      sent.heard = answer.body
      if (--this.left === 0) this.enough()
    }
    return sent.heard
  }
}

/** So much of everything that it lasts for every round. */
export async function plenty(shop: TestServer): Promise<void> {
  const operator = await shop.as('c1-operator-1')
  for (let n = 1; n <= ITEMS; n++) await operator.ok('campaign.offer', { campaignId: 'g1', itemId: `g1-i${n}`, offered: 100_000 })
}
