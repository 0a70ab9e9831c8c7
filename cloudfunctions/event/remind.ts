import { reminderAt } from '@domain/event/event'
import { hours, later } from '@domain/time'
import type { Call } from '../_kit/call'
import type { JobHandler } from '../_kit/jobs'
import { tellAll } from '../message/message'
import { eventById, slotsOf, type EventRow, type SlotRow } from './event-sql'
import { peopleOfSlot } from './places-sql'
import { factsOf } from './told'

/** A reminder that could not go out in its evening is worth nothing the next day. */
const LATE_MS = hours(4)

/** Has those of each slot reminded in the evening before; who registers after that needs no reminder. */
export async function planReminders(call: Call, event: Pick<EventRow, 'communityId' | 'id'>, slots: readonly SlotRow[]): Promise<void> {
  for (const slot of slots) {
    const runAt = reminderAt(slot)
    if (runAt > call.now) await call.later({ kind: 'event.remind', subject: `${event.id}:${slot.id}`, communityId: event.communityId, runAt })
  }
}

export const remind: JobHandler = async (job) => {
  const [eventId = '', slotId = ''] = job.subject.split(':')
  const event = await eventById(job.tx, eventId)
  const slot = (await slotsOf(job.tx, [eventId])).find(({ id }) => id === slotId)
  if (!event || !slot || event.state !== 'published' || job.now > later(reminderAt(slot), LATE_MS)) return
  // It was put later since.
  if (job.now < reminderAt(slot)) return planReminders(job, event, [slot])
  const personIds = await peopleOfSlot(job.tx, slot, ['registered'])
  if (personIds.length > 0) await tellAll(job, { personIds, kind: 'event_reminder', facts: factsOf(event, slot) })
}
