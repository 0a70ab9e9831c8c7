import type { ItemView } from '@domain/campaign/contract'
import type { Category } from '@domain/goods/contract'

/** In the order in which a market is walked. */
const ORDER: readonly Category[] = ['vegetable', 'fruit', 'meat', 'seafood', 'egg-dairy', 'staple', 'snack', 'household']

export interface Kind {
  readonly kind: Category
  readonly items: readonly ItemView[]
}

/** Tonight's items by category; categories of which there is nothing are left out. */
export const kindsOf = (items: readonly ItemView[]): Kind[] =>
  ORDER.map((kind) => ({ kind, items: items.filter(({ category }) => category === kind) })).filter((one) => one.items.length > 0)
