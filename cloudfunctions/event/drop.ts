import { isOver } from '@domain/event/event'
import { assert, ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { addPlaces } from './event-sql'
import { moveUp, slotOf } from './line'
import { ownRegistration } from './own'
import { dropPlaces, findRegistration, placesOf } from './places-sql'
import { tellNamed } from './told'
import { viewRegistration } from './view'

/** Some of a party stay at home: the others come as they were going to. */
export const drop: Handler<'event.drop'> = async ({ registrationId, people }, call) => {
  const held = await ownRegistration(call, registrationId)
  if (!held) return refuse('registration_not_found')
  const { event, registration } = held
  if (registration.overAt !== null) return refuse('registration_over')
  if (isOver(event, call.now)) return refuse('event_over')
  const places = await placesOf(call.tx, [registration.id])
  const leaving = places.filter(({ id }) => people.includes(id))
  if (leaving.length < people.length) return refuse('place_not_found')
  if (leaving.some(({ checkedInAt }) => checkedInAt !== null)) return refuse('already_checked_in')
  const size = places.length - leaving.length
  if (size === 0) return refuse('nobody_left')
  await dropPlaces(call.tx, registration.id, people, size)
  const slot = await slotOf(call.tx, event, registration.slotId)
  if (registration.state === 'registered') await addPlaces(call.tx, slot, { registered: -leaving.length })
  if (registration.state === 'offered') await addPlaces(call.tx, slot, { offered: -leaving.length })
  await tellNamed(call, { event, slot, registration, places: leaving }, 'event_unnamed')
  // A party that waits may be small enough by now.
  await moveUp(call, event, slot.id)
  const after = await findRegistration(call.tx, registration.id)
  assert(after, 'a registration is never deleted')
  return ok(await viewRegistration(call.tx, after, call.personId))
}
