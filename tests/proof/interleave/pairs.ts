import type { Answer } from '../../support/person'
import type { Lab } from '../proxy/lab'
import type { Act } from '../proxy/scene'
import { couponPairs } from './coupon-pairs'
import { moneyPairs } from './money-pairs'
import { orderPairs } from './order-pairs'
import { peoplePairs } from './people-pairs'
import { poolPairs } from './pool-pairs'

/** Two requests that meet, from a prepared moment. */
export interface Meeting {
  readonly acts: readonly [Act, Act]
  /** The answers that are right, whichever comes first: `ok pool_full`. */
  readonly lawful: readonly string[]
  /** When what they left to do is due, if it should be done before looking. */
  readonly then?: string
  /** What else must be so; says what is not. */
  readonly look?: (answers: readonly [Answer, Answer]) => Promise<readonly string[]>
  /** To be done before each time, unheld. */
  readonly first?: () => Promise<unknown>
}

export interface Pair {
  readonly name: string
  readonly meet: (lab: Lab) => Promise<Meeting>
}

/** Everything of which two may happen at once; a word that comes adds its rows. */
export const pairs: readonly Pair[] = [...poolPairs, ...orderPairs, ...moneyPairs, ...couponPairs, ...peoplePairs]
