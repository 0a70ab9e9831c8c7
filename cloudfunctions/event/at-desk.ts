import { scanTime, wasOnDuty } from '@domain/event/event'
import { ok, refuse, type Result } from '@domain/result'
import type { Instant } from '@domain/time'
import type { Call } from '../_kit/call'
import { isAdmin } from '../_kit/scope'
import { eventWithDuties } from './desk-sql'
import { eventById, type EventRow } from './event-sql'

/** A published event of a community that the caller works in; elsewhere there is none for her. */
export async function workedEvent(call: Call, eventId: string): Promise<EventRow | null> {
  const event = await eventById(call.tx, eventId)
  return event && isWorked(call, event) ? event : null
}

const isWorked = (call: Call, { state, communityId }: EventRow): boolean => state !== 'draft' && (isAdmin(call) || call.roles.some((role) => role.communityId === communityId))

export interface AtDesk {
  readonly event: EventRow
  /** When it happened at the desk, by its clock put right. */
  readonly at: Instant
}

/** I33: who works at an event's desk was on duty there at that moment. Nobody else does, whatever rights she has. */
export async function atDesk(
  call: Call,
  { eventId, scannedAt }: { eventId: string; scannedAt?: Instant | undefined },
): Promise<Result<AtDesk, 'event_not_found' | 'desk_closed' | 'not_on_duty'>> {
  const found = await eventWithDuties(call.tx, eventId, call.personId)
  if (!found || !isWorked(call, found.event)) return refuse('event_not_found')
  const { event, duties } = found
  if (duties.length === 0) return refuse('not_on_duty')
  const at = scanTime(event, scannedAt, call.now)
  if (!at.ok) return at
  if (event.state === 'cancelled') return refuse('desk_closed')
  return wasOnDuty(duties, at.value) ? ok({ event, at: at.value }) : refuse('not_on_duty')
}
