import type { DutyView, EventView, HandoutView, PlanView, RegistrationView } from '@domain/event/contract'
import { placesLeft, stateOf } from '@domain/event/event'
import { assert } from '@domain/result'
import type { Instant } from '@domain/time'
import type { Tx } from '../_kit/db'
import { profiles } from '../me/me'
import { viewStations } from '../station/station'
import { dutiesOf } from './desk-sql'
import { batchNames, handoutsOf, slotsOf, type EventRow, type HandoutRow, type SlotRow } from './event-sql'
import { aheadOf, countPeople, placesOf, registrationsOf, waitingOf, type RegistrationRow, type SeenPlace } from './places-sql'

export interface Parts {
  readonly slots: readonly SlotRow[]
  readonly handouts: readonly HandoutRow[]
}

const grouped = <T>(rows: readonly T[], of: (row: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const row of rows) groups.set(of(row), [...(groups.get(of(row)) ?? []), row])
  return groups
}

export const viewHandout = ({ id, name, stock, handed }: HandoutRow): HandoutView => ({ handoutId: id, name, stock, left: stock - handed })

export const viewSlot = ({ id, startsAt, endsAt, ...slot }: SlotRow, waiting: number): EventView['slots'][number] => ({
  slotId: id,
  startsAt,
  endsAt,
  capacity: slot.capacity,
  left: placesLeft(slot),
  waiting,
})

/** Events as people see them, in the order of the rows; with what the asker is registered for. */
export async function viewEvents(tx: Tx, rows: readonly EventRow[], personId: string, now: Instant): Promise<EventView[]> {
  const ids = rows.map(({ id }) => id)
  const slots = grouped(await slotsOf(tx, ids), ({ eventId }) => eventId)
  const handouts = grouped(await handoutsOf(tx, ids), ({ eventId }) => eventId)
  const waiting = await waitingOf(tx, ids)
  const stations = await viewStations(tx, rows.map(({ stationId }) => stationId))
  const coupons = await batchNames(tx, rows.flatMap(({ couponBatchId }) => couponBatchId ?? []))
  const mine = personId === '' || ids.length === 0 ? [] : await viewRegistrations(tx, await registrationsOf(tx, personId, ids), personId)
  return rows.map((row) => {
    const station = stations.get(row.stationId)
    assert(station, 'an event has its station')
    const own = slots.get(row.id) ?? []
    return {
      eventId: row.id,
      communityId: row.communityId,
      station,
      title: row.title,
      picture: row.picture,
      about: row.about,
      place: row.place,
      state: stateOf(row, own, now),
      startsAt: row.startsAt,
      endsAt: row.endsAt,
      slots: own.map((slot) => viewSlot(slot, waiting.get(slot.id) ?? 0)),
      registerFrom: row.registerFrom,
      registerUntil: row.registerUntil,
      audience: row.audience,
      partyMost: row.partyMost,
      handouts: (handouts.get(row.id) ?? []).map(viewHandout),
      coupon: row.couponBatchId === null ? null : (coupons.get(row.couponBatchId) ?? null),
      photos: row.photos,
      reason: row.reason,
      invite: row.inviteId,
      revision: row.revision,
      mine: mine.find(({ eventId }) => eventId === row.id) ?? null,
    }
  })
}

export async function viewEvent(tx: Tx, row: EventRow, personId: string, now: Instant): Promise<EventView> {
  const [view] = await viewEvents(tx, [row], personId, now)
  assert(view, 'one event has one view')
  return view
}

/** Registrations as those who are on them see them. */
export async function viewRegistrations(tx: Tx, rows: readonly RegistrationRow[], personId: string): Promise<RegistrationView[]> {
  const ids = rows.map(({ id }) => id)
  const places = await placesOf(tx, ids)
  const names = await profiles(tx, places.flatMap(({ personId }) => personId ?? []))
  const ahead = await aheadOf(tx, ids)
  const viewPlace = ({ id, name, personId, checkedInAt }: SeenPlace): RegistrationView['people'][number] => ({
    placeId: id,
    name: personId === null ? name : (names.get(personId)?.nickname ?? null),
    mine: personId !== null,
    checkedInAt,
  })
  return rows.map((row) => ({
    registrationId: row.id,
    eventId: row.eventId,
    slotId: row.slotId,
    state: row.state,
    own: row.personId === personId,
    number: row.number,
    people: places.filter(({ registrationId }) => registrationId === row.id).map(viewPlace),
    photos: row.photos,
    registeredAt: row.registeredAt,
    offerUntil: row.offerUntil,
    ahead: ahead.get(row.id) ?? 0,
  }))
}

export async function viewRegistration(tx: Tx, row: RegistrationRow, personId: string): Promise<RegistrationView> {
  const [view] = await viewRegistrations(tx, [row], personId)
  assert(view, 'one registration has one view')
  return view
}

export async function viewDuty(tx: Tx, eventIds: readonly string[]): Promise<Map<string, DutyView[]>> {
  const rows = await dutiesOf(tx, eventIds)
  const names = await profiles(tx, rows.map(({ personId }) => personId))
  const view = grouped(rows, ({ eventId }) => eventId)
  return new Map([...view].map(([eventId, on]) => [eventId, on.map(({ personId, since }) => ({ personId, nickname: names.get(personId)?.nickname ?? null, since }))]))
}

/** Events as their operators see them. */
export async function viewPlans(tx: Tx, rows: readonly EventRow[], personId: string, now: Instant): Promise<PlanView[]> {
  const ids = rows.map(({ id }) => id)
  const views = await viewEvents(tx, rows, personId, now)
  const counted = await countPeople(tx, ids)
  const duty = await viewDuty(tx, ids)
  return views.flatMap((view, at) => {
    const row = rows[at]
    const { registered = 0, offered = 0, waiting = 0, came = 0 } = counted.get(view.eventId) ?? {}
    if (!row) return []
    const { revision, couponBatchId, costFen } = row
    return [{ ...view, revision, couponBatchId, costFen, registered, offered, waiting, came, duty: duty.get(view.eventId) ?? [] }]
  })
}

export async function viewPlan(tx: Tx, row: EventRow, personId: string, now: Instant): Promise<PlanView> {
  const [view] = await viewPlans(tx, [row], personId, now)
  assert(view, 'one event has one plan')
  return view
}
