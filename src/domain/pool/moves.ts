import type { Fen, Percent } from '../money'
import { sum } from '../money'
import { assert } from '../result'
import type { IfNotFilled } from './contract'
import type { Outcome } from './pool'
import type { PricedLine } from './price'
import { priceOf } from './price'

/** A paid member's order as the pool's end finds it. */
export interface MemberOrder {
  readonly orderId: string
  readonly ifNotFilled: IfNotFilled
  readonly percent: Percent
  readonly payFen: Fen
  /** What the door costs her: coupons may have taken of the fee. */
  readonly doorFeeFen: Fen
  /** What coupons and points took off each stays off, however the pool ends. */
  readonly lines: readonly (PricedLine & { readonly couponFen: Fen; readonly pointsFen?: Fen })[]
}
/** What the end means for one member: the price she ends with and what goes back, or everything back. */
export type MemberEnd =
  | { readonly orderId: string; readonly becomes: 'settled' | 'plain'; readonly percent: Percent; readonly lineFen: readonly Fen[]; readonly payFen: Fen; readonly backFen: Fen }
  | { readonly orderId: string; readonly becomes: 'refunded'; readonly backFen: Fen }

/** Settled: everybody pays the step's price and differences go back. Expired: *refund* gets everything back, *keep* has a plain order. */
export function memberEnd(order: MemberOrder, end: Outcome): MemberEnd {
  const { orderId } = order
  if (end.state === 'expired' && order.ifNotFilled === 'refund') return { orderId, becomes: 'refunded', backFen: order.payFen }
  const percent = end.state === 'settled' ? end.percent : order.percent
  const price = priceOf(order.lines, percent, order.doorFeeFen)
  const lineFen = price.lineFen.map((fen, i) => fen - (order.lines[i]?.couponFen ?? 0) - (order.lines[i]?.pointsFen ?? 0))
  const payFen = sum(lineFen) + order.doorFeeFen
  const backFen = order.payFen - payFen
  assert(backFen >= 0, 'the end of a pool never makes an order dearer')
  return { orderId, becomes: end.state === 'settled' ? 'settled' : 'plain', percent, lineFen, payFen, backFen }
}
