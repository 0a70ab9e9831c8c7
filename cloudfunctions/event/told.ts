import { shopClock } from '@domain/time'
import type { Call } from '../_kit/call'
import { tellAll } from '../message/message'
import type { EventRow, SlotRow } from './event-sql'
import type { PlaceRow, RegistrationRow } from './places-sql'

/** What every message about an event says. */
export const factsOf = (event: Pick<EventRow, 'id' | 'title' | 'place'>, slot: Pick<SlotRow, 'startsAt'>) => ({
  eventId: event.id,
  title: event.title,
  place: event.place,
  startsAt: shopClock(slot.startsAt),
})

interface Named {
  readonly event: EventRow
  readonly slot: SlotRow
  readonly registration: Pick<RegistrationRow, 'personId' | 'state'>
  readonly places: readonly Pick<PlaceRow, 'personId'>[]
}

/** Tells members of a household that one of it put them on her registration, or that they aren't on it any more. Who did it knows. */
export async function tellNamed(call: Call, { event, slot, registration, places }: Named, kind: 'event_named' | 'event_unnamed'): Promise<void> {
  const personIds = places.flatMap(({ personId }) => (personId === null || personId === registration.personId ? [] : personId)).sort()
  if (personIds.length > 0) await tellAll(call, { personIds, kind, facts: { ...factsOf(event, slot), state: registration.state } })
}
