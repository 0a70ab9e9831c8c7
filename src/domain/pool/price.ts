import type { Fen, Percent } from '../money'
import { percentOf, spread, sum } from '../money'

export interface Step {
  readonly people: number
  readonly percent: Percent
}

/** The percentage off once `people` have paid. It never falls as a pool fills: inviting a neighbour can't cost you money. */
export function poolPercent(steps: readonly Step[], people: number): Percent {
  return steps.reduce((best, step) => (people >= step.people ? Math.max(best, step.percent) : best), 0)
}

/** The first step's percentage: what a member who would rather have the money back pays from the start. */
export const firstPercent = (steps: readonly Step[]): Percent => steps[0]?.percent ?? 0

export interface PricedLine {
  readonly quantity: number
  readonly priceFen: Fen
}
export interface Price {
  readonly goodsFen: Fen
  readonly discountFen: Fen
  /** What each line costs after its share of the discount. */
  readonly lineFen: readonly Fen[]
  readonly doorFeeFen: Fen
  readonly payFen: Fen
}

/**
 * What an order costs before coupons: its goods, `percent` off them rounded half up to the fen and spread over the lines by largest remainder, and the fee for the
 * door, on which there is no discount.
 */
export function priceOf(lines: readonly PricedLine[], percent: Percent, doorFeeFen: Fen): Price {
  const plain = lines.map((line) => line.quantity * line.priceFen)
  const goodsFen = sum(plain)
  const discountFen = percentOf(goodsFen, percent)
  const off = spread(discountFen, plain)
  const lineFen = plain.map((amount, i) => amount - (off[i] ?? 0))
  return { goodsFen, discountFen, lineFen, doorFeeFen, payFen: goodsFen - discountFen + doorFeeFen }
}
