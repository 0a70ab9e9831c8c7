import { isOver } from '@domain/event/event'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { checkinsOf } from './desk-sql'
import { giveUp } from './line'
import { ownRegistration } from './own'
import { viewRegistration } from './view'

export const leave: Handler<'event.leave'> = async ({ registrationId }, call) => {
  const held = await ownRegistration(call, registrationId)
  if (!held) return refuse('registration_not_found')
  const { event, registration } = held
  if (registration.overAt !== null) return refuse('registration_over')
  if (isOver(event, call.now)) return refuse('event_over')
  if ((await checkinsOf(call.tx, [registration.id])).length > 0) return refuse('already_checked_in')
  await giveUp(call, event, registration, 'left')
  return ok(await viewRegistration(call.tx, { ...registration, state: 'left', offerUntil: null, overAt: call.now }, call.personId))
}
