import type { CallName, Input, Output } from '@domain/contract'
import { instant } from '@domain/time'
import { isDeepStrictEqual } from 'node:util'
import { Chance } from '../../../cloudfunctions/_demo/parts/random'
import type { Person, TestServer } from '../../support/server'
import type { Evening } from '../../pool/fixtures'
import type { Buyer, Order, Pool, Shop, Trade, Whys } from './shop'

/** The model and the shop disagree. */
export class Differs extends Error {}

/** One evening of the model beside the real one: who plays which buyer, and what has been done. */
export class Run {
  chance = new Chance(0)
  readonly done: string[] = []
  readonly counts = new Map<string, number>()
  /** What the run made beside the model's own things, by kind. */
  readonly side = new Map<string, string[]>()

  constructor(
    readonly server: TestServer,
    readonly model: Shop,
    readonly evening: Evening,
    readonly leader: Person,
    readonly players: ReadonlyMap<Buyer, Person>,
  ) {}

  get buyers(): Buyer[] {
    return [...this.players.keys()]
  }

  player(buyer: Buyer): Person {
    const person = this.players.get(buyer)
    if (!person) throw new Error(`nobody plays ${buyer.name}`)
    return person
  }

  /** Mostly one of the latest. */
  pick<T>(things: readonly T[]): T | undefined {
    return things.length === 0 ? undefined : this.chance.pick(this.chance.yes(0.6) ? things.slice(-6) : things)
  }

  /** Mostly the one whose it is. */
  someone(owner?: Buyer): Buyer {
    return owner && this.chance.yes(0.9) ? owner : this.chance.pick(this.buyers)
  }

  /** One call. It must be answered as the model says: with one of the reasons that it sees, or, where it sees none, with a value. */
  async says<C extends CallName>(by: Person, name: C, input: Input<C>, whys: Whys): Promise<Output<C> | undefined> {
    const { status, body } = await by.call(name, input)
    const answer = body.ok === true ? 'ok' : (body.refusal ?? body.error ?? String(status))
    this.note(`${name} ${JSON.stringify(input)} by ${by.openid}`, answer)
    if (whys.length === 0 ? answer !== 'ok' : !whys.includes(answer)) {
      throw new Differs(`${name} ${JSON.stringify(input)} by ${by.openid} was to be ${whys.length === 0 ? 'done' : `refused (${whys.join(' or ')})`} and answered ${status} ${JSON.stringify(body).slice(0, 300)}`)
    }
    return body.ok === true ? (body.value as Output<C>) : undefined
  }

  /** A call beside the model: it is answered with a value or with one of the reasons that make sense, and never with an error. */
  async asks<C extends CallName>(by: Person, name: C, input: Input<C>, refusals: readonly string[] = []): Promise<Output<C> | undefined> {
    const { status, body } = await by.call(name, input)
    const answer = body.ok === true ? 'ok' : (body.refusal ?? body.error ?? String(status))
    this.note(`${name} ${JSON.stringify(input)} by ${by.openid}`, answer)
    if (answer !== 'ok' && !refusals.includes(answer)) throw new Differs(`${name} ${JSON.stringify(input)} by ${by.openid} answered ${status} ${JSON.stringify(body).slice(0, 300)}`)
    return body.ok === true ? (body.value as Output<C>) : undefined
  }

  note(what: string, answer: string): void {
    this.done.push(`${this.server.now.slice(5, 19)} ${what} → ${answer}`)
    const name = `${what.slice(0, what.indexOf(' '))} ${answer === 'ok' ? 'ok' : 'refused'}`
    this.counts.set(name, (this.counts.get(name) ?? 0) + 1)
  }

  keep(kind: string, id: string): void {
    this.side.set(kind, [...(this.side.get(kind) ?? []), id])
  }

  kept = (kind: string): string | undefined => this.pick(this.side.get(kind) ?? [])

  /** Time goes on in both. */
  goTo(ms: number): void {
    this.model.now = Math.max(this.model.now, ms)
    this.server.at(instant(this.model.now))
  }

