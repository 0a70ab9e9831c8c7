import type { Input } from '@domain/contract'
import type { Fen } from '@domain/money'
import { instant } from '@domain/time'
import type { World } from './world'

type Draft = Input<'event.save'>

const resident = (n: number): string => `c1-resident-${n}`
const slot = (startsAt: string, endsAt: string, capacity: number) => ({ startsAt: instant(startsAt), endsAt: instant(endsAt), capacity })
const TOMORROW = [slot('2026-11-23T10:00:00.000Z', '2026-11-23T11:00:00.000Z', 5), slot('2026-11-23T11:00:00.000Z', '2026-11-23T12:00:00.000Z', 8)]
const SATURDAY = [slot('2026-11-28T01:00:00.000Z', '2026-11-28T04:00:00.000Z', 1)]

const plan = (change: Partial<Draft>): Draft => ({
  stationId: 's1',
  title: '周末一起包饺子',
  picture: 'dumplings',
  about: '面和馅都备好了，带上围裙就行。孩子要有大人陪着。\n包好的可以带回家，也可以当场下锅一起吃。',
  place: '3 号楼一层活动室',
  slots: TOMORROW,
  registerFrom: instant('2026-11-21T00:00:00.000Z'),
  registerUntil: instant('2026-11-23T09:00:00.000Z'),
  audience: { kind: 'community' },
  partyMost: 4,
  handouts: [
    { name: '围裙', stock: 12 },
    { name: '饺子皮一份', stock: 3 },
  ],
  couponBatchId: null,
  photos: true,
  costFen: 30_000 as Fen,
  ...change,
})

async function publish(world: World, name: string, change: Partial<Draft> = {}): Promise<void> {
  const operator = await world.person('c1-operator-1')
  const { eventId, revision, slots } = await operator.ok('event.save', plan(change))
  await operator.ok('event.publish', { eventId, revision })
  world.note(`event ${name}`, eventId)
  for (const [index, { slotId }] of slots.entries()) world.note(`slot ${name} ${index}`, slotId)
}

async function register(world: World, event: string, n: number, names: readonly string[] = [], slotNumber = 0): Promise<void> {
  const person = await world.person(resident(n))
  const people = [{ personId: person.personId }, ...names.map((name) => ({ name }))]
  const { registrationId } = await person.ok('event.register', { eventId: world.of(`event ${event}`), slotId: world.of(`slot ${event} ${slotNumber}`), people, photos: n % 2 === 0 })
  world.note(`registration ${event} ${n}`, registrationId)
}

/** The code that a phone shows now, and what stands in the pictures for it. */
async function knowTicket(world: World, event: string, n: number): Promise<void> {
  const { code } = await (await world.person(resident(n))).ok('event.ticket', { registrationId: world.of(`registration ${event} ${n}`) })
  world.note(`ticket ${event} ${n}`, code)
  world.always(code, `LE${String(n).padStart(49, '0')}`)
}

/** One tomorrow evening whose first hour is full and has a line, one with an offer open, one that was called off, and a draft. */
export async function planEvents(world: World): Promise<void> {
  const operator = await world.person('c1-operator-1')
  await publish(world, 'dumplings')
  for (const openid of ['c1-staff-1', 'c1-leader-1']) await operator.ok('event.duty', { eventId: world.of('event dumplings'), personId: (await world.person(openid)).personId, on: true })
  await register(world, 'dumplings', 2, ['外婆', '豆豆'])
  await register(world, 'dumplings', 5, ['爷爷'])
  await register(world, 'dumplings', 8)
  await register(world, 'dumplings', 3, [], 1)
  await publish(world, 'farm', { title: '去农场挖萝卜', picture: 'farm', place: '小区东门集合，坐大巴', slots: SATURDAY, registerUntil: instant('2026-11-27T10:00:00.000Z'), handouts: [], photos: false })
  await register(world, 'farm', 6)
  await register(world, 'farm', 3)
  await (await world.person(resident(6))).ok('event.leave', { registrationId: world.of('registration farm 6') })
  await world.shop.runDue()
  await publish(world, 'reading', { title: '亲子读书会', picture: 'reading', place: '小区图书角', slots: [slot('2026-11-29T02:00:00.000Z', '2026-11-29T04:00:00.000Z', 20)], handouts: [] })
  await operator.ok('event.cancel', { eventId: world.of('event reading'), reason: '图书角在装修，月底再办' })
  const draft = await operator.ok('event.save', plan({ title: '年前赶大集', picture: 'market', place: '中心广场', slots: [slot('2026-12-05T01:00:00.000Z', '2026-12-05T04:00:00.000Z', 200)], registerUntil: instant('2026-12-04T10:00:00.000Z'), audience: { kind: 'all' } }))
  world.note('event draft', draft.eventId)
  await knowTicket(world, 'dumplings', 2)
}

/** The doors are open: one family is half in, three have just come by. */
export async function holdEvents(world: World): Promise<void> {
  const staff = await world.person('c1-staff-1')
  const eventId = world.of('event dumplings')
  for (const n of [2, 5]) await knowTicket(world, 'dumplings', n)
  const { registrations, handouts } = await staff.ok('event.desk', { eventId })
  const family = registrations.find(({ registrationId }) => registrationId === world.of('registration dumplings 2'))
  const [first] = family?.people ?? []
  const [apron] = handouts
  if (!first || !apron) throw new Error('the family is not in the list')
  await staff.ok('event.checkIn', { eventId, code: world.of('ticket dumplings 2'), people: [first.placeId], handouts: [{ handoutId: apron.handoutId, quantity: 1 }] })
  await staff.ok('event.walkIn', { eventId, slotId: world.of('slot dumplings 1'), people: 3 })
}
