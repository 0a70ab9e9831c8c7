import type { Input, RefusalOf } from '@domain/contract'
import { mayCome, placesLeft } from '@domain/event/event'
import { ok, refuse, type Result } from '@domain/result'
import type { Instant } from '@domain/time'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import { householdsOf } from '../household/household'
import { hasAgreed, homeOf } from '../me/me'
import { tierOf } from '../tier/tier'
import { addPlaces, eventById, slotsOf, type EventRow, type SlotRow } from './event-sql'
import { holdForNumber, insertRegistration, isAnyRegistered } from './places-sql'
import { tellNamed } from './told'
import { viewRegistration } from './view'

type Asked = Input<'event.register'>
type Refusals = RefusalOf<'event.register'>
interface Guest {
  readonly personId: string | null
  readonly name: string | null
}

/** Everything that needs no places is looked at before the event is held: while it is, nobody else gets any. */
export const register: Handler<'event.register'> = async (input, call) => {
  const { tx, now, personId } = call
  // She can't move to another community while she registers.
  const home = await homeOf(tx, personId, 'share')
  const seen = await eventById(tx, input.eventId)
  if (!seen || seen.state === 'draft') return refuse('event_not_found')
  const open = isOpen(seen, now)
  if (!open.ok) return open
  const tier = seen.audience.kind === 'tier' ? (await tierOf(tx, personId, now)).tier : 'none'
  if (!mayCome(seen.audience, seen, { communityId: home.communityId, tier })) return refuse('event_not_for_you')
  const party = await partyOf(call, seen, input)
  if (!party.ok) return party
  const event = await holdForNumber(tx, seen)
  // It may have been called off or put at another time while she waited for it.
  const still = isOpen(event, now)
  if (!still.ok) return still
  if (input.revision !== undefined && input.revision !== event.revision) return refuse('event_changed')
  if (await isAnyRegistered(tx, event, [personId, ...party.value.flatMap((guest) => guest.personId ?? [])])) return refuse('already_registered')
  const slot = await chosenSlot(call, event, input)
  if (!slot.ok) return slot
  const { capacity } = slot.value
  if (party.value.length > capacity) return refuse('party_too_large', { most: capacity })
  const left = placesLeft(slot.value)
  const fits = party.value.length <= left
  // Nobody is called up once the slot has begun.
  if (!fits && (input.wait === false || now >= slot.value.startsAt)) return refuse('event_full', { left })
  return ok(await enter(call, event, slot.value, { guests: party.value, photos: input.photos ?? false, state: fits ? 'registered' : 'waiting' }))
}

function isOpen(event: EventRow, now: Instant): Result<true, Refusals> {
  if (event.state === 'cancelled' || now >= event.endsAt) return refuse('event_over')
  if (now < event.registerFrom) return refuse('registration_not_open', { from: event.registerFrom })
  return now >= event.registerUntil ? refuse('registration_closed') : ok(true)
}

/** The slot that she means, if it isn't behind us. */
async function chosenSlot({ tx, now }: Call, event: EventRow, { slotId }: Asked): Promise<Result<SlotRow, Refusals>> {
  const slots = await slotsOf(tx, [event.id])
  const slot = slotId === undefined && slots.length === 1 ? slots[0] : slots.find(({ id }) => id === slotId)
  if (!slot) return refuse('slot_not_found')
  return now >= slot.endsAt ? refuse('slot_over') : ok(slot)
}

/** Who comes: herself alone, members of her household who have the app, and others by a name. */
async function partyOf({ tx, personId }: Call, event: EventRow, { people }: Asked): Promise<Result<readonly Guest[], Refusals>> {
  const guests: Guest[] = (people ?? [{ personId }]).map((guest) => ({ personId: guest.personId ?? null, name: guest.name ?? null }))
  if (guests.length > event.partyMost) return refuse('party_too_large', { most: event.partyMost })
  const known = guests.flatMap((guest) => guest.personId ?? [])
  if (!(await areHousehold(tx, personId, known))) return refuse('not_household')
  if (guests.some(({ name }) => name !== null) && !(await hasAgreed(tx, personId, 'privacy'))) return refuse('consent_needed', { kinds: ['privacy'] })
  return new Set(known).size < known.length ? refuse('already_registered') : ok(guests)
}

async function areHousehold(tx: Call['tx'], personId: string, others: readonly string[]): Promise<boolean> {
  const strangers = others.filter((other) => other !== personId)
  if (strangers.length === 0) return true
  const households = await householdsOf(tx, [personId, ...strangers])
  const own = households.get(personId)
  return own !== undefined && strangers.every((other) => households.get(other) === own)
}

interface Entry {
  readonly guests: readonly Guest[]
  readonly photos: boolean
  readonly state: 'registered' | 'waiting'
}
async function enter(call: Call, event: EventRow, slot: SlotRow, { guests, photos, state }: Entry) {
  const { tx, now, personId } = call
  const { communityId, eventId } = slot
  const size = guests.length
  const row = { id: call.newId(), communityId, eventId, slotId: slot.id, personId, number: event.numbers, size, state, photos, registeredAt: now, offerUntil: null, overAt: null }
  await insertRegistration(
    tx,
    row,
    guests.map((guest, place) => ({ id: call.newId(), communityId, eventId, registrationId: row.id, ...guest, place, live: true })),
  )
  if (state === 'registered') await addPlaces(tx, slot, { registered: size })
  await tellNamed(call, { event, slot, registration: row, places: guests }, 'event_named')
  return viewRegistration(tx, row, personId)
}
