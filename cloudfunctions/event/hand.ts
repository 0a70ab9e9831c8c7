import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { atDesk } from './at-desk'
import { checkinsOf } from './desk-sql'
import { viewDeskRow } from './desk-view'
import { handoutsOf } from './event-sql'
import { handOver } from './handing'
import { lockRegistration } from './places-sql'
import { viewHandout } from './view'

export const hand: Handler<'event.hand'> = async (input, call) => {
  const found = await atDesk(call, input)
  if (!found.ok) return found
  const { event } = found.value
  const registration = await lockRegistration(call.tx, input.registrationId)
  if (!registration || registration.eventId !== event.id) return refuse('registration_not_found')
  if ((await checkinsOf(call.tx, [registration.id])).length === 0) return refuse('not_checked_in')
  const known = await handoutsOf(call.tx, [event.id])
  if (input.handouts.some(({ handoutId }) => !known.some(({ id }) => id === handoutId))) return refuse('handout_not_found')
  await call.audit({ communityId: event.communityId, what: 'event.hand', subject: registration.id, after: { handouts: input.handouts.map((row) => ({ ...row })) } })
  const given = await handOver(call, event, await viewDeskRow(call.tx, registration), input.handouts)
  return ok({ ...given, handouts: (await handoutsOf(call.tx, [event.id])).map(viewHandout) })
}
