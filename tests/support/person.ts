import { randomUUID } from 'node:crypto'
import type { CallName, Input, Output, RefusalOf } from '@domain/contract'
import type { TestServer } from './server'

/** A call's answer as it came over the wire. */
export interface Answer {
  readonly status: number
  readonly headers: Headers
  readonly body: {
    readonly ok?: boolean
    readonly value?: unknown
    readonly refusal?: string
    readonly detail?: unknown
    readonly error?: string
    readonly issues?: readonly { path: string; message: string }[]
  }
}

export interface Asking {
  /** A fresh one unless given; null sends none. */
  readonly key?: string | null
  /** Business time of this one call; `shop.now` otherwise. */
  readonly now?: string
}

/** Someone who speaks to a test's server, signed in or not. */
export class Person {
  constructor(
    private readonly server: TestServer,
    readonly openid: string,
    readonly token: string | null,
    readonly personId: string,
  ) {}

  call(name: CallName | (string & {}), input: unknown, asking: Asking = {}): Promise<Answer> {
    return this.server.call(name, input, { ...asking, token: this.token })
  }

  /** The value of a call that must succeed. */
  async ok<C extends CallName>(name: C, input: Input<C>, asking?: Asking): Promise<Output<C>> {
    const { status, body } = await this.call(name, input, asking)
    if (body.ok !== true) throw new Error(`${name} was to succeed and answered ${status} ${JSON.stringify(body)}`)
    return body.value as Output<C>
  }

  /** The code with which a call must be refused. */
  async refusal<C extends CallName>(name: C, input: Input<C>, asking?: Asking): Promise<RefusalOf<C>> {
    const { status, body } = await this.call(name, input, asking)
    if (body.refusal === undefined) throw new Error(`${name} was to be refused and answered ${status} ${JSON.stringify(body)}`)
    return body.refusal as RefusalOf<C>
  }

  /** `bad_input`, `forbidden` … of a call that must not even be considered. */
  async error(name: CallName | (string & {}), input: unknown, asking?: Asking): Promise<string> {
    const { status, body } = await this.call(name, input, asking)
    if (body.error === undefined) throw new Error(`${name} was to be an error and answered ${status} ${JSON.stringify(body)}`)
    return body.error
  }

  /** Pays an order at the simulator's cashier and has WeChat's news of it delivered. */
  async pay(orderId: string): Promise<{ outTradeNo: string }> {
    const { outTradeNo } = await this.ok('payment.prepay', { orderId })
    await this.server.pay(outTradeNo, this.openid)
    await this.server.flush()
    return { outTradeNo }
  }

  /** The same in a crowd that pays: the channel tells of one beside the other. */
  async payBeside(orderId: string): Promise<void> {
    const { outTradeNo } = await this.ok('payment.prepay', { orderId })
    await this.server.pay(outTradeNo, this.openid)
    await this.server.flushBeside()
  }
}

export const freshKey = (): string => randomUUID()
