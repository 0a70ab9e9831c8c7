import type { Result } from '../result'
import { ok, refuse } from '../result'
import type { Instant } from '../time'
import type { OrderState } from './contract'

/** Why an unpaid order was given up: its time ran out, the resident changed her mind, the campaign was cancelled. */
export type OverWhy = 'lapsed' | 'resident' | 'campaign'

/** The states an order may go to from each; nothing ever goes back. */
const NEXT: Readonly<Record<OrderState, readonly OrderState[]>> = {
  unpaid: ['paid', 'cancelled'],
  paid: ['fetched', 'refunded'],
  fetched: [],
  /** A late payment may still make it a plain order, or be sent back. */
  cancelled: ['paid', 'refunded'],
  refunded: [],
}
export const mayBecome = (from: OrderState, to: OrderState): boolean => NEXT[from].includes(to)

/** A campaign takes orders from its opening until just before its cut-off. */
export const takesOrders = (campaign: { state: string; opensAt: Instant; closesAt: Instant }, now: Instant): boolean =>
  campaign.state === 'open' && campaign.opensAt <= now && now < campaign.closesAt

export interface CancelFacts {
  readonly state: OrderState
  /** The pool that the order still sits in, if any. */
  readonly seat: 'held' | 'paid' | 'left' | 'lapsed' | 'settled' | 'expired' | null
  readonly anyLineHanded: boolean
  readonly closesAt: Instant
}

/** A plain order may be cancelled until the cut-off; a pool's member leaves the pool instead, and after settling can't. */
export function mayCancel(order: CancelFacts, now: Instant): Result<true, 'in_pool' | 'campaign_closed' | 'already_fetched' | 'order_over'> {
  if (order.state === 'cancelled' || order.state === 'refunded') return refuse('order_over')
  if (order.state === 'fetched' || order.anyLineHanded) return refuse('already_fetched')
  if (order.seat === 'held' || order.seat === 'paid' || order.seat === 'settled') return refuse('in_pool')
  return now < order.closesAt ? ok(true) : refuse('campaign_closed')
}
