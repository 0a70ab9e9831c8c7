import type { Input, RefusalOf } from '@domain/contract'
import { mayCome, placesLeft } from '@domain/event/event'
import { assert, ok, refuse, type Result } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Handler } from '../_kit/serve'
import { householdsOf } from '../household/household'
import { hasAgreed, homeOf } from '../me/me'
import { tierOf } from '../tier/tier'
import { addPlaces, eventById, slotsOf, type EventRow, type SlotRow } from './event-sql'
import { findRegistration, insertRegistration, isAnyRegistered, takeNumber } from './places-sql'
import { viewRegistration } from './view'

type Asked = Input<'event.register'>
type Refusals = RefusalOf<'event.register'>
interface Guest {
  readonly personId: string | null
  readonly name: string | null
}

export const register: Handler<'event.register'> = async (input, call) => {
  const { tx, now, personId } = call
  // She can't move to another community while she registers.
  const home = await homeOf(tx, personId, 'share')
  const event = await eventById(tx, input.eventId, 'update')
  if (!event || event.state === 'draft') return refuse('event_not_found')
  const slot = await openSlot(call, event, input)
  if (!slot.ok) return slot
  const tier = event.audience.kind === 'tier' ? (await tierOf(tx, personId, now)).tier : 'none'
  if (!mayCome(event.audience, event, { communityId: home.communityId, tier })) return refuse('event_not_for_you')
  const party = await partyOf(call, event, input)
  if (!party.ok) return party
  const size = party.value.length
  const fits = size <= placesLeft(slot.value)
  if (!fits && input.wait === false) return refuse('event_full', { left: placesLeft(slot.value) })
  return ok(await enter(call, slot.value, { guests: party.value, photos: input.photos ?? false, state: fits ? 'registered' : 'waiting' }))
}

/** The slot that she means, if one can register for it now. */
async function openSlot({ tx, now }: Call, event: EventRow, { slotId }: Asked): Promise<Result<SlotRow, Refusals>> {
  if (event.state === 'cancelled' || now >= event.endsAt) return refuse('event_over')
  if (now < event.registerFrom) return refuse('registration_not_open', { from: event.registerFrom })
  if (now >= event.registerUntil) return refuse('registration_closed')
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
  const twice = new Set(known).size < known.length || (await isAnyRegistered(tx, event, [...known, personId]))
  return twice ? refuse('already_registered') : ok(guests)
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
async function enter(call: Call, slot: SlotRow, { guests, photos, state }: Entry) {
  const { tx, now, personId } = call
  const { communityId, eventId } = slot
  const id = call.newId()
  const number = await takeNumber(tx, { communityId, id: eventId })
  const size = guests.length
  await insertRegistration(
    tx,
    { id, communityId, eventId, slotId: slot.id, personId, number, size, state, photos, registeredAt: now, offerUntil: null, overAt: null },
    guests.map((guest, place) => ({ id: call.newId(), communityId, eventId, registrationId: id, ...guest, place, live: true })),
  )
  if (state === 'registered') await addPlaces(tx, slot, { registered: size })
  const row = await findRegistration(tx, id)
  assert(row, 'what was just written is there')
  return viewRegistration(tx, row)
}
