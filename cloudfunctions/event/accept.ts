import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { addPlaces } from './event-sql'
import { slotOf } from './line'
import { ownRegistration } from './own'
import { placesOf, setState } from './places-sql'
import { tellNamed } from './told'
import { viewRegistration } from './view'

export const accept: Handler<'event.accept'> = async ({ registrationId, revision }, call) => {
  const held = await ownRegistration(call, registrationId)
  if (!held) return refuse('registration_not_found')
  const { event, registration } = held
  // Over at that instant, whether or not the next in line has been told.
  if (registration.state !== 'offered' || registration.offerUntil === null || call.now >= registration.offerUntil) return refuse('offer_over')
  if (revision !== undefined && revision !== event.revision) return refuse('event_changed')
  await setState(call.tx, registration.id, 'registered')
  const slot = await slotOf(call.tx, event, registration.slotId)
  await addPlaces(call.tx, slot, { registered: registration.size, offered: -registration.size })
  const accepted = { ...registration, state: 'registered' as const, offerUntil: null }
  await tellNamed(call, { event, slot, registration: accepted, places: await placesOf(call.tx, [registration.id]) }, 'event_named')
  return ok(await viewRegistration(call.tx, accepted, call.personId))
}
