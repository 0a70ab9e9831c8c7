import type { Instant } from '@domain/time'
import { outboxOf } from './outbox'

/** The bag that was handed over; no name lies in the queue. */
export interface HandedBag {
  readonly bagId: string
  readonly number: number | null
}

/** A person stands at the desk: so long an answer is waited for, then the desk goes on without. */
export const DESK_PATIENCE_MS = 3_000

/** What went over the counter and the server has not heard of yet. */
export const handovers = outboxOf<'pickup.confirm', HandedBag>('pickup.confirm', {
  later: (refusal, detail) => (refusal === 'too_many_codes' ? (detail as { until: Instant }).until : null),
  partly: ({ lines = [] }, { handed }) => handed.length < lines.length,
  patienceMs: DESK_PATIENCE_MS,
})
