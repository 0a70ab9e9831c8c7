import type { OrderState } from './contract'

/** How an order stands for the one who placed it: its own state, told apart by its pool and by its goods. */
export const STANDINGS = ['unpaid', 'pooling', 'waiting', 'arrived', 'fetched', 'cancelled', 'refunded'] as const
export type Standing = (typeof STANDINGS)[number]

export interface Stands {
  readonly state: OrderState
  readonly poolState: 'open' | 'settled' | 'expired' | null
  readonly arrived: boolean
}

export function standingOf({ state, poolState, arrived }: Stands): Standing {
  if (state !== 'paid') return state
  if (poolState === 'open') return 'pooling'
  return arrived ? 'arrived' : 'waiting'
}
