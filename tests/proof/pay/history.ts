import type { Chance } from '../../../cloudfunctions/_demo/parts/random'
import type { IfNotFilled } from '@domain/pool/contract'
import type { Signer } from './shop'

/** The moments of an evening at which something can happen; see `evening.ts`. */
export const MOMENTS = ['ten', 'five past', 'before the hold ends', 'the hold ends', 'after it', 'before the cut-off', 'the cut-off', 'after it ended', 'the next morning'] as const
export type Moment = number

/** News of a payment comes so often then: together or one after the other. */
export interface Delivery {
  readonly at: Moment
  readonly times: number
  readonly together: boolean
  readonly signer: Signer
  /** What comes just before it. */
  readonly first: 'forged' | 'probe' | null
}

export interface Trade {
  readonly way: 'jsapi' | 'h5'
  readonly opensAt: Moment
  /** Null: nobody ever pays. */
  readonly paidAt: Moment | null
  readonly wrong: 'amount' | 'payer' | null
  /** None: the news is lost. */
  readonly news: readonly Delivery[]
}

export type Deed = 'check' | 'cancel' | 'leave' | 'release'

export interface Buyer {
  readonly quantity: number
  readonly ifNotFilled: IfNotFilled
  readonly comesAt: Moment
  readonly trades: readonly Trade[]
  readonly deeds: readonly { readonly at: Moment; readonly what: Deed }[]
}

/** Some neighbours at one item: for themselves, or in a pool that the first of them opens. */
export interface History {
  readonly pool: boolean
  readonly stock: number
  readonly buyers: readonly Buyer[]
}

const LAST = MOMENTS.length - 1

function delivery(chance: Chance, from: Moment): Delivery {
  const soon = chance.yes(0.6)
  return {
    at: soon ? from : chance.int(from, LAST),
    times: chance.yes(0.6) ? 1 : chance.int(2, 4),
    together: chance.yes(0.5),
    signer: chance.pick(['certificate', 'publicKey'] as const),
    first: chance.yes(0.15) ? chance.pick(['forged', 'probe'] as const) : null,
  }
}

function trade(chance: Chance, opensAt: Moment, way: Trade['way']): Trade {
  const paidAt = chance.yes(0.1) ? null : chance.yes(0.7) ? opensAt : chance.int(opensAt, LAST - 1)
  const news = chance.yes(0.15) || paidAt === null ? [] : Array.from({ length: chance.int(1, 3) }, () => delivery(chance, paidAt))
  return { way, opensAt, paidAt, wrong: chance.yes(0.07) ? chance.pick(['amount', 'payer'] as const) : null, news }
}

function buyer(chance: Chance, pool: boolean, first: boolean): Buyer {
  // A pool is there for others once the shop has heard of its opener's money.
  const comesAt = first ? 0 : chance.yes(0.6) ? Number(pool) : chance.int(0, 5)
  const way = chance.pick(['jsapi', 'jsapi', 'h5'] as const)
  const second = chance.yes(0.15) ? [trade(chance, comesAt, way === 'h5' ? 'jsapi' : 'h5')] : []
  const deeds = Array.from({ length: chance.yes(0.6) ? 0 : chance.int(1, 2) }, () => ({ at: chance.int(comesAt, LAST), what: chance.pick<Deed>(['check', 'check', pool ? 'leave' : 'cancel', 'cancel', 'release']) }))
  return { quantity: pool ? 2 : chance.int(1, 3), ifNotFilled: chance.pick(['refund', 'keep'] as const), comesAt, trades: [trade(chance, comesAt, way), ...second], deeds }
}

/** A seed says all of it. */
export function historyOf(chance: Chance): History {
  const pool = chance.yes(0.6)
  const buyers = Array.from({ length: pool ? chance.pick([1, 2, 3, 3] as const) : chance.pick([1, 1, 2] as const) }, (_, n) => buyer(chance, pool, n === 0))
  return { pool, stock: chance.yes(0.6) ? 100 : chance.int(1, 7), buyers }
}
