import pg from 'pg'
import { later, minutes, type Instant } from '@domain/time'
import { codeAt, anEvent, neighbours, soon } from '../event/fixtures'
import { yesTo } from '../me/fixtures'
import { only } from '../pool/fixtures'
import { onPostgres, useServer, type Person } from '../support/server'
import { everyOrderOfTwo, race, tally } from './race'

onPostgres(() => {
  const shop = useServer({ db: 'postgres', env: { DATABASE_POOL_MAX: '20' } })

  const now = () => shop.now as Instant

  test('300 who register at once for 40 places: 40 have them, the others wait in one line', async () => {
    const { eventId, operator } = await anEvent(shop, soon(now(), 40))
    const people = await neighbours(shop, 300, 'rush')
    const counts = tally(await race(people, (person) => person.call('event.register', { eventId })))
    // A machine with too much to do may send somebody away for now; she is not in line then.
    const { ok = 0, busy = 0, ...others } = counts
    expect([ok + busy, others]).toEqual([300, {}])
    expect(ok).toBeGreaterThan(60)
    expect(await operator.ok('event.plan', { eventId })).toMatchObject({ registered: 40, waiting: ok - 40, offered: 0 })
    const seen = []
    for (const person of people) seen.push({ person, mine: (await person.ok('event.list', { eventId })).events[0]?.mine })
    expect(new Set(seen.flatMap(({ mine }) => mine?.number ?? [])).size).toBe(ok)
    // All who have places give them back at once: as many offers as there are places, or people in line, and no place twice.
    const lucky = seen.flatMap(({ person, mine }) => (mine?.state === 'registered' ? [{ person, registrationId: mine.registrationId }] : []))
    expect(tally(await race(lucky, ({ person, registrationId }) => person.call('event.leave', { registrationId })))).toEqual({ ok: 40 })
    const offered = Math.min(40, ok - 40)
    expect(await operator.ok('event.plan', { eventId })).toMatchObject({ registered: 0, offered, waiting: ok - 40 - offered })
  })

  test('the same person at once from many phones is registered once', async () => {
    const { eventId } = await anEvent(shop, soon(now(), 40))
    const li = only(await neighbours(shop, 1, 'phones'))
    expect(tally(await race(Array.from({ length: 12 }), () => li.call('event.register', { eventId })))).toEqual({ ok: 1, already_registered: 11 })
  })

  test.each(everyOrderOfTwo(['accepts', 'lapses'] as const))('an offer has one end: %s, %s', async (...order) => {
    const start = now()
    const { eventId, operator } = await anEvent(shop, { ...soon(later(start, minutes(180)), 1), registerFrom: later(start, -minutes(1)) })
    const [li, wang, zhao] = (await neighbours(shop, 3, `offer-${order[0]}`)) as [Person, Person, Person]
    const first = await li.ok('event.register', { eventId })
    const second = await wang.ok('event.register', { eventId })
    await zhao.ok('event.register', { eventId })
    await li.ok('event.leave', { registrationId: first.registrationId })
    const until = (await wang.ok('event.list', { eventId })).events[0]?.mine?.offerUntil ?? start
    const works = { accepts: () => wang.call('event.accept', { registrationId: second.registrationId }, { now: later(until, -1) }), lapses: () => shop.runDue(until) }
    await Promise.all(order.map((work) => works[work]()))
    const { registered, offered, waiting } = await operator.ok('event.plan', { eventId })
    expect([[1, 0, 1], [0, 1, 0]]).toContainEqual([registered, offered, waiting])
  })

  test('two desks scan everybody at once: each is let in once, and the other desk hears by whom', async () => {
    const start = now()
    const { eventId, operator } = await anEvent(shop, soon(start, 60), ['c1-staff-1', 'c1-leader-1'])
    const desks = [await shop.as('c1-staff-1'), await shop.as('c1-leader-1')] as const
    const people = await neighbours(shop, 60, 'desks')
    const codes = await Promise.all(people.map(async (person) => codeAt(person, (await person.ok('event.register', { eventId })).registrationId, start)))
    const scans = codes.flatMap((code) => desks.map((desk) => ({ desk, code })))
    expect(tally(await race(scans, ({ desk, code }) => desk.call('event.checkIn', { eventId, code })))).toEqual({ ok: 60, already_checked_in: 60 })
    await shop.runDue()
    expect(await operator.ok('event.result', { eventId })).toMatchObject({ came: 60, byHow: { scanned: 60 } })
    const points = await Promise.all(people.slice(0, 5).map(async (person) => (await person.ok('points.list', {})).entries.length))
    expect(points).toEqual([1, 1, 1, 1, 1])
  })

  test('twenty desks give out ten bags: ten are gone, nobody has two', async () => {
    const start = now()
    const { eventId, plan } = await anEvent(shop, { ...soon(start, 40), handouts: [{ name: '袋子', stock: 10 }] })
    const staff = await shop.as('c1-staff-1')
    const handoutId = plan.handouts[0]?.handoutId ?? ''
    const people = await neighbours(shop, 20, 'bags')
    const made = await Promise.all(people.map((person) => person.ok('event.register', { eventId })))
    const answers = await race(made, ({ registrationId }) => staff.ok('event.checkIn', { eventId, registrationId, handouts: [{ handoutId, quantity: 1 }] }))
    expect(answers.filter(({ short }) => short.length === 0)).toHaveLength(10)
    expect((await staff.ok('event.desk', { eventId })).handouts).toMatchObject([{ left: 0 }])
  })

  test('who leaves while the desk lets her in is either in or gone', async () => {
    const start = now()
    const { eventId, operator } = await anEvent(shop, soon(start, 40))
    const staff = await shop.as('c1-staff-1')
    const people = await neighbours(shop, 20, 'leave')
    const made = await Promise.all(people.map(async (person) => ({ person, registrationId: (await person.ok('event.register', { eventId })).registrationId })))
    const wishes = made.flatMap(({ person, registrationId }) => [() => person.call('event.leave', { registrationId }), () => staff.call('event.checkIn', { eventId, registrationId })])
    await race(wishes, (wish) => wish())
    const { registered, came } = await operator.ok('event.plan', { eventId })
    expect(registered).toBe(came)
  })

  test('who registers while it is put at another time is told of it, or is shown the new time first', async () => {
    const start = now()
    const { eventId, slotId, plan, operator } = await anEvent(shop, soon(start, 40))
    const people = await neighbours(shop, 30, 'moving')
    const startsAt = later(start, minutes(90))
    const wishes = people.map((person) => () => person.call('event.register', { eventId, revision: plan.revision }))
    wishes.splice(10, 0, () => operator.call('event.change', { eventId, revision: plan.revision, slots: [{ slotId, startsAt }] }))
    const counts = tally(await race(wishes, (wish) => wish()))
    expect((counts.ok ?? 0) + (counts.event_changed ?? 0)).toBe(31)
    for (const person of people) {
      const mine = (await person.ok('event.list', { eventId })).events[0]?.mine ?? null
      expect((await person.ok('message.list', {})).messages.map(({ kind }) => kind)).toEqual(mine === null ? [] : ['event_changed'])
    }
  })

  test('either somebody is in and its beginning stays, or it is moved and the desk keeps the new hours', async () => {
    for (const round of [1, 2, 3, 4, 5, 6]) {
      const start = now()
      const { eventId, slotId, operator } = await anEvent(shop, soon(start, 40))
      const staff = await shop.as('c1-staff-1')
      const [li] = (await neighbours(shop, 1, `in-${round}`)) as [Person]
      const { registrationId } = await li.ok('event.register', { eventId })
      const wishes = [() => staff.call('event.checkIn', { eventId, registrationId }), () => operator.call('event.change', { eventId, slots: [{ slotId, startsAt: later(start, minutes(60 * 48)), endsAt: later(start, minutes(60 * 50)) }] })]
      const counts = tally(await race(round % 2 === 0 ? wishes : [...wishes].reverse(), (wish) => wish()))
      expect([{ ok: 1, slot_begun: 1 }, { ok: 1, desk_closed: 1 }]).toContainEqual(counts)
    }
  })

  test('who takes somebody off while the desk lets them in: each place is either in or free', async () => {
    const start = now()
    const { eventId, operator } = await anEvent(shop, soon(start, 40))
    const staff = await shop.as('c1-staff-1')
    const people = await neighbours(shop, 12, 'fewer')
    const made = await Promise.all(
      people.map(async (person) => {
        await person.ok('me.update', { consent: yesTo('privacy') })
        const { registrationId, people: party } = await person.ok('event.register', { eventId, people: [{ personId: person.personId }, { name: '奶奶' }] })
        return { person, registrationId, people: party.slice(1).map(({ placeId }) => placeId) }
      }),
    )
    const wishes = made.flatMap(({ person, registrationId, people: going }) => [() => person.call('event.drop', { registrationId, people: going }), () => staff.call('event.checkIn', { eventId, registrationId })])
    await race(wishes, (wish) => wish())
    const { registered, came } = await operator.ok('event.plan', { eventId })
    expect(registered).toBe(came)
  })

  test('a poster’s code brings the event and who invites to it, the same one however often it is asked for', async () => {
    const { eventId } = await anEvent(shop, soon(now(), 10))
    const [li] = (await neighbours(shop, 1, 'poster')) as [Person]
    const { invite } = await li.ok('referral.invite', {})
    expect(tally(await race(Array.from({ length: 8 }), () => li.call('campaign.code', { leadsTo: 'event', id: eventId, invite })))).toEqual({ ok: 8 })
    const database = new pg.Client({ connectionString: shop.databaseUrl ?? '' })
    await database.connect()
    const { rows } = await database.query<{ id: string }>('select id from event_code where event_id = $1', [eventId])
    await database.end()
    expect(rows).toHaveLength(1)
    const opened = await shop.nobody.ok('event.list', { code: rows[0]?.id ?? '' })
    expect([opened.events[0]?.eventId, opened.invite]).toEqual([eventId, invite])
  })

  test('walk-ins and those who register fight for the last places fairly: none is given twice', async () => {
    const start = now()
    const { eventId, slotId, operator } = await anEvent(shop, soon(start, 10))
    const staff = await shop.as('c1-staff-1')
    const people = await neighbours(shop, 15, 'last')
    const wishes = [...people.map((person) => () => person.call('event.register', { eventId, wait: false })), ...Array.from({ length: 8 }, () => () => staff.call('event.walkIn', { eventId, slotId, people: 1 }))]
    expect(tally(await race(wishes, (wish) => wish()))).toEqual({ ok: 10, event_full: 13 })
    expect(await operator.ok('event.plan', { eventId })).toMatchObject({ registered: 10 })
  })
})
