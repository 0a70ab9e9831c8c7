import type { LineInput } from '@domain/call'
import type { ItemView } from '@domain/campaign/contract'
import { create } from 'zustand'
import { recall, remember } from './store'

/** How many of which item. */
export type Basket = Readonly<Record<string, number>>

interface Baskets {
  /** By campaign, the latest last. */
  readonly baskets: Readonly<Record<string, Basket>>
}

/** Baskets of evenings long past are dropped. */
const MOST = 4
const EMPTY: Basket = {}

/** What was picked, kept on the phone until it is ordered: closing the app loses nothing. */
const useBaskets = create<Baskets>(() => ({ baskets: recall<Baskets['baskets']>('baskets') ?? {} }))

export const useBasket = (campaignId: string | null): Basket => useBaskets(({ baskets }) => baskets[campaignId ?? ''] ?? EMPTY)

function keep(campaignId: string, basket: Basket): void {
  const { [campaignId]: _before, ...others } = useBaskets.getState().baskets
  const baskets = Object.fromEntries([...Object.entries(others), [campaignId, basket] as const].filter(([, one]) => Object.keys(one).length > 0).slice(-MOST))
  useBaskets.setState({ baskets })
  remember('baskets', baskets)
}

export function setQuantity(campaignId: string, itemId: string, quantity: number): void {
  const { [itemId]: _before, ...others } = useBaskets.getState().baskets[campaignId] ?? EMPTY
  keep(campaignId, quantity > 0 ? { ...others, [itemId]: quantity } : others)
}

export const emptyBasket = (campaignId: string): void => keep(campaignId, EMPTY)

export interface Chosen {
  readonly item: ItemView
  readonly quantity: number
}

/** How many of an item one may still put in. */
export const mostOf = ({ limit, left }: Pick<ItemView, 'limit' | 'left'>): number => Math.max(0, Math.min(limit, left))

/** What of the basket can be ordered: items that are still offered, no more of each than there is. */
export const chosenOf = (items: readonly ItemView[], basket: Basket): Chosen[] =>
  items.flatMap((item) => {
    const quantity = Math.min(basket[item.itemId] ?? 0, mostOf(item))
    return quantity > 0 ? [{ item, quantity }] : []
  })

export interface Picked extends Chosen {
  /** How many were put in; `quantity` of them can be had. */
  readonly wanted: number
}

/** All that lies in the basket, also what can't be had any more. */
export const picksOf = (items: readonly ItemView[], basket: Basket): Picked[] =>
  items.flatMap((item) => {
    const wanted = basket[item.itemId] ?? 0
    return wanted > 0 ? [{ item, wanted, quantity: Math.min(wanted, mostOf(item)) }] : []
  })

/** Puts a few things in at once. */
export function addAll(campaignId: string, chosen: readonly Chosen[]): void {
  const before = useBaskets.getState().baskets[campaignId] ?? EMPTY
  const added = chosen.map(({ item: { itemId }, quantity }) => [itemId, (before[itemId] ?? 0) + quantity] as const)
  keep(campaignId, { ...before, ...Object.fromEntries(added) })
}

export const linesOf = (chosen: readonly Chosen[]): LineInput[] => chosen.map(({ item, quantity }) => ({ itemId: item.itemId, quantity }))
export const pricedOf = (chosen: readonly Chosen[]) => chosen.map(({ item, quantity }) => ({ priceFen: item.priceFen, quantity }))
export const countOf = (chosen: readonly Chosen[]): number => chosen.reduce((count, { quantity }) => count + quantity, 0)
