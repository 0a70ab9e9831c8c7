import type { Fen } from '../money'

/** One movement by its number: a payment by trade number, a refund by refund number. */
export interface Movement {
  readonly number: string
  readonly amountFen: Fen
}
export interface Books {
  readonly payments: readonly Movement[]
  readonly refunds: readonly Movement[]
}
export interface Difference {
  readonly what: 'payment' | 'refund'
  readonly number: string
  /** Null: only the other side knows it. */
  readonly oursFen: Fen | null
  readonly billFen: Fen | null
}

/** Where our books and the channel's bill of the same day differ, fen by fen (I8). Numbers are unique on each side. */
export function differences(ours: Books, bill: Books): Difference[] {
  return [...compare('payment', ours.payments, bill.payments), ...compare('refund', ours.refunds, bill.refunds)]
}

function compare(what: Difference['what'], ours: readonly Movement[], bill: readonly Movement[]): Difference[] {
  const left = new Map(ours.map((each) => [each.number, each.amountFen]))
  const right = new Map(bill.map((each) => [each.number, each.amountFen]))
  return [...new Set([...left.keys(), ...right.keys()])]
    .map((number) => ({ what, number, oursFen: left.get(number) ?? null, billFen: right.get(number) ?? null }))
    .filter((each) => each.oursFen !== each.billFen)
}
