import { days, later, msBetween, shopMonth, type Instant } from '../time'
import type { Level, Tier } from './contract'

/** Orders fetched and kept within this many days make a tier. */
export const WINDOW_DAYS = 30

/** From the lowest. */
export const LEVELS: readonly { readonly tier: Level; readonly orders: number }[] = [
  { tier: 'bronze', orders: 1 },
  { tier: 'silver', orders: 5 },
  { tier: 'gold', orders: 15 },
]

/** Until when somebody has each tier, exclusive; null for one that she never had. */
export type Standing = Readonly<Record<Level, Instant | null>>

/** The end of the month after the one in which a tier is gained. */
export const endOfNextMonth = (gainedAt: Instant): Instant => shopMonth(shopMonth(gainedAt).until).until

/**
 * What the orders completed so far come to. A tier is gained by each order that makes enough of them within 30 days, and lasts to the end of the next month, or
 * for as long as they are enough, where that is longer (a January's last days).
 */
export function standingOf(completedAt: readonly Instant[]): Standing {
  const sorted = [...completedAt].sort()
  const untilOf = (need: number): Instant | null =>
    sorted.reduce<Instant | null>((until, at, index) => {
      const first = sorted[index - need + 1]
      if (!first || msBetween(first, at) >= days(WINDOW_DAYS)) return until
      return latest(until, latest(endOfNextMonth(at), later(first, days(WINDOW_DAYS))))
    }, null)
  return Object.fromEntries(LEVELS.map(({ tier, orders }) => [tier, untilOf(orders)])) as Record<Level, Instant | null>
}

const latest = (one: Instant | null, other: Instant): Instant => (one !== null && one > other ? one : other)

/** The highest tier that somebody has at a moment, and until when. */
export function tierAt(standing: Standing, now: Instant): { tier: Tier; until: Instant | null } {
  const held = LEVELS.filter(({ tier }) => now < (standing[tier] ?? '')).at(-1)
  return held ? { tier: held.tier, until: standing[held.tier] } : { tier: 'none', until: null }
}

/** A tier is a pure function of what was completed up to a moment, and that moment (I31). */
export const tierOf = (completedAt: readonly Instant[], now: Instant): { tier: Tier; until: Instant | null } =>
  tierAt(standingOf(completedAt.filter((at) => at <= now)), now)

/** How many of them count now. */
export const ordersWithin = (completedAt: readonly Instant[], now: Instant): number =>
  completedAt.filter((at) => at <= now && msBetween(at, now) < days(WINDOW_DAYS)).length

/** The next tier above the one that somebody has, and how many orders are missing now. */
export function nextTier(tier: Tier, orders: number): { tier: Level; orders: number; missing: number } | null {
  const next = LEVELS[LEVELS.findIndex((level) => level.tier === tier) + 1]
  return next ? { ...next, missing: Math.max(1, next.orders - orders) } : null
}

const RANK: readonly Tier[] = ['none', ...LEVELS.map(({ tier }) => tier)]

export const reaches = (tier: Tier, least: Tier): boolean => RANK.indexOf(tier) >= RANK.indexOf(least)
