import { instant, later, minutes } from '@domain/time'
import { anEvening, only, plain, type Evening } from '../../pool/fixtures'
import type { Answer, Person } from '../../support/person'
import type { TestServer } from '../../support/server'
import { Chance } from '../../../cloudfunctions/_demo/parts/random'

/** So many that nobody of them asks more than one person may. */
const PEOPLE = { short: 400, long: 1_600 }
const FEW_WRONG = 20

export interface Asked {
  readonly status: number
  readonly tookMs: number
}

/** A station's neighbours in the last minutes of an evening: half of them look, the others order, open the cashier, pay and look at what they have. */
export class Crowd {
  /** What was answered otherwise than with a value, a refusal, or a "not now" that says when. */
  readonly wrong: string[] = []
  private next = 0
  private readonly chance = new Chance(20_261_122)
  private readonly unpaid: { readonly person: Person; readonly orderId: string }[] = []

  private constructor(
    private readonly shop: TestServer,
    private readonly evening: Evening,
    private readonly people: readonly Person[],
  ) {}

  static async gather(shop: TestServer, long: boolean): Promise<Crowd> {
    const evening = await anEvening(shop, { stock: 100_000, limit: 999 })
    return new Crowd(shop, evening, await evening.neighbours(long ? PEOPLE.long : PEOPLE.short))
  }

  async asks(): Promise<Asked> {
    const from = performance.now()
    const answer = await this.one().catch((error: unknown) => {
      this.note(`no answer: ${String(error)} ${String((error as { cause?: unknown }).cause ?? '')}`)
    })
    const tookMs = performance.now() - from
    if (!answer) return { status: 0, tookMs }
    const { status, headers } = answer
    if (status === 429 || status === 503) {
      if (!(Number(headers.get('retry-after')) >= 1)) this.note(`${status} without Retry-After`)
    } else if (status !== 200) this.note(`${status} ${JSON.stringify(answer.body)}`)
    return { status, tookMs }
  }

  private note(what: string): void {
    if (this.wrong.length < FEW_WRONG) this.wrong.push(what)
  }

  private one(): Promise<Answer> {
    const person = only(this.people, this.next++ % this.people.length)
    const chance = this.chance.next()
    if (chance < 0.5) return this.shop.nobody.call('campaign.tonight', { stationId: this.evening.stationId })
    if (chance < 0.75) return this.orders(person)
    const mine = this.unpaid.pop()
    return chance < 0.9 && mine ? this.pays(mine) : person.call('order.list', {})
  }

  private async orders(person: Person): Promise<Answer> {
    const answer = await person.call('order.place', plain(this.evening))
    if (answer.body.ok) this.unpaid.push({ person, orderId: (answer.body.value as { orderId: string }).orderId })
    return answer
  }

  private async pays({ person, orderId }: { person: Person; orderId: string }): Promise<Answer> {
    const answer = await person.call('payment.prepay', { orderId })
    if (answer.body.ok) await this.shop.pay((answer.body.value as { outTradeNo: string }).outTradeNo, person.openid)
    return answer
  }

  /** The channel tells all that it has to tell, and what nobody paid lapses. */
  async goesHome(): Promise<void> {
    await this.shop.flush(later(instant(this.shop.now), minutes(5)))
    await this.shop.runDue(later(this.evening.cutOff, minutes(20)))
    await this.shop.flush()
  }
}
