import type { Fen } from '../money'
import type { PriceView } from './contract'

/** What is known of goods' price beside what is to be asked for them; null where nothing is. */
export type KnownPrices = Pick<PriceView, 'lastFen' | 'usualFen' | 'leastFen' | 'mostFen'>
export type Odd = NonNullable<PriceView['odd']>

/** A price so many times the last one, or so many times less, was mistyped more often than meant. */
const TIMES = 2
const YUAN: Fen = 100

/** Why a price looks mistyped, or null. It is measured by the last one asked, else by what the shelf says; goods never priced before only by being under a yuan. */
export function oddPrice(priceFen: Fen, { lastFen, usualFen, leastFen, mostFen }: KnownPrices): Odd | null {
  const known = lastFen ?? usualFen
  if (known !== null && known > 0) {
    if (priceFen >= known * TIMES) return 'times_more'
    if (priceFen * TIMES <= known) return 'times_less'
  }
  if (mostFen !== null && priceFen > mostFen) return 'above_range'
  if (leastFen !== null && priceFen < leastFen) return 'below_range'
  return known === null && priceFen < YUAN ? 'under_yuan' : null
}
