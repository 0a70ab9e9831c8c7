import type { LineInput } from '@domain/call'
import type { ItemView } from '@domain/campaign/contract'
import { sum } from '@domain/money'
import type { Chance } from './random'

const PIECES_MOST = 2

/** A basket as a family fills it: some goods, and more of them until it is worth `leastFen`. */
export function basket(chance: Chance, items: readonly ItemView[], leastFen = 0): LineInput[] {
  const wanted = chance.int(2, 4)
  const lines: (LineInput & { worth: number })[] = []
  for (const { itemId, priceFen, left, limit } of chance.shuffled(items)) {
    if (lines.length >= wanted && sum(lines.map(({ worth }) => worth)) >= leastFen) break
    const quantity = Math.min(chance.int(1, PIECES_MOST), left, limit)
    if (quantity > 0) lines.push({ itemId, quantity, worth: quantity * priceFen })
  }
  return lines.map(({ itemId, quantity }) => ({ itemId, quantity }))
}
