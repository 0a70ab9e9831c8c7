import type { Result } from '../result'
import { ok, refuse } from '../result'
import type { Instant } from '../time'
import { days, later } from '../time'

/** Until so long after it was handed over something may be reviewed, and so long after writing a review corrected. */
export const WRITE_DAYS = 30
export const CORRECT_DAYS = 7
export const PICTURES_MOST = 3
/** What a review with a picture earns; one without earns nothing, whatever its stars. */
export const PICTURE_POINTS = 5

export interface ReviewedLine {
  readonly handedAt: Instant | null
  /** It was disposed of, or its money went back, because nobody came for it. */
  readonly notFetched: boolean
  readonly quantity: number
  readonly refundedQuantity: number
}
export interface Written {
  readonly state: 'shown' | 'hidden'
  readonly writtenAt: Instant
}
export type ReviewRefusal = 'not_fetched' | 'review_refunded' | 'review_over' | 'review_hidden'

/** Until when a line may be reviewed, or what was written of it corrected: by who took it home, and kept some of it. What money went back for later stays as written. */
export function mayReview(line: ReviewedLine, written: Written | null, now: Instant): Result<{ until: Instant }, ReviewRefusal> {
  if (written?.state === 'hidden') return refuse('review_hidden')
  if (line.handedAt === null || line.notFetched) return refuse('not_fetched')
  if (written === null && line.refundedQuantity >= line.quantity) return refuse('review_refunded')
  const until = written === null ? later(line.handedAt, days(WRITE_DAYS)) : later(written.writtenAt, days(CORRECT_DAYS))
  return now < until ? ok({ until }) : refuse('review_over')
}

/** How many gave one to five stars. */
export type Each = readonly [number, number, number, number, number]

/** The mean in tenths of a star, rounded half up: of all of them, none left out and none weighed. Null where nobody has said anything. */
export function meanTenths(each: Each): number | null {
  const count = each.reduce((all, some) => all + some, 0)
  if (count === 0) return null
  const stars = each.reduce((all, some, at) => all + some * (at + 1), 0)
  return Math.floor((stars * 20 + count) / (count * 2))
}
