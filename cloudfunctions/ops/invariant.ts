import type { Instant } from '@domain/time'
import type { RawBuilder } from 'kysely'

/** One place where a promise is broken: what should be so, where, and what is so instead. */
export type Broken = {
  what: string
  communityId: string
  subject: string
  should: string | null
  found: string | null
}
export interface Moment {
  /** Business time. */
  now: Instant
  /** The machine's, which the ages of sessions, keys and replies follow. */
  machine: Instant
}

/** A promise of the product that a query over the books can prove broken. */
export interface Shown {
  readonly id: string
  /** How the query looks, in words. */
  readonly how: string
  /** Replies a row for each place where it is broken, none where all is well. */
  readonly query: (at: Moment) => RawBuilder<Broken>
}
/** A promise that no query can show; that test keeps it. */
export interface Tested {
  readonly id: string
  readonly test: string
}
export type Invariant = Shown | Tested
