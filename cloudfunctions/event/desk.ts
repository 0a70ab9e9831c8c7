import { closesAt, keepUntil, listFrom, opensAt, stateOf, wasOnDuty } from '@domain/event/event'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { workedEvent } from './at-desk'
import { countCame, dutyOf, registeredFor } from './desk-sql'
import { viewDesk } from './desk-view'
import { handoutsOf, slotsOf } from './event-sql'
import { waitingOf } from './places-sql'
import { viewHandout, viewSlot } from './view'

export const desk: Handler<'event.desk'> = async ({ eventId }, call) => {
  const { tx, now } = call
  const event = await workedEvent(call, eventId)
  if (!event) return refuse('event_not_found')
  // What was scanned before she went off duty may still be waiting in her phone, but the list is for who is on.
  if (!wasOnDuty(await dutyOf(tx, event, call.personId), now)) return refuse('not_on_duty')
  if (event.state === 'cancelled' || now < listFrom(event) || now >= keepUntil(event)) return refuse('desk_closed')
  const slots = await slotsOf(tx, [event.id])
  const waiting = await waitingOf(tx, [event.id])
  return ok({
    eventId: event.id,
    title: event.title,
    place: event.place,
    state: stateOf(event, slots, now),
    slots: slots.map((slot) => viewSlot(slot, waiting.get(slot.id) ?? 0)),
    handouts: (await handoutsOf(tx, [event.id])).map(viewHandout),
    photos: event.photos,
    opensAt: opensAt(event),
    closesAt: closesAt(event),
    keepUntil: keepUntil(event),
    asOf: now,
    registrations: await viewDesk(tx, await registeredFor(tx, event)),
    registered: slots.reduce((sum, slot) => sum + slot.registered, 0),
    came: await countCame(tx, event),
  })
}
