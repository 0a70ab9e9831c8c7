import type { Result } from '../result'
import { ok, refuse } from '../result'

export interface Came {
  readonly itemId: string
  readonly arrived: number
}
export interface Wanted {
  readonly itemId: string
  /** Units in paid orders that were not paid back. */
  readonly quantity: number
}

/** How many of each item are there: what is named as short, all of the rest. */
export function arrivedUnits(
  short: readonly Came[],
  wanted: readonly Wanted[],
): Result<Map<string, number>, 'item_not_found' | 'arrived_more_than_sold'> {
  const units = new Map(wanted.map(({ itemId, quantity }) => [itemId, quantity]))
  for (const { itemId, arrived } of short) {
    const sold = units.get(itemId)
    if (sold === undefined) return refuse('item_not_found')
    if (arrived > sold) return refuse('arrived_more_than_sold', { itemId, sold })
    units.set(itemId, arrived)
  }
  return ok(units)
}
