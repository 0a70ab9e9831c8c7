import { instant, type Instant } from '@domain/time'
import { businessNow, nameInstant } from '../_kit/clock'
import { settings } from '../_kit/runtime'

/** Business time stays where a day can be added or taken away. */
const EARLIEST = instant('2000-01-01T00:00:00Z')
const LATEST = instant('2199-01-01T00:00:00Z')
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/** The instant that a request names in X-Test-Now; undefined where none is named or the server doesn't listen; null when it is none. */
export function namedInstant(header: string | string[] | undefined): Instant | undefined | null {
  if (!settings().testClock || header === undefined) return undefined
  const text = String(header)
  if (!ISO.test(text) || Number.isNaN(Date.parse(text))) return null
  const named = instant(text)
  if (named < EARLIEST || named >= LATEST) return null
  nameInstant(named)
  return named
}

export const nowOf = (named: Instant | undefined): Instant => named ?? businessNow()
