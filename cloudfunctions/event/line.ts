import { nextInLine, offerUntil, placesLeft } from '@domain/event/event'
import { assert } from '@domain/result'
import { shopClock } from '@domain/time'
import type { Call } from '../_kit/call'
import { tell } from '../message/message'
import { addPlaces, slotsOf, type EventRow, type SlotRow } from './event-sql'
import { lockLine, placesOf, setState, type RegistrationRow } from './places-sql'
import { factsOf, tellNamed } from './told'

export async function slotOf(tx: Call['tx'], event: Pick<EventRow, 'id'>, slotId: string): Promise<SlotRow> {
  const slot = (await slotsOf(tx, [event.id])).find(({ id }) => id === slotId)
  assert(slot, 'a registration is for a slot of its event')
  return slot
}

/** Gives the places of a registration back, whatever they were to it, and offers what is free now to who waits. Who else is on it is told. Its event is held, and so is it. */
export async function giveUp(call: Call, event: EventRow, registration: RegistrationRow, as: 'left' | 'lapsed'): Promise<void> {
  const slot = await slotOf(call.tx, event, registration.slotId)
  await setState(call.tx, registration.id, as, { overAt: call.now })
  if (registration.state === 'registered') await addPlaces(call.tx, slot, { registered: -registration.size })
  if (registration.state === 'offered') await addPlaces(call.tx, slot, { offered: -registration.size })
  await tellNamed(call, { event, slot, registration, places: await placesOf(call.tx, [registration.id]) }, 'event_unnamed')
  await moveUp(call, event, slot.id)
}

/** Offers free places to the first in line whom they are enough for; while an offer stands they count as taken. Not once the slot has begun: then people walk in. */
export async function moveUp(call: Call, event: EventRow, slotId: string): Promise<void> {
  const slot = await slotOf(call.tx, event, slotId)
  const left = placesLeft(slot)
  if (left === 0 || call.now >= slot.startsAt || event.state !== 'published') return
  for (const { id, size, personId } of nextInLine(await lockLine(call.tx, slot), left)) {
    assert(personId, 'who waits has the app')
    const until = offerUntil(slot, call.now)
    await setState(call.tx, id, 'offered', { offerUntil: until })
    await addPlaces(call.tx, slot, { offered: size })
    await call.later({ kind: 'event.offerEnds', subject: id, communityId: event.communityId, runAt: until })
    await tell(call, { personId, kind: 'event_offered', facts: { ...factsOf(event, slot), until: shopClock(until) } })
  }
}
