import { madeAt, readTicket, writeTicket } from '@domain/event/ticket'
import { hours, instant, later, minutes, seconds, type Instant } from '@domain/time'
import { yesTo } from '../me/fixtures'
import { calls } from '../pickup/fixtures'
import { only } from '../pool/fixtures'
import { onBothDatabases, useServer, type Person } from '../support/server'
import { CLOSED, ENDS, STARTS, anEvent, codeAt, neighbours, slot } from './fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })
  beforeAll(() => shop.at(STARTS))
  const when = { slots: [slot(10, later(STARTS, minutes(1)))] }

  /** A party of two at the desk of an event of its own. */
  async function aParty(name: string, change = {}, staff: readonly string[] = ['c1-staff-1']) {
    shop.at(STARTS)
    const event = await anEvent(shop, { ...when, registerUntil: later(STARTS, minutes(1)), ...change }, staff)
    const person = only(await neighbours(shop, 1, name))
    await person.ok('me.update', { consent: yesTo('privacy') })
    const registration = await person.ok('event.register', { eventId: event.eventId, people: [{ personId: person.personId }, { name: '奶奶' }] })
    return { ...event, person, registration, registrationId: registration.registrationId, staff: await shop.as('c1-staff-1') }
  }
  const refusalOf = (answer: { body: unknown }) => answer.body as { refusal?: string; detail?: { people?: { by: string; at: Instant; mine: boolean; how: string }[]; ageSeconds?: number } }

  test('a code is fresh for sixty seconds at the scan; an older one needs somebody to vouch for it and stands as offline with her name', async () => {
    const { eventId, person, registrationId, staff } = await aParty('fresh')
    const code = await codeAt(person, registrationId, STARTS)
    const made = madeAt(readTicket(code) ?? { step: 0 })
    const late = await staff.call('event.checkIn', { eventId, code }, { now: later(made, seconds(61)) })
    expect(refusalOf(late)).toMatchObject({ refusal: 'ticket_old', detail: { ageSeconds: 61 } })
    const vouched = await staff.ok('event.checkIn', { eventId, code, offline: true }, { now: later(made, seconds(61)) })
    expect(vouched).toMatchObject({ how: 'offline', came: 2 })
    const other = await aParty('fresh2')
    const shown = await codeAt(other.person, other.registrationId, STARTS)
    // Scanned in time without a connection, told an hour later: what counts is the scan.
    expect(await staff.ok('event.checkIn', { eventId: other.eventId, code: shown, scannedAt: later(made, seconds(60)), offline: true }, { now: later(STARTS, hours(1)) })).toMatchObject({ how: 'scanned' })
  })

  test('replayed, foreign, forged and changed codes let nobody in', async () => {
    const { eventId, person, registrationId, staff } = await aParty('forged')
    const other = await aParty('foreign')
    const code = await codeAt(person, registrationId, STARTS)
    const ticket = readTicket(code)
    if (!ticket) throw new Error('a ticket is one')
    const asks = async (text: string, event = eventId) => staff.refusal('event.checkIn', { eventId: event, code: text, offline: true }, { now: STARTS })
    expect(await asks(code, other.eventId)).toBe('ticket_other_event')
    expect(await asks(writeTicket({ ...ticket, registrationId: other.registrationId }))).toBe('ticket_wrong')
    expect(await asks(writeTicket({ ...ticket, step: ticket.step + 1 }))).toBe('ticket_wrong')
    expect(await asks(writeTicket({ ...ticket, seal: '0'.repeat(16) }), other.eventId)).toBe('ticket_wrong')
    expect(await asks(`${code} `.replace('LE', 'LP'))).toBe('ticket_wrong')
    const future = await codeAt(person, registrationId, later(STARTS, minutes(5)))
    expect(await asks(future)).toBe('ticket_wrong')
    await staff.ok('event.checkIn', { eventId, code }, { now: STARTS })
    const again = refusalOf(await staff.call('event.checkIn', { eventId, code }, { now: later(STARTS, seconds(10)) }))
    expect(again).toMatchObject({ refusal: 'already_checked_in' })
    expect(again.detail?.people).toMatchObject([{ at: STARTS, how: 'scanned', mine: true }, { at: STARTS, mine: true }])
  })

  test('nobody asks for another’s ticket, and one who waits has none', async () => {
    const { eventId, registrationId, person } = await aParty('mine', { slots: [slot(2, later(STARTS, minutes(1)))] })
    const other = only(await neighbours(shop, 1, 'other'))
    expect(await other.refusal('event.ticket', { registrationId })).toBe('registration_not_found')
    const waits = await other.ok('event.register', { eventId })
    expect(await other.refusal('event.ticket', { registrationId: waits.registrationId })).toBe('not_registered')
    await person.ok('event.leave', { registrationId })
    expect(await person.refusal('event.ticket', { registrationId })).toBe('registration_over')
  })

  test('only who is on duty there at the time of the scan lets people in', async () => {
    const { eventId, operator, registration, registrationId, staff } = await aParty('duty', {}, [])
    const scan = { eventId, registrationId }
    for (const person of [staff, operator, await shop.as('c1-leader-1'), await shop.as('c1-admin-1')]) expect(await person.refusal('event.checkIn', scan)).toBe('not_on_duty')
    expect(await (await shop.as('c2-staff-1')).refusal('event.checkIn', scan)).toBe('event_not_found')
    expect(await (await shop.as('c1-resident-1')).error('event.checkIn', scan)).toBe('forbidden')
    await operator.ok('event.duty', { eventId, personId: staff.personId, on: true }, { now: later(STARTS, minutes(10)) })
    expect(await staff.refusal('event.checkIn', { ...scan, scannedAt: later(STARTS, minutes(9)) }, { now: later(STARTS, minutes(11)) })).toBe('not_on_duty')
    await operator.ok('event.duty', { eventId, personId: staff.personId, on: false }, { now: later(STARTS, minutes(20)) })
    expect(await staff.refusal('event.checkIn', scan, { now: later(STARTS, minutes(21)) })).toBe('not_on_duty')
    expect(await staff.refusal('event.desk', { eventId }, { now: later(STARTS, minutes(21)) })).toBe('not_on_duty')
    // What she scanned while she was on is taken afterwards.
    const first = registration.people[0]?.placeId ?? ''
    expect(await staff.ok('event.checkIn', { ...scan, people: [first], scannedAt: later(STARTS, minutes(15)) }, { now: later(STARTS, minutes(30)) })).toMatchObject({ came: 1 })
    expect(await operator.refusal('event.duty', { eventId, personId: (await shop.as('c1-resident-1')).personId, on: true })).toBe('person_not_found')
  })

  test('a desk without a connection takes its list along, and its queue is taken until a day after, in any order, each scan once', async () => {
    const { eventId, registration, registrationId, staff, operator } = await aParty('queue', {}, ['c1-staff-1', 'c1-leader-1'])
    const leader = await shop.as('c1-leader-1')
    await calls(leader, '陈团长')
    const list = await staff.ok('event.desk', { eventId })
    expect(JSON.stringify(list)).not.toContain('奶奶')
    expect(list.registrations).toMatchObject([{ number: 1, people: [{ checkedInAt: null }, { name: '奶*', checkedInAt: null }] }])
    const [one, two] = registration.people.map(({ placeId }) => placeId) as [string, string]
    const scan = (people: string[], scannedAt: Instant) => ({ eventId, registrationId, people, scannedAt, offline: true })
    const next = later(ENDS, hours(20))
    // The later scan arrives first; both are sent twice with their keys.
    for (const _ of [1, 2]) expect(await leader.ok('event.checkIn', scan([two], later(STARTS, minutes(9))), { key: 'leader-scan-0001', now: next })).toMatchObject({ checkedIn: [two] })
    for (const _ of [1, 2]) expect(await staff.ok('event.checkIn', scan([one], later(STARTS, minutes(5))), { key: 'staff-scan-0001', now: next })).toMatchObject({ checkedIn: [one] })
    const conflict = refusalOf(await staff.call('event.checkIn', scan([two], later(STARTS, minutes(4))), { key: 'staff-scan-0002', now: next }))
    expect(conflict).toMatchObject({ refusal: 'already_checked_in', detail: { people: [{ placeId: two, by: '陈团长', at: later(STARTS, minutes(9)), mine: false }] } })
    expect(await staff.refusal('event.checkIn', scan([one], later(STARTS, minutes(5))), { now: later(ENDS, hours(24)) })).toBe('desk_closed')
    expect(await staff.refusal('event.checkIn', { eventId, registrationId }, { now: CLOSED })).toBe('desk_closed')
    expect(await operator.ok('event.result', { eventId }, { now: next })).toMatchObject({ came: 2, byHow: { typed: 2 } })
  })

  test('of a party that another desk let in in part, a queue’s scan still lets in the others, and says who came before', async () => {
    const { eventId, registration, registrationId, staff } = await aParty('partly', {}, ['c1-staff-1', 'c1-leader-1'])
    const leader = await shop.as('c1-leader-1')
    const [one, two] = registration.people.map(({ placeId }) => placeId) as [string, string]
    await leader.ok('event.checkIn', { eventId, registrationId, people: [two] })
    const both = { eventId, registrationId, people: [one, two] }
    // Who stands there and looks is asked to look again; what was let in without a connection is in.
    expect(await staff.refusal('event.checkIn', both)).toBe('already_checked_in')
    const kept = { ...both, scannedAt: later(STARTS, seconds(5)), offline: true }
    expect(await staff.ok('event.checkIn', kept, { now: later(STARTS, hours(1)) })).toMatchObject({ checkedIn: [one], before: [{ placeId: two, how: 'typed', mine: false }], came: 2 })
    expect(await staff.refusal('event.checkIn', kept, { now: later(STARTS, hours(2)) })).toBe('already_checked_in')
  })

  test('who is erased after she came stays in the books without a name, and her places stay taken', async () => {
    const { eventId, person, registrationId, staff, operator } = await aParty('erased', { slots: [slot(2, later(STARTS, minutes(1)))] })
    const waits = only(await neighbours(shop, 1, 'behind'))
    await waits.ok('event.register', { eventId })
    await staff.ok('event.checkIn', { eventId, registrationId })
    await person.ok('me.erase', { confirm: 'erase' })
    expect(await operator.ok('event.plan', { eventId })).toMatchObject({ registered: 2, offered: 0, waiting: 1, came: 2 })
    expect((await staff.ok('event.desk', { eventId })).registrations[0]?.people.map(({ name }) => name)).toEqual(['', ''])
  })

  test('who walks in is registered on the spot while there are places', async () => {
    const { eventId, operator, staff } = await aParty('walk', { slots: [slot(3, later(STARTS, minutes(1)))] })
    const slotId = (await staff.ok('event.desk', { eventId })).slots[0]?.slotId ?? ''
    expect(await staff.refusal('event.walkIn', { eventId, slotId, people: 2 })).toBe('event_full')
    const row = await staff.ok('event.walkIn', { eventId, slotId, people: 1, photos: true })
    expect(row).toMatchObject({ number: 2, photos: true, people: [{ how: 'walk_in' }], came: 1 })
    expect(await operator.ok('event.result', { eventId })).toMatchObject({ registered: 2, came: 1, walkIns: 1 })
  })

  test('hand-outs are one of each a person, and no more than there are', async () => {
    const { eventId, registrationId, operator, staff } = await aParty('hand', { handouts: [{ name: '围裙', stock: 2 }, { name: '树苗', stock: 1 }] })
    const [apron, tree] = (await staff.ok('event.desk', { eventId })).handouts.map(({ handoutId }) => handoutId) as [string, string]
    expect(await staff.refusal('event.hand', { eventId, registrationId, handouts: [{ handoutId: apron, quantity: 1 }] })).toBe('not_checked_in')
    const came = await staff.ok('event.checkIn', { eventId, registrationId, handouts: [{ handoutId: apron, quantity: 1 }, { handoutId: tree, quantity: 2 }] })
    expect(came).toMatchObject({ short: [{ handoutId: tree, quantity: 1 }], came: 2 })
    const more = await staff.ok('event.hand', { eventId, registrationId, handouts: [{ handoutId: apron, quantity: 3 }] })
    expect(more.handed).toContainEqual({ handoutId: apron, quantity: 2 })
    expect(more.short).toEqual([{ handoutId: apron, quantity: 2 }])
    expect(await operator.refusal('event.change', { eventId, handouts: [{ handoutId: apron, stock: 1 }] })).toBe('stock_too_low')
    await operator.ok('event.change', { eventId, handouts: [{ handoutId: tree, stock: 2 }] })
    expect((await staff.ok('event.hand', { eventId, registrationId, handouts: [{ handoutId: tree, quantity: 1 }] })).handouts.map(({ left }) => left)).toEqual([0, 0])
  })

  test('what it brought: who came by its link, and what they bought within seven days', async () => {
    const { eventId, operator, plan } = await aParty('brings')
    const visitor = only(await shop.people(1, 'visitor'))
    const { stationId } = await visitor.ok('referral.bind', { invite: plan.invite ?? '' })
    expect(stationId).toBe('s1')
    const { newResidents, newBuyers, costFen, costPerNewFen } = await operator.ok('event.result', { eventId })
    // She who registered had not been there before it was published either.
    expect({ newResidents, newBuyers, costFen, costPerNewFen }).toEqual({ newResidents: 2, newBuyers: 0, costFen: 30_000, costPerNewFen: 15_000 })
    expect(instant(shop.now)).toBe(STARTS)
  })

  test('who cancels after she came, can’t; who has left is not let in', async () => {
    const { eventId, person, registrationId, staff } = await aParty('left')
    const other = only(await neighbours(shop, 1, 'leaver')) as Person
    const left = await other.ok('event.register', { eventId })
    await other.ok('event.leave', { registrationId: left.registrationId })
    expect(await staff.refusal('event.checkIn', { eventId, registrationId: left.registrationId })).toBe('registration_over')
    await staff.ok('event.checkIn', { eventId, registrationId })
    expect(await person.refusal('event.leave', { registrationId })).toBe('already_checked_in')
  })
})
