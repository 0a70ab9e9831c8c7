import { assert } from '@domain/result'
import type { Call } from '../_kit/call'
import { eventById, type EventRow } from './event-sql'
import { findRegistration, lockRegistration, type RegistrationRow } from './places-sql'

export interface Held {
  readonly event: EventRow
  readonly registration: RegistrationRow
}

/** A registration with its event, both held: the event first, as everywhere. */
export async function holdRegistration(call: Call, registrationId: string): Promise<Held | null> {
  const seen = await findRegistration(call.tx, registrationId)
  if (!seen) return null
  const event = await eventById(call.tx, seen.eventId, 'update')
  const registration = await lockRegistration(call.tx, registrationId)
  assert(event && registration, 'a registration and its event are never deleted')
  return { event, registration }
}

/** The same if the caller made it; another's isn't there for her. */
export async function ownRegistration(call: Call, registrationId: string): Promise<Held | null> {
  const seen = await findRegistration(call.tx, registrationId)
  return seen?.personId === call.personId ? holdRegistration(call, registrationId) : null
}
