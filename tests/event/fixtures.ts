import { closesAt } from '@domain/event/event'
import type { Input, Output } from '@domain/contract'
import { hours, instant, later, type Instant } from '@domain/time'
import type { Person, TestServer } from '../support/server'

type Draft = Input<'event.save'>
type Plan = Output<'event.plan'>

/** An evening two days after the seed, with ten places and whatever a test says besides. */
export const STARTS = instant('2026-11-24T11:00:00.000Z')
export const ENDS = later(STARTS, hours(2))
export const REGISTERS = instant('2026-11-22T02:00:00.000Z')
export const CLOSED = closesAt({ startsAt: STARTS, endsAt: ENDS })

export const slot = (capacity: number, startsAt: Instant = STARTS, endsAt: Instant = ENDS) => ({ startsAt, endsAt, capacity })

export const aDraft = (change: Partial<Draft> = {}): Draft => ({
  stationId: 's1',
  title: '包饺子',
  picture: null,
  about: '和邻居一起包饺子。',
  place: '社区活动室',
  slots: [slot(10)],
  registerFrom: REGISTERS,
  registerUntil: STARTS,
  audience: { kind: 'community' },
  partyMost: 4,
  handouts: [],
  couponBatchId: null,
  photos: true,
  costFen: 30_000 as Draft['costFen'],
  ...change,
})

/** An event that begins an hour after that moment: its desk is open, and one may still register. */
export const soon = (now: Instant, capacity = 10): Partial<Draft> => {
  const startsAt = later(now, hours(1))
  return { slots: [slot(capacity, startsAt, later(startsAt, hours(2)))], registerUntil: startsAt }
}

export interface Planned {
  readonly eventId: string
  readonly slotId: string
  readonly plan: Plan
  readonly operator: Person
}

/** A published event of the first community, with these members of staff on duty. */
export async function anEvent(shop: TestServer, change: Partial<Draft> = {}, staff: readonly string[] = ['c1-staff-1']): Promise<Planned> {
  const operator = await shop.as('c1-operator-1')
  const { eventId, revision, slots } = await operator.ok('event.save', aDraft(change))
  const plan = await operator.ok('event.publish', { eventId, revision })
  for (const openid of staff) await operator.ok('event.duty', { eventId, personId: (await shop.as(openid)).personId, on: true })
  return { eventId, slotId: slots[0]?.slotId ?? '', plan, operator }
}

/** Residents of the first community whom nobody else knows. */
export async function neighbours(shop: TestServer, count: number, name: string): Promise<Person[]> {
  const people = await shop.people(count, name)
  for (const person of people) await person.ok('station.choose', { stationId: 's1' })
  return people
}

/** The code that somebody's phone shows at that moment. */
export const codeAt = async (person: Person, registrationId: string, now: Instant): Promise<string> => (await person.ok('event.ticket', { registrationId }, { now })).code
