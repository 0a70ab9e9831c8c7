import { isOver } from '@domain/event/event'
import { ok, refuse } from '@domain/result'
import type { Handler } from '../_kit/serve'
import { tellAll } from '../message/message'
import { slotsOf, updateEvent } from './event-sql'
import { LIVE, endAll, peopleOfSlot } from './places-sql'
import { operatedEvent } from './plans'
import { factsOf } from './told'
import { viewPlan } from './view'

export const cancel: Handler<'event.cancel'> = async ({ eventId, reason }, call) => {
  const { tx, now, personId } = call
  const event = await operatedEvent(call, eventId, 'update')
  if (!event) return refuse('event_not_found')
  if (isOver(event, now)) return refuse('event_over')
  const change = { state: 'cancelled' as const, cancelledAt: now, reason }
  await updateEvent(tx, event, change)
  let told = 0
  for (const slot of await slotsOf(tx, [event.id])) {
    const personIds = await peopleOfSlot(tx, slot, LIVE)
    if (personIds.length > 0) await tellAll(call, { personIds, kind: 'event_cancelled', facts: { ...factsOf(event, slot), reason } })
    told += personIds.length
  }
  await endAll(tx, event, now)
  await call.audit({ communityId: event.communityId, what: 'event.cancel', subject: event.id, before: { state: event.state }, after: { state: change.state, reason, told } })
  return ok(await viewPlan(tx, { ...event, ...change }, personId, now))
}
