import type { ItemView } from '@domain/campaign/contract'
import type { Fen } from '@domain/money'
import { mostOf, type Basket, type Chosen } from './basket'

const roomOf = (item: ItemView, basket: Basket): number => mostOf(item) - (basket[item.itemId] ?? 0)

/** Items of which one more would do for what is missing, the cheapest first; where none costs so much, those that come nearest. */
export function fillers(items: readonly ItemView[], basket: Basket, missingFen: Fen, most = 3): ItemView[] {
  const free = items.filter((item) => roomOf(item, basket) > 0)
  const enough = free.filter(({ priceFen }) => priceFen >= missingFen).sort((a, b) => a.priceFen - b.priceFen)
  const nearest = free.filter(({ priceFen }) => priceFen < missingFen).sort((a, b) => b.priceFen - a.priceFen)
  return [...enough, ...nearest].slice(0, most)
}

/**
 * A few things that together bring a basket up to the least, to be taken with one tap: what neighbours order most, one of each and then once more, until it
 * is enough. Empty where tonight hasn't enough.
 */
export function bundle(items: readonly ItemView[], basket: Basket, missingFen: Fen): Chosen[] {
  const liked = items.filter((item) => roomOf(item, basket) > 0).sort((a, b) => b.sold - a.sold)
  const taken = new Map<ItemView, number>()
  let left = missingFen
  for (let again = true; left > 0 && again; ) {
    again = false
    for (const item of liked) {
      const quantity = taken.get(item) ?? 0
      if (left <= 0 || quantity >= roomOf(item, basket)) continue
      taken.set(item, quantity + 1)
      left -= item.priceFen
      again = true
    }
  }
  return left > 0 ? [] : [...taken].map(([item, quantity]) => ({ item, quantity }))
}