  same(what: string, real: unknown, model: unknown): void {
    if (!isDeepStrictEqual(real, model)) throw new Differs(`${what} is ${JSON.stringify(real)}, and in the model ${JSON.stringify(model)}`)
  }

  /** Everything that the last command touched looks alike in both. */
  async compare(): Promise<void> {
    const touched = [...this.model.touched]
    this.model.touched.clear()
    for (const one of touched) {
      if (one.id === '') continue
      if ('opener' in one) await this.comparePool(one)
      else await this.compareOrder(one)
    }
  }

  private async compareOrder(order: Order): Promise<void> {
    const real = await this.player(order.by).ok('order.get', { orderId: order.id })
    const lines = real.lines.map((line) => [line.itemId, line.quantity, line.payFen, line.couponFen ?? 0, line.refundedQuantity, line.refundedFen, line.handedAt !== null])
    this.same(`order ${order.id}`, [real.state, real.payFen, real.percent, real.paidFen, real.refundedFen, real.poolState, lines], [
      order.state,
      order.payFen,
      order.percent,
      order.paidFen,
      order.backFen,
      order.pool?.state ?? null,
      order.lines.map((line) => [line.item.id, line.quantity, line.payFen, line.couponFen, line.backUnits, line.backFen, line.handedAt !== null]),
    ])
  }

  private async comparePool(pool: Pool): Promise<void> {
    const real = await this.player(pool.opener).ok('pool.get', { poolId: pool.id })
    const seats = pool.state === 'open' ? [this.model.paidSeats(pool), this.model.live(pool).length - this.model.paidSeats(pool)] : null
    this.same(`pool ${pool.id}`, [real.state, real.percent, seats && [real.paidSeats, real.heldSeats]], [pool.state, pool.state === 'open' ? real.percent : pool.percent, seats])
  }

  /** What is left of everything, and at the end every order, pool and coupon, and what the channel holds for us. */
  async compareItems(): Promise<void> {
    const { items } = await this.leader.ok('campaign.get', { campaignId: this.evening.campaignId })
    const real = items.map(({ itemId, offered, left, sold }) => [itemId, offered, left, sold])
    this.same('the items', real, this.model.items.map(({ id, offered, reserved, sold }) => [id, offered, offered - reserved - sold, sold]))
  }

  async compareAll(): Promise<void> {
    for (const order of this.model.orders) this.model.touch(order)
    await this.compare()
    await this.compareItems()
    for (const [buyer, person] of this.players) {
      const { coupons } = await person.ok('coupon.mine', { show: 'over' })
      const usable = await person.ok('coupon.mine', { show: 'usable' })
      const states = new Map([...coupons, ...usable.coupons].map(({ couponId, state }) => [couponId, state]))
      for (const coupon of this.model.coupons.filter(({ of }) => of === buyer)) {
        const state = coupon.state === 'issued' && coupon.validUntil <= this.model.now ? 'expired' : coupon.state
        this.same(`coupon ${coupon.id}`, states.get(coupon.id), state)
      }
    }
    await this.compareChannel()
  }

  /** What each cashier of this run took, less what went back of it, is what the model says that the shop keeps. */
  private async compareChannel(): Promise<void> {
    const state = await this.server.simState<{ trades: { outTradeNo: string; paidFen: number }[]; refunds: { outTradeNo: string; refundFen: number; state: string }[] }>()
    const kept = (mine: readonly Trade[]): number => {
      const numbers = new Set(mine.map(({ no }) => no))
      const paid = state.trades.filter(({ outTradeNo }) => numbers.has(outTradeNo)).reduce((sum, { paidFen }) => sum + paidFen, 0)
      return state.refunds.filter(({ outTradeNo, state: how }) => numbers.has(outTradeNo) && how === 'SUCCESS').reduce((left, { refundFen }) => left - refundFen, paid)
    }
    for (const order of this.model.orders) {
      const quarantined = this.model.trades.filter((trade) => trade.order === order && trade.quarantined && !trade.released).length
      const mine = this.model.trades.filter((trade) => trade.order === order)
      this.same(`what the channel keeps for ${order.id}`, kept(mine), order.paidFen - order.backFen + quarantined * order.askedFen)
    }
  }
}
