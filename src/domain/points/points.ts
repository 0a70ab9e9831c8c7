import type { CouponTerms } from '../coupon/contract'
import type { Fen, Percent } from '../money'
import type { Instant } from '../time'
import { atShopTime, nextShopDay, shopDay } from '../time'

/** For what points are given, and for what they go. */
export const POINTS_KINDS = ['bought', 'green', 'signed', 'streak', 'reviewed', 'attended', 'used', 'exchanged'] as const
export type PointsKind = (typeof POINTS_KINDS)[number]

/** Points pay for at most so much of what the goods of an order come to after coupons. */
export const POINTS_SHARE: Percent = 20

/** What an order without packaging earns, once the desk has seen it. */
export const GREEN_POINTS = 5

/** What goods earn that were fetched and kept: `tenths` of a point for each yuan, the rest of a point dropped. */
export const pointsForGoods = (keptFen: Fen, tenths: number): number => Math.floor((keptFen * tenths) / 1000)

/** Points last for twelve months, to the end of that day by the shop's clock; those of a 29 February to the end of a 28th. */
export function expiresAt(earnedAt: Instant): Instant {
  const [year = '', month = '', day = ''] = shopDay(earnedAt).split('-')
  const last = `${Number(year) + 1}-${month}-${month === '02' && day === '29' ? '28' : day}`
  return atShopTime(nextShopDay(last as ReturnType<typeof shopDay>), '00:00')
}

/** What was given with its date, less what was taken back of it. */
export interface Credit {
  readonly points: number
  readonly expiresAt: Instant
}

/**
 * What expires next and how much of it is left: what was used, or has expired already, was the oldest. `used` counts both. Null where all of it is gone.
 */
export function nextToExpire(credits: readonly Credit[], used: number): Credit | null {
  let left = used
  for (const { points, expiresAt: at } of [...credits].sort((a, b) => (a.expiresAt < b.expiresAt ? -1 : 1))) {
    if (points > left) return { points: points - left, expiresAt: at }
    left -= points
  }
  return null
}

/** At most one coupon that was exchanged for goes on an order. */
export const EXCHANGE_GROUP = 'exchange'

/** Goods that points are exchanged for at a price, as a coupon: one unit of them at that price, never with a pool's. We bear the rest. */
export const exchangeTerms = (item: { name: string; goodsId: string; priceFen: Fen; capFen: Fen; validDays: number }): CouponTerms => ({
  name: item.name,
  benefit: { kind: 'price', priceFen: item.priceFen, capFen: item.capFen },
  thresholdFen: 0,
  scope: { kind: 'items', ids: [item.goodsId] },
  valid: { kind: 'days', days: item.validDays, start: 'receiving' },
  pools: 'never',
  group: EXCHANGE_GROUP,
  paidBy: 'us',
})
