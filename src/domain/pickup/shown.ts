import type { Instant, ShopDay } from '../time'
import { atShopTime, nextShopDay } from '../time'

export interface Visit {
  readonly pickupDay: string
  readonly pickupUntil: string
}

/** Until when a bag may wait: the evening after its pickup day. */
export const keptUntil = ({ pickupDay, pickupUntil }: Visit): Instant => atShopTime(nextShopDay(pickupDay as ShopDay), pickupUntil)

/**
 * Whether a code that was seen before, and can't be asked for now, may still be shown as one that works. After the last evening the bag is no longer there,
 * and a code that was used is none.
 */
export const maySeenBeShown = (bag: Visit & { readonly fetched: boolean }, now: Instant): boolean => !bag.fetched && now < keptUntil(bag)
