import { later, instant, minutes, seconds } from '@domain/time'
import { anEvent, codeAt, neighbours, slot } from '../event/fixtures'
import type { Person, TestServer } from '../support/server'
import type { Plant } from './plant'
import { plant, twin } from './plant'

/** Somebody comes to an event, somebody is offered her places, somebody waits; a tree goes home. */
export async function comeTogether(shop: TestServer): Promise<void> {
  const now = instant(shop.now)
  const starts = later(now, minutes(60))
  const event = await anEvent(shop, { slots: [slot(2, starts, later(starts, minutes(60)))], registerUntil: starts, handouts: [{ name: '树苗', stock: 3 }] })
  const [li, wang, zhao] = (await neighbours(shop, 3, 'planter')) as [Person, Person, Person]
  const { registrationId } = await li.ok('event.register', { eventId: event.eventId })
  const leaves = await wang.ok('event.register', { eventId: event.eventId })
  await zhao.ok('event.register', { eventId: event.eventId })
  await wang.ok('event.leave', { registrationId: leaves.registrationId })
  const staff = await shop.as('c1-staff-1')
  const { handouts } = await staff.ok('event.desk', { eventId: event.eventId })
  const handoutId = handouts[0]?.handoutId ?? ''
  const code = await codeAt(li, registrationId, now)
  await staff.ok('event.checkIn', { eventId: event.eventId, code, handouts: [{ handoutId, quantity: 1 }] }, { now: later(now, seconds(5)) })
}

export const EVENTS: readonly Plant[] = [
  plant('I33', 'one check-in a registered person', ['event_checkin'], twin('event_checkin', { at: 'now()' })),
  plant('I33', 'who came was registered', ['event_checkin'], "update event_checkin set registration_id = 'another'"),
  plant('I33', 'who came had places', ['event_registration'], "update event_registration set state = 'waiting' where id in (select registration_id from event_checkin)"),
  plant('I33', 'staff were on duty at the scan', ['event_duty'], "update event_duty set since = since + interval '1 day'"),
  plant('I33', 'a scanned code was fresh', ['event_checkin'], "update event_checkin set made_at = scanned_at - interval '61 seconds' where how = 'scanned'"),
  plant('I33', 'places are those of the registrations', ['event_slot'], 'update event_slot set registered = registered - 1 where registered > 0'),
  plant('I33', 'no more places than there are', ['event_slot'], 'update event_slot set capacity = 0 where registered > 0'),
  plant('I33', 'a registration has its people', ['event_place'], 'delete from event_place where id in (select place_id from event_checkin)'),
  plant('I33', 'hand-outs are those ticked off', ['event_handout'], 'update event_handout set handed = handed + 1'),
]
