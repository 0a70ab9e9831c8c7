import { isOver } from '@domain/event/event'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { dutyOf, endDuty, startDuty, worksIn } from './desk-sql'
import { operatedEvent } from './plans'
import { viewDuty } from './view'

export const duty: Handler<'event.duty'> = async ({ eventId, personId, on }, call) => {
  const { tx, now } = call
  const event = await operatedEvent(call, eventId, 'update')
  if (!event) return refuse('event_not_found')
  if (isOver(event, now)) return refuse('event_over')
  const was = (await dutyOf(tx, event, personId)).some(({ until }) => until === null)
  // Who has lost her rights can still be taken off, not put on.
  if (on ? !(await worksIn(tx, event.communityId, personId)) : !was) return refuse('person_not_found')
  if (on !== was) {
    await (on ? startDuty : endDuty)(tx, event, personId, now)
    await call.audit({ communityId: event.communityId, what: 'event.duty', subject: event.id, before: { personId, on: was }, after: { personId, on } })
  }
  return ok({ duty: (await viewDuty(tx, [event.id])).get(event.id) ?? [] })
}
