import { only } from '../../pool/fixtures'
import { atShopTime, instant, later, minutes, nextShopDay, seconds, shopDay, type Instant, type ShopDay } from '@domain/time'
import { Chance } from '../../../cloudfunctions/_demo/parts/random'
import type { Person } from '../../support/person'
import { lanes } from '../rows'
import { billOf, booksOf, difference } from './books'
import { historyOf, type Buyer, type Delivery, type History, type Trade } from './history'
import type { PayShop, Repayment } from './shop'

export const HISTORIES = 50
export const PEOPLE_EACH = 3
const AT_ONCE = 16
const TROUBLES = ['timeout', 'refund-closed', 'refund-abnormal', 'refund-processing'] as const

/** The people and the station of every evening. */
export interface Town {
  readonly shop: PayShop
  readonly stationId: string
  readonly operator: Person
  readonly people: readonly Person[]
}

/** A buyer's part in an evening. */
interface Part {
  readonly buyer: Buyer
  readonly person: Person
  orderId: string | null
  readonly trades: Map<Trade, string>
}
interface Played {
  readonly history: History
  readonly chance: Chance
  readonly itemId: string
  readonly parts: readonly Part[]
  poolId: string | null
}
export interface Counts {
  histories: number
  paid: number
  told: number
  back: number
}

/** One evening of fifty histories at once, each with people and an item of its own, to the morning after next. What is wrong at its end is said by history. */
export class Evening {
  private readonly day: ShopDay
  private readonly chance: Chance
  private played: readonly Played[] = []

  constructor(
    private readonly town: Town,
    private readonly seed: number,
    private readonly counts: Counts,
  ) {
    this.chance = new Chance(seed)
    this.day = nextShopDay(shopDay(instant(town.shop.now)))
  }

  async play(): Promise<string[]> {
    await this.prepare()
    for (const [n, at] of this.moments().entries()) await this.moment(n, at)
    await this.calmDown()
    return [...(await this.compare()), ...this.town.shop.takeFailures(), ...(await this.town.shop.audit()).map((one) => JSON.stringify(one).slice(0, 600))].map((line) => `--seed ${this.seed}: ${line}`)
  }

  /** Ten; five past; the last millisecond of the hold and its end; a little later; the same around the cut-off; the next morning, when the bill of the evening is there. */
  private moments(): Instant[] {
    const [ten, cutOff] = [atShopTime(this.day, '10:00'), atShopTime(this.day, '23:00')]
    const holdEnds = later(ten, minutes(15))
    return [ten, later(ten, minutes(5)), later(holdEnds, -1), holdEnds, later(holdEnds, minutes(5)), later(cutOff, -seconds(1)), cutOff, later(cutOff, minutes(20)), atShopTime(nextShopDay(this.day), '10:31')]
  }

  private async prepare(): Promise<void> {
    const { shop, operator, stationId, people } = this.town
    const histories = Array.from({ length: HISTORIES }, () => new Chance(this.chance.int(0, 2 ** 31))).map((chance) => ({ chance, history: historyOf(chance) }))
    const opensAt = atShopTime(this.day, '10:00')
    shop.at(opensAt)
    const item = { category: 'vegetable' as const, unit: '500g', grams: 500, picture: null, origin: null, priceFen: 2_000, limit: 5 }
    const { campaignIds } = await operator.ok('campaign.create', {
      ...{ stationIds: [stationId], title: '今晚', opensAt, closesAt: atShopTime(this.day, '23:00'), pickupDay: nextShopDay(this.day), pickupFrom: '17:30', pickupUntil: '20:30' },
      items: histories.map(({ history }, n) => ({ ...item, name: `土豆 ${n}`, offered: history.stock })),
    })
    this.campaignId = only(campaignIds)
    await operator.ok('campaign.publish', { campaignId: this.campaignId })
    const { items } = await shop.nobody.ok('campaign.tonight', { stationId })
    const itemIds = new Map(items.map(({ name, itemId }) => [name, itemId]))
    this.played = histories.map(({ history, chance }, n) => ({
      ...{ history, chance, itemId: itemIds.get(`土豆 ${n}`) ?? '', poolId: null },
      parts: history.buyers.map((buyer, place) => ({ buyer, person: only(people, n * PEOPLE_EACH + place), orderId: null, trades: new Map<Trade, string>() })),
    }))
  }
  private campaignId = ''

  /** Deeds and earlier news in any order, then the channel writes, then its newest news. At the hold's end and from the cut-off on, what is due is done between. */
  private async moment(n: number, at: Instant): Promise<void> {
    const { shop } = this.town
    shop.at(at)
    const dueFirst = this.chance.yes(0.5)
    if (n >= 3 && dueFirst) await this.due()
    await lanes(this.played.length, AT_ONCE, (which) => this.deeds(only(this.played, which), n))
    await shop.flush()
    await this.news(n)
    if (n >= 3 && !dueFirst) await this.due()
  }

  private async deeds(played: Played, n: number): Promise<void> {
    for (const part of played.chance.shuffled(played.parts)) {
      if (part.buyer.comesAt === n) await this.orders(played, part)
      for (const trade of played.chance.shuffled(part.buyer.trades)) {
        if (trade.opensAt === n) await this.opens(part, trade)
        if (trade.paidAt === n) await this.pays(part, trade)
      }
      for (const { at, what } of part.buyer.deeds) if (at === n) await this.does(played, part, what)
    }
  }

