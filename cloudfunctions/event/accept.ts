import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { addPlaces } from './event-sql'
import { slotOf } from './line'
import { ownRegistration } from './own'
import { setState } from './places-sql'
import { viewRegistration } from './view'

export const accept: Handler<'event.accept'> = async ({ registrationId }, call) => {
  const held = await ownRegistration(call, registrationId)
  if (!held) return refuse('registration_not_found')
  const { event, registration } = held
  // Over at that instant, whether or not the next in line has been told.
  if (registration.state !== 'offered' || registration.offerUntil === null || call.now >= registration.offerUntil) return refuse('offer_over')
  await setState(call.tx, registration.id, 'registered')
  await addPlaces(call.tx, await slotOf(call.tx, event, registration.slotId), { registered: registration.size, offered: -registration.size })
  return ok(await viewRegistration(call.tx, { ...registration, state: 'registered', offerUntil: null }, call.personId))
}
