import type { Input, RefusalOf } from '@domain/contract'
import { checkTimes, type Span } from '@domain/event/event'
import { assert, ok, refuse, type Result } from '@domain/result'
import type { Call } from '../_kit/call'
import { holds } from '../_kit/scope'
import type { Handler } from '../_kit/serve'
import { viewStations } from '../station/station'
import { batchToGive, eventById, handoutsOf, insertEvent, replaceParts, slotsOf, updateEvent, type EventKey, type EventRow } from './event-sql'
import { viewPlan } from './view'
import { operatedEvent } from './plans'

type Asked = Input<'event.save'>
type Refusals = RefusalOf<'event.save'>
const KEY_BYTES = 32

export const save: Handler<'event.save'> = async (input, call) => {
  const { tx, now, personId } = call
  const before = await draftOf(call, input)
  if (!before.ok) return before
  const station = (await viewStations(tx, [input.stationId])).get(input.stationId)
  // An event stays in its community.
  if (!station || !holds(call, 'operator', station.communityId) || (before.value && before.value.communityId !== station.communityId)) return refuse('station_not_found')
  const span = checkTimes(input, now)
  if (!span.ok) return span
  if (input.couponBatchId !== null && (await batchToGive(tx, station.communityId, input.couponBatchId)) === null) return refuse('batch_not_found')
  const known = await areKnown(call, before.value, input)
  if (!known.ok) return known
  const event = { communityId: station.communityId, id: before.value?.id ?? call.newId() }
  await write(call, event, before.value, input, span.value)
  const row = await eventById(tx, event.id)
  assert(row, 'what was just written is there')
  const what = before.value ? 'event.edit' : 'event.create'
  await call.audit({ communityId: event.communityId, what, subject: event.id, before: before.value ? shown(before.value) : null, after: { ...shown(row), slots: input.slots.length } })
  return ok(await viewPlan(tx, row, personId, now))
}

/** The draft that is written anew; null where a new one is made. */
async function draftOf(call: Call, { eventId, revision }: Asked): Promise<Result<EventRow | null, Refusals>> {
  if (eventId === undefined) return ok(null)
  const event = await operatedEvent(call, eventId, 'update')
  if (!event) return refuse('event_not_found')
  if (event.state !== 'draft') return refuse('event_not_draft')
  return revision === event.revision ? ok(event) : refuse('draft_changed')
}

/** Slots and hand-outs keep only ids that they have had. */
async function areKnown({ tx }: Call, before: EventRow | null, { slots, handouts }: Asked): Promise<Result<true, Refusals>> {
  const slotIds = slots.flatMap(({ slotId }) => slotId ?? [])
  const handoutIds = handouts.flatMap(({ handoutId }) => handoutId ?? [])
  const knownSlots = before ? await slotsOf(tx, [before.id]) : []
  const knownHandouts = before ? await handoutsOf(tx, [before.id]) : []
  if (new Set(slotIds).size < slotIds.length || slotIds.some((id) => !knownSlots.some((slot) => slot.id === id))) return refuse('slot_not_found')
  if (new Set(handoutIds).size < handoutIds.length || handoutIds.some((id) => !knownHandouts.some((handout) => handout.id === id))) return refuse('handout_not_found')
  return ok(true)
}

async function write(call: Call, event: EventKey, before: EventRow | null, input: Asked, { startsAt, endsAt }: Span): Promise<void> {
  const { stationId, title, picture, about, place, registerFrom, registerUntil, audience, partyMost, couponBatchId, photos, costFen } = input
  const told = { stationId, title, picture, about, place, registerFrom, registerUntil, startsAt, endsAt, audience, partyMost, couponBatchId, photos, costFen }
  if (before) await updateEvent(call.tx, event, { ...told, revision: before.revision + 1 })
  else await insertEvent(call.tx, { ...event, ...told, state: 'draft', ticketKey: call.secret(KEY_BYTES), createdBy: call.personId, createdAt: call.now })
  const part = { communityId: event.communityId, eventId: event.id }
  await replaceParts(
    call.tx,
    event,
    input.slots.map(({ slotId, ...slot }) => ({ ...part, id: slotId ?? call.newId(), ...slot })),
    input.handouts.map(({ handoutId, ...handout }, at) => ({ ...part, id: handoutId ?? call.newId(), ...handout, place: at })),
  )
}

const shown = ({ title, place, startsAt, endsAt, registerFrom, registerUntil, costFen, state }: EventRow) => ({ title, place, startsAt, endsAt, registerFrom, registerUntil, costFen, state })
