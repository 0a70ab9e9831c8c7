import type { BadgeId } from './contract'

/** What badges count. The server has one query for each; none of them ever falls: what was done stays done, whatever is refunded later. */
export type Fact =
  /** Orders of which something was fetched. */
  | 'orders'
  /** Shop months, and seasons of the year, in which something was fetched. */
  | 'months'
  | 'seasons'
  /** Orders placed before eight in the morning and fetched. */
  | 'mornings'
  /** Categories of what was fetched. */
  | 'kinds'
  /** Filled pools; those opened; those that filled on a Thursday; different people met in them. */
  | 'pools'
  | 'opened'
  | 'thursdays'
  | 'neighbours'
  /** Neighbours brought who bought. */
  | 'brought'
  /** The most days in a row that were signed in. */
  | 'signRun'
  /** Events to which she came. */
  | 'events'
  /** Orders fetched without packaging. */
  | 'greens'
  /** Reviews written. */
  | 'reviews'
  /** Tasting teams joined. */
  | 'tastings'

/** What other words tell badges of. */
export type Happening =
  | 'order_fetched'
  | 'pool_settled'
  | 'streak_signed'
  | 'reward_granted'
  | 'event_attended'
  | 'review_written'
  | 'tasting_confirmed'

/** Which facts each happening can raise. */
export const RAISES: Readonly<Record<Happening, readonly Fact[]>> = {
  order_fetched: ['orders', 'months', 'seasons', 'mornings', 'kinds', 'greens'],
  pool_settled: ['pools', 'opened', 'thursdays', 'neighbours'],
  streak_signed: ['signRun'],
  reward_granted: ['brought'],
  event_attended: ['events'],
  review_written: ['reviews'],
  tasting_confirmed: ['tastings'],
}

/** A badge is so much of one fact. One object a file, all of them in `list.ts`; its words and drawing are found by id. */
export interface Badge {
  readonly id: BadgeId
  readonly counts: Fact
  readonly need: number
}
