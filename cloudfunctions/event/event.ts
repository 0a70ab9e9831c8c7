import { assert } from '@domain/result'
import type { Call } from '../_kit/call'
import type { Tx } from '../_kit/db'
import { keepCode } from './code-sql'
import { checkinsOf } from './desk-sql'
import { eventById } from './event-sql'
import { giveUp } from './line'
import { holdRegistration } from './own'
import { forgetPlaces, liveOf, registrationIdsOf } from './places-sql'

/** Whether an event's link opens anything. */
export async function isAnnounced(tx: Tx, eventId: string): Promise<boolean> {
  const event = await eventById(tx, eventId)
  return event !== null && event.state !== 'draft'
}

/** What stands on a printed code for an event and who invites to it. */
export async function eventCode({ tx, now, newId }: Call, eventId: string, inviteId: string): Promise<string> {
  const event = await eventById(tx, eventId)
  assert(event, 'a code is made for an event that is there')
  return keepCode(tx, { id: newId(), communityId: event.communityId, eventId, inviteId, madeAt: now })
}

/**
 * I37: who is erased gives her places to those who wait, and what she called her people is gone. Where somebody of her party came, that stays in the
 * books and its places stay taken (I33). Replies the registrations that she was on: replies of desks name her by them.
 */
export async function forgetEvents(call: Call, personId: string): Promise<string[]> {
  for (const { id } of await liveOf(call.tx, personId, call.now)) {
    const held = await holdRegistration(call, id)
    if (!held || held.registration.overAt !== null || (await checkinsOf(call.tx, [id])).length > 0) continue
    await giveUp(call, held.event, held.registration, 'left')
  }
  await forgetPlaces(call.tx, personId)
  return registrationIdsOf(call.tx, personId)
}
