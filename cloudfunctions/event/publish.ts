import { checkTimes } from '@domain/event/event'
import { ok, refuse } from '@domain/result'
import { shopDay } from '@domain/time'
import type { Handler } from '../_kit/serve'
import { eventInvite } from '../referral/referral'
import { slotsOf, updateEvent, type EventRow } from './event-sql'
import { operatedEvent } from './plans'
import { planReminders } from './remind'
import { viewPlan } from './view'

/** A label that tells this event's invitation from others of the same name. */
const labelOf = ({ title, startsAt }: EventRow): string => `${[...title].slice(0, 14).join('').trim()} ${shopDay(startsAt).slice(5)}`

export const publish: Handler<'event.publish'> = async ({ eventId, revision }, call) => {
  const { tx, now, personId } = call
  const event = await operatedEvent(call, eventId, 'update')
  if (!event) return refuse('event_not_found')
  if (event.state !== 'draft') return refuse('event_not_draft')
  // What was looked through is what goes out.
  if (revision !== undefined && revision !== event.revision) return refuse('draft_changed')
  const slots = await slotsOf(tx, [event.id])
  const times = checkTimes({ ...event, slots }, now)
  if (!times.ok) return times
  const inviteId = await eventInvite(call, { communityId: event.communityId, stationId: event.stationId, label: labelOf(event) })
  const change = { state: 'published' as const, publishedAt: now, inviteId }
  await updateEvent(tx, event, change)
  await planReminders(call, event, slots)
  await call.audit({ communityId: event.communityId, what: 'event.publish', subject: event.id, before: { state: event.state }, after: { state: change.state } })
  return ok(await viewPlan(tx, { ...event, ...change }, personId, now))
}
