import { nextAt, madeAt, writeTicket } from '@domain/event/ticket'
import { assert, ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { eventById } from './event-sql'
import { findRegistration, placesOf } from './places-sql'
import { ticketAt } from './seal'
import { viewEvent, viewRegistration } from './view'

/** The code for the desk; for a member of the household who is on the registration, too. */
export const ticket: Handler<'event.ticket'> = async ({ registrationId }, { tx, now, personId }) => {
  const registration = await findRegistration(tx, registrationId)
  const isHers = registration?.personId === personId || (registration && (await placesOf(tx, [registration.id])).some((place) => place.personId === personId))
  if (!registration || !isHers) return refuse('registration_not_found')
  if (registration.overAt !== null) return refuse('registration_over')
  if (registration.state !== 'registered') return refuse('not_registered')
  const event = await eventById(tx, registration.eventId)
  assert(event, 'a registration has its event')
  const made = ticketAt(event.ticketKey, registration.id, now)
  return ok({
    code: writeTicket(made),
    madeAt: madeAt(made),
    nextAt: nextAt(made),
    event: await viewEvent(tx, event, personId, now),
    registration: await viewRegistration(tx, registration, personId),
  })
}
