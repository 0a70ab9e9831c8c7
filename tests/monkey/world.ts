import type { CallName } from '@domain/contract'
import type { ItemView } from '@domain/campaign/contract'
import { instant, later, type Instant } from '@domain/time'
import { Chance } from '../../cloudfunctions/_demo/parts/random'
import { freshKey, type Answer } from '../support/person'
import type { Person, TestServer } from '../support/server'

export interface Bought {
  readonly by: number
  readonly orderId: string
}
export interface Round {
  readonly campaignId: string
  readonly stationId: string
  items: readonly ItemView[]
}

/** Errors that an honest phone never meets. */
const NEVER: ReadonlySet<string> = new Set(['bad_input', 'unknown_call', 'too_large', 'key_reused', 'bug'])

/** What the monkey knows: whom it can be, and what it came across. It is as forgetful about whose things are whose as an attacker would like to be. */
export class World {
  readonly chance: Chance
  readonly people: Person[] = []
  readonly orders: Bought[] = []
  readonly pools: { readonly poolId: string; readonly stationId: string }[] = []
  readonly trades: { outTradeNo: string; openid: string }[] = []
  readonly asks: string[] = []
  readonly codes: string[] = []
  readonly invitations: string[] = []
  readonly batches: string[] = []
  readonly coupons: string[] = []
  readonly rounds: Round[] = []
  readonly wrong: string[] = []
  private readonly counts = new Map<string, Map<string, number>>()

  constructor(
    readonly shop: TestServer,
    seed: number,
  ) {
    this.chance = new Chance(seed)
  }

  get now(): Instant {
    return instant(this.shop.now)
  }

  /** Time goes on. */
  pass(ms: number): void {
    this.shop.at(later(this.now, ms))
  }

  /** One call by one of the people; what it answers is counted. An error that no honest phone meets is noted as wrong, unless it was asked for. */
  async ask(who: Person, name: CallName | (string & {}), input: unknown, { key, fuzz = false }: { key?: string; fuzz?: boolean } = {}): Promise<Answer['body']> {
    const answer = await who.call(name, input, { key: key ?? freshKey() })
    const { ok, refusal, error } = answer.body
    this.count(name, ok ? 'ok' : (refusal ?? error ?? String(answer.status)))
    if (answer.status >= 500 && answer.status !== 503) this.wrong.push(`${name} ${JSON.stringify(input)} answered ${answer.status}`)
    if (!fuzz && error !== undefined && NEVER.has(error)) this.wrong.push(`${name} ${JSON.stringify(input)} answered ${JSON.stringify(answer.body)}`)
    return answer.body
  }

  /** The value, where there was one. */
  async get<V>(who: Person, name: CallName, input: unknown): Promise<V | undefined> {
    const body = await this.ask(who, name, input)
    return body.ok ? (body.value as V) : undefined
  }

  count(what: string, outcome: string): void {
    const outcomes = this.counts.get(what) ?? new Map<string, number>()
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
    this.counts.set(what, outcomes)
  }

  /** Asks the simulator; what it refuses is part of the game. */
  async simulate(path: string, body: unknown): Promise<boolean> {
    const headers = { 'content-type': 'application/json', 'x-test-now': this.shop.now }
    const answer = await fetch(this.shop.simUrl + path, { method: 'POST', headers, body: JSON.stringify(body) })
    await answer.arrayBuffer()
    this.count(path, answer.ok ? 'ok' : String(answer.status))
    return answer.ok
  }

  /** The words that do what is due, and the callbacks that are. */
  async settle(): Promise<void> {
    for (let turn = 0; turn < 20; turn++) if ((await this.shop.runDue()) + (await this.shop.flush()) === 0) return
    this.wrong.push(`at ${this.shop.now} there was always more to do`)
  }

  resident(): number {
    return this.chance.int(0, this.people.length - 1)
  }

  who(place: number): Person {
    const person = this.people[place]
    if (!person) throw new Error(`there is no person ${place}`)
    return person
  }

  someone(): Person {
    return this.who(this.resident())
  }

  /** Mostly somebody of that station. */
  residentOf(stationId: string): number {
    const near = this.people.flatMap(({ openid }, place) => (openid.startsWith(`c${stationId.slice(1)}-resident`) ? [place] : []))
    return this.chance.yes(0.85) ? this.chance.pick(near) : this.resident()
  }

  /** A campaign as it looks now. */
  learn(round: Round): void {
    const known = this.rounds.find(({ campaignId }) => campaignId === round.campaignId)
    if (known) known.items = round.items
    else this.rounds.push(round)
  }

  know(poolId: string, stationId: string): void {
    if (!this.pools.some((pool) => pool.poolId === poolId)) this.pools.push({ poolId, stationId })
  }

  /** The one whose openid it is. */
  named(openid: string): Person {
    const person = this.people.find((one) => one.openid === openid)
    if (!person) throw new Error(`${openid} has not come in`)
    return person
  }

  /** Most often one of the last, since old things are over. */
  recent<T>(things: readonly T[]): T | undefined {
    if (things.length === 0) return undefined
    return this.chance.pick(this.chance.yes(0.7) ? things.slice(-12) : things)
  }

  /** One line a call, with how often it was answered how. */
  report(): string[] {
    return [...this.counts]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([what, outcomes]) => `  ${what.padEnd(22)} ${[...outcomes].sort(([, a], [, b]) => b - a).map(([outcome, times]) => `${outcome} ${times}`).join(', ')}`)
  }

  get total(): number {
    return [...this.counts.values()].reduce((all, outcomes) => all + [...outcomes.values()].reduce((some, times) => some + times, 0), 0)
  }
}