  private async orders(played: Played, part: Part): Promise<void> {
    const { quantity, ifNotFilled } = part.buyer
    const lines = [{ itemId: played.itemId, quantity }]
    const inPool = { lines, ifNotFilled, handover: 'station' }
    const first = part === played.parts[0]
    const answer = !played.history.pool
      ? await part.person.call('order.place', { campaignId: this.campaignId, lines, handover: 'station' })
      : first
        ? await part.person.call('pool.open', { campaignId: this.campaignId, ...inPool })
        : await part.person.call('pool.join', { poolId: played.poolId ?? 'none', ...inPool })
    const value = answer.body.ok ? (answer.body.value as { orderId: string; poolId?: string }) : null
    part.orderId = value?.orderId ?? null
    if (first) played.poolId = value?.poolId ?? null
  }

  private async opens({ person, orderId, trades }: Part, trade: Trade): Promise<void> {
    if (orderId === null) return
    const { body } = await person.call('payment.prepay', { orderId, way: trade.way })
    if (body.ok) trades.set(trade, (body.value as { outTradeNo: string }).outTradeNo)
  }

  /** Who pays with a wrong amount or account does so alone: the channel's knob is for the next payment. */
  private pays({ person, trades }: Part, trade: Trade): Promise<void> {
    const outTradeNo = trades.get(trade)
    if (outTradeNo === undefined) return Promise.resolve()
    const mine = this.cashier.then(async () => {
      if (trade.wrong) await this.town.shop.faults(trade.wrong)
      // A closed cashier takes no money.
      const paid = await this.town.shop.pay(outTradeNo, person.openid).then(() => true, () => false)
      if (paid) this.counts.paid++
      else if (trade.wrong) await this.town.shop.faults(trade.wrong, 0)
    })
    this.cashier = mine.catch(() => undefined)
    return mine
  }
  private cashier: Promise<unknown> = Promise.resolve()

  private async does(played: Played, { person, orderId, trades }: Part, what: string): Promise<void> {
    if (orderId === null) return
    if (what === 'check') await person.call('payment.check', { orderId })
    else if (what === 'cancel') await person.call('order.cancel', { orderId })
    else if (what === 'leave') await person.call('pool.leave', { poolId: played.poolId ?? 'none' })
    else for (const outTradeNo of trades.values()) await this.town.operator.call('payment.release', { outTradeNo })
  }

  /** Every history's news of this moment, in an order of its own. */
  private async news(n: number): Promise<void> {
    await lanes(this.played.length, AT_ONCE, async (which) => {
      const { parts, chance } = only(this.played, which)
      const due = parts.flatMap(({ buyer, trades }) => buyer.trades.flatMap((trade) => trade.news.filter(({ at }) => at === n).map((delivery) => ({ delivery, outTradeNo: trades.get(trade) }))))
      for (const { delivery, outTradeNo } of chance.shuffled(due)) {
        const body = outTradeNo && this.town.shop.newsOf(outTradeNo)
        if (body) await this.deliver(body, delivery)
      }
    })
  }

  private async deliver(body: string, { times, together, signer, first }: Omit<Delivery, 'at'>): Promise<void> {
    const { shop } = this.town
    if (first) {
      const status = await shop.hand(shop.signed(body, signer, first))
      if (status !== 401) throw new Error(`a ${first} notice was answered ${status}`)
    }
    const hand = async () => {
      const status = await shop.handUntilHeard(shop.signed(body, signer))
      if (status !== 204) throw new Error(`a true notice was answered ${status}`)
      this.counts.told++
    }
    if (together) await Promise.all(Array.from({ length: times }, hand))
    else for (let n = 0; n < times; n++) await hand()
  }

  /** What is due is done while the channel is in some trouble, and some of what it then says of repayments is lost. */
  private async due(): Promise<void> {
    const { shop } = this.town
    const trouble = this.chance.yes(0.5) ? this.chance.pick(TROUBLES) : null
    if (trouble) await this.knob(trouble, this.chance.int(1, 3))
    await shop.runDue()
    if (trouble) await this.knob(trouble, 0)
    await shop.flush()
    for (const repayment of shop.takeRepayments()) await this.tellOf(repayment)
  }

  private async knob(next: (typeof TROUBLES)[number], times: number): Promise<void> {
    await fetch(`${this.town.shop.simUrl}/sim/faults`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ next, times }) })
  }

  private async tellOf({ body }: Repayment): Promise<void> {
    this.counts.back++
    if (this.chance.yes(0.2)) return
    await this.deliver(body, { times: this.chance.int(1, 3), together: this.chance.yes(0.5), signer: this.chance.pick(['certificate', 'publicKey']), first: null })
  }

  /** No more trouble: whatever was begun comes to its end, and the bill of the last repayments is there. */
  private async calmDown(): Promise<void> {
    const { shop } = this.town
    for (const at of [atShopTime(nextShopDay(this.day), '12:00'), atShopTime(nextShopDay(this.day), '16:00'), atShopTime(nextShopDay(this.day, 2), '10:31')]) {
      await shop.runDue(at)
      await shop.flush()
      for (const { body } of shop.takeRepayments()) await this.deliver(body, { times: 1, together: false, signer: 'publicKey', first: null })
    }
    // Nobody's payment or pool is left without an end.
    await this.town.operator.ok('campaign.close', { campaignId: this.campaignId })
    this.counts.histories += this.played.length
  }

  /** Fen by fen and trade by trade. */
  private async compare(): Promise<string[]> {
    const days = [this.day, nextShopDay(this.day), nextShopDay(this.day, 2)]
    const wrong = difference(await billOf(this.town.shop, days), await booksOf(this.town.shop, atShopTime(this.day, '00:00')))
    return wrong.map(({ outTradeNo, said }) => {
      const place = this.played.findIndex(({ parts }) => parts.some(({ trades }) => [...trades.values()].includes(outTradeNo)))
      return `${said}, in history ${place}: ${JSON.stringify(this.played[place]?.history)}`
    })
  }
}
