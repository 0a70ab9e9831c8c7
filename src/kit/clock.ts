import { instant, msBetween, type Instant } from '@domain/time'

const SECOND = 1_000
let offsetMs = 0

/** The shop's time as this phone knows it: its own clock, put right by what the server's last answers said. */
export const serverNow = (): Instant => instant(Date.now() + offsetMs)

/**
 * Learns from an answer. `Date` headers are whole seconds, so a difference under a second from what is known says nothing;
 * the answer is taken as made half-way between asking and hearing.
 */
export function learnTime(said: string | null, askedAtMs: number, heardAtMs: number): void {
  const serverMs = said === null ? Number.NaN : Date.parse(said)
  if (Number.isNaN(serverMs)) return
  const found = serverMs - (askedAtMs + heardAtMs) / 2
  if (Math.abs(found - offsetMs) > SECOND) offsetMs = found
}

/** Milliseconds until `at`, never below 0. */
export const msUntil = (at: Instant): number => Math.max(0, msBetween(serverNow(), at))
