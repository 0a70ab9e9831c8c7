import { placesLeft, scanTime } from '@domain/event/event'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { atDesk } from './at-desk'
import { letIn } from './check-in'
import { viewDeskRow } from './desk-view'
import { addPlaces, slotsOf } from './event-sql'
import { atTheDesk, handOver } from './handing'
import { holdForNumber, insertRegistration, placesOf } from './places-sql'

/** Who has just come is registered and let in at once. Nothing about her is asked: by the event's link she may make herself known. */
export const walkIn: Handler<'event.walkIn'> = async (input, call) => {
  const { tx, now } = call
  const found = await atDesk(call, input)
  if (!found.ok) return found
  const event = await holdForNumber(tx, found.value.event)
  // It may have been called off or put at another time while the desk waited for it.
  const at = scanTime(event, input.scannedAt, now)
  if (!at.ok || event.state === 'cancelled') return refuse('desk_closed')
  const slot = (await slotsOf(tx, [event.id])).find(({ id }) => id === input.slotId)
  if (!slot) return refuse('slot_not_found')
  const size = input.people
  if (placesLeft(slot) < size) return refuse('event_full', { left: placesLeft(slot) })
  const { communityId, eventId } = slot
  const registration = {
    id: call.newId(),
    communityId,
    eventId,
    slotId: slot.id,
    personId: null,
    number: event.numbers,
    size,
    state: 'registered',
    photos: input.photos ?? false,
    registeredAt: now,
    offerUntil: null,
    overAt: null,
  }
  const place = (nth: number) => ({ id: call.newId(), communityId, eventId, registrationId: registration.id, personId: null, name: null, place: nth, live: true })
  await insertRegistration(tx, registration, Array.from({ length: size }, (_, nth) => place(nth)))
  await addPlaces(tx, slot, { registered: size })
  await letIn(call, found.value, { registrationId: registration.id, how: 'walk_in', madeAt: null }, await placesOf(tx, [registration.id]))
  const row = await viewDeskRow(tx, registration)
  const given = await handOver(call, event, row, input.handouts ?? [])
  return ok({ ...row, ...given, ...(await atTheDesk(call, event)) })
}
