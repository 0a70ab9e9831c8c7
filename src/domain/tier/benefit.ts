import type { PolicyId } from '../policy/contract'
import type { BenefitId, Level } from './contract'

/** How many times the points of a purchase count. */
export type Times = 1 | 1.2 | 1.5

/** What a tier brings. One object a file, all of them in `list.ts`; words and screens know them by id. */
export interface Benefit {
  readonly id: BenefitId
  /** The lowest tier that has it. */
  readonly from: Level
  /** The policy that gives it: it is to be had where a community switched that on. */
  readonly policy?: PolicyId
  /** For points: how many times, by tier. */
  readonly times?: Readonly<Record<Level, Times>>
}
