import { instant, later, seconds, type Instant } from '@domain/time'
import { shared } from './runtime'

/** The machine's time: for ids, for the age of sessions and keys, for rates and signatures. */
export const machineNow = (): Instant => instant(Date.now())

/**
 * Business time. Real time plus an offset that only a demo server has; with TEST_CLOCK the latest instant that a request has named, and real time
 * until one does.
 */
export function businessNow(): Instant {
  const { clock } = shared()
  return clock.named ?? later(machineNow(), seconds(clock.offsetSeconds))
}

/** Takes note of an instant that a request names. Time named never goes back. */
export function nameInstant(at: Instant): void {
  const { clock } = shared()
  if (clock.named === undefined || clock.named < at) clock.named = at
}
