import type { Input, RefusalOf } from '@domain/contract'
import { moveSlots } from '@domain/event/moving'
import { ok, refuse, type Result } from '@domain/result'
import { shopClock } from '@domain/time'
import type { Call } from '../_kit/call'
import { tellAll } from '../message/message'
import { setTimes, updateEvent, type EventRow, type SlotRow } from './event-sql'
import { LIVE, isAnybodyIn, lockSlot, offersPast, peopleOfSlot, setState } from './places-sql'
import { planReminders } from './remind'
import { factsOf } from './told'

type Asked = Pick<Input<'event.change'>, 'place' | 'slots'>
type Refusals = RefusalOf<'event.change'>

/** Puts an event at another time or place, and tells everybody who is registered or waits what it was and what it is. The event is held. */
export async function move(call: Call, event: EventRow, slots: readonly SlotRow[], { place = event.place, slots: asked = [] }: Asked): Promise<Result<EventRow, Refusals>> {
  const times = moveSlots(event, slots, asked, call.now)
  if (!times.ok) return times
  const { slots: moved, startsAt, endsAt, registerUntil } = times.value
  if (moved.length === 0 && place === event.place) return ok(event)
  const before = (slot: SlotRow): SlotRow => slots.find(({ id }) => id === slot.id) ?? slot
  for (const slot of moved) if (slot.startsAt !== before(slot).startsAt && (await hasBegun(call, slot))) return refuse('slot_begun')
  const change = { place, startsAt, endsAt, registerUntil, revision: event.revision + 1 }
  const after = { ...event, ...change }
  await updateEvent(call.tx, event, change)
  for (const slot of moved) {
    await setTimes(call.tx, slot, slot)
    await shortenOffers(call, event, slot)
  }
  await planReminders(call, event, moved)
  const told = await tellOf(call, after, { place: event.place, slots, moved })
  await call.audit({ communityId: event.communityId, what: 'event.move', subject: event.id, before: shown(event, moved.map(before)), after: { ...shown(after, moved), told } })
  return ok(after)
}

const shown = ({ place, registerUntil }: EventRow, slots: readonly SlotRow[]) => ({ place, registerUntil, slots: slots.map(({ id, startsAt, endsAt }) => ({ slotId: id, startsAt, endsAt })) })

/** Somebody is in: she came at the time that it has. A desk that is just letting her in has done so before, or reads the new time. */
async function hasBegun(call: Call, slot: SlotRow): Promise<boolean> {
  await lockSlot(call.tx, slot)
  return isAnybodyIn(call.tx, slot)
}

/** An offer lasts until its slot begins at the latest. */
async function shortenOffers(call: Call, { communityId }: EventRow, slot: SlotRow): Promise<void> {
  for (const { id } of await offersPast(call.tx, slot)) {
    await setState(call.tx, id, 'offered', { offerUntil: slot.startsAt })
    await call.later({ kind: 'event.offerEnds', subject: id, communityId, runAt: slot.startsAt })
  }
}

interface Before {
  readonly place: string
  readonly slots: readonly SlotRow[]
  readonly moved: readonly SlotRow[]
}

/** Each is told of her own slot; of a new place, all are. Replies how many. */
async function tellOf(call: Call, event: EventRow, { place, slots, moved }: Before): Promise<number> {
  let told = 0
  for (const slot of slots) {
    const now = moved.find(({ id }) => id === slot.id)
    if (!now && place === event.place) continue
    const personIds = await peopleOfSlot(call.tx, slot, LIVE)
    if (personIds.length === 0) continue
    const was = { ...(now ? { wasStartsAt: shopClock(slot.startsAt), wasEndsAt: shopClock(slot.endsAt) } : {}), ...(place === event.place ? {} : { wasPlace: place }) }
    const is = now ?? slot
    await tellAll(call, { personIds, kind: 'event_changed', facts: { ...factsOf(event, is), endsAt: shopClock(is.endsAt), ...was } })
    told += personIds.length
  }
  return told
}
