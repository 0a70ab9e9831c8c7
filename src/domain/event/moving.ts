import type { Result } from '../result'
import { ok, refuse } from '../result'
import type { Instant } from '../time'
import { earliest, epochMs, instant, later } from '../time'
import { spanOf, type Slot, type Span, type Times } from './event'

/** What is asked of a slot of a published event: what isn't named stays. */
export interface Move {
  readonly slotId: string
  readonly startsAt?: Instant | undefined
  readonly endsAt?: Instant | undefined
}
type Timed = Span & Pick<Slot, 'id'>
export interface Moved<S> extends Span {
  /** Those whose times are others than before, as they are now. */
  readonly slots: readonly S[]
  readonly registerUntil: Instant
}

const lastStart = (slots: readonly Span[]): number => Math.max(...slots.map(({ startsAt }) => epochMs(startsAt)))

function closingOf({ registerFrom, registerUntil }: Omit<Times, 'slots'>, before: number, after: number, now: Instant): Instant {
  const shifted = later(registerUntil, after - before)
  const shuts = after < before && (shifted <= now || shifted <= registerFrom)
  return shuts ? earliest(registerUntil, instant(after)) : shifted
}

/**
 * The times of a published event once some of its slots were put earlier or later. A slot that has begun begins when it did, and one that is over stays as it
 * was; nothing is put into the past. Registration closes as long before the last slot as it did; where that would shut it at once or before it opens, when it was to
 * close anyway, or when the last slot begins.
 */
export function moveSlots<S extends Timed>(event: Omit<Times, 'slots'>, slots: readonly S[], moves: readonly Move[], now: Instant): Result<Moved<S>, 'event_times_wrong' | 'slot_begun' | 'slot_over'> {
  const after = slots.map((slot) => {
    const { startsAt = slot.startsAt, endsAt = slot.endsAt } = moves.find(({ slotId }) => slotId === slot.id) ?? {}
    return { ...slot, startsAt, endsAt }
  })
  const isMoved = (slot: S, at: number): boolean => slot.startsAt !== after[at]?.startsAt || slot.endsAt !== after[at]?.endsAt
  const before = slots.filter(isMoved)
  const moved = after.filter((_slot, at) => slots[at] !== undefined && isMoved(slots[at], at))
  if (before.some(({ endsAt }) => now >= endsAt)) return refuse('slot_over')
  const begins = moved.filter(({ startsAt }, at) => startsAt !== before[at]?.startsAt)
  if (before.some(({ startsAt, id }) => now >= startsAt && begins.some((slot) => slot.id === id))) return refuse('slot_begun')
  if (begins.some(({ startsAt }) => startsAt <= now) || moved.some(({ endsAt }) => endsAt <= now)) return refuse('event_times_wrong')
  const registerUntil = closingOf(event, lastStart(slots), lastStart(after), now)
  const span = spanOf({ slots: after, registerFrom: event.registerFrom, registerUntil })
  return span.ok ? ok({ slots: moved, registerUntil, ...span.value }) : span
}
