import type { EventView } from '@domain/event/contract'
import { shopDay, type Instant } from '@domain/time'

type Stands = 'registered' | 'waiting' | 'offered' | 'open' | 'full' | 'running'
export interface UpEvent {
  /** When she is expected; for who isn't, when the slot that is on or comes next begins. */
  readonly at: Instant
  readonly stands: Stands | null
}

/** My own slot, while it isn't over and my registration of it still counts. */
function ownOf({ slots, mine }: EventView, now: Instant): UpEvent | null {
  const slot = slots.find(({ slotId }) => slotId === mine?.slotId)
  if (!mine || !slot || now >= slot.endsAt) return null
  const { state, offerUntil } = mine
  if (state === 'registered') return { at: slot.startsAt, stands: state }
  // Once a slot has begun its line gets nothing any more.
  if (state === 'waiting') return now < slot.startsAt ? { at: slot.startsAt, stands: state } : null
  return state === 'offered' && offerUntil !== null && now < offerUntil ? { at: slot.startsAt, stands: state } : null
}

/** What may be said today of an event: that one can go there today, or register for it now; null where neither is so. */
export function upOf(event: EventView, now: Instant): UpEvent | null {
  const { state, slots, registerFrom, registerUntil } = event
  if (state === 'draft' || state === 'done' || state === 'cancelled') return null
  const registers = registerFrom <= now && now < registerUntil
  const isToday = (at: Instant): boolean => shopDay(at) <= shopDay(now)
  const own = ownOf(event, now)
  if (own) return registers || own.stands === 'offered' || isToday(own.at) ? own : null
  const on = slots.find(({ startsAt, endsAt }) => startsAt <= now && now < endsAt)
  if (on) return { at: on.startsAt, stands: 'running' }
  const toCome = slots.filter(({ startsAt }) => now < startsAt).sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1))
  const [next] = toCome
  if (!next) return null
  if (registers) return { at: next.startsAt, stands: toCome.every(({ left }) => left === 0) ? 'full' : 'open' }
  return isToday(next.startsAt) ? { at: next.startsAt, stands: null } : null
}
