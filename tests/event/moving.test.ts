import { hours, instant, later, minutes } from '@domain/time'
import { moveSlots } from '@domain/event/moving'
import { befriend } from '../household/fixtures'
import { yesTo } from '../me/fixtures'
import { messageWords } from '../../src/message/list/words'
import { onBothDatabases, useServer, type Person } from '../support/server'
import { ENDS, REGISTERS, STARTS, anEvent, codeAt, neighbours, slot } from './fixtures'

describe('an event that was published', () => {
  const one = { id: 'one', startsAt: STARTS, endsAt: ENDS }
  const two = { id: 'two', startsAt: later(STARTS, hours(3)), endsAt: later(ENDS, hours(3)) }
  const event = { registerFrom: REGISTERS, registerUntil: STARTS }
  const now = later(REGISTERS, hours(1))

  test('is put at another time slot by slot, and registration closes as long before the last one as it did', () => {
    const moved = moveSlots(event, [one, two], [{ slotId: 'two', startsAt: later(two.startsAt, hours(2)), endsAt: later(two.endsAt, hours(2)) }], now)
    expect(moved).toEqual({
      ok: true,
      value: { slots: [{ ...two, startsAt: later(two.startsAt, hours(2)), endsAt: later(two.endsAt, hours(2)) }], startsAt: STARTS, endsAt: later(two.endsAt, hours(2)), registerUntil: later(STARTS, hours(2)) },
    })
    expect(moveSlots(event, [one, two], [{ slotId: 'one', startsAt: STARTS }], now)).toMatchObject({ ok: true, value: { slots: [] } })
  })

  test('is put earlier without shutting registration at once: it closes when it was to close, or when the last slot begins', () => {
    const until = later(STARTS, -hours(24))
    const closing = (startsAt: string, at = now, from = REGISTERS) => {
      const begins = instant(startsAt)
      const moved = moveSlots({ registerFrom: from, registerUntil: until }, [one], [{ slotId: 'one', startsAt: begins, endsAt: later(begins, hours(2)) }], at)
      return moved.ok ? moved.value.registerUntil : moved.refusal
    }
    const sooner = later(STARTS, -hours(2))
    expect(closing(sooner)).toBe(later(until, -hours(2)))
    expect(closing(sooner, later(until, -hours(1)))).toBe(until)
    expect(closing(sooner, now, later(until, -hours(1)))).toBe(until)
    const muchSooner = later(until, -hours(1))
    expect(closing(muchSooner, later(until, -hours(2)))).toBe(muchSooner)
    expect(closing(muchSooner, later(until, -hours(2)), later(until, -minutes(30)))).toBe('event_times_wrong')
    // What was closed stays closed.
    expect(closing(sooner, later(until, hours(1)))).toBe(until)
  })

  test('is not put into the past, nor out of order, nor changed where it has begun or is over', () => {
    const refusal = (move: object, at = now, of = [one, two]) => moveSlots(event, of, [{ slotId: 'one', ...move }], at)
    expect(refusal({ startsAt: now })).toMatchObject({ refusal: 'event_times_wrong' })
    expect(refusal({ startsAt: ENDS })).toMatchObject({ refusal: 'event_times_wrong' })
    expect(refusal({ startsAt: later(STARTS, hours(24 * 9)), endsAt: later(ENDS, hours(24 * 9)) })).toMatchObject({ refusal: 'event_times_wrong' })
    expect(refusal({ startsAt: later(STARTS, minutes(5)) }, STARTS)).toMatchObject({ refusal: 'slot_begun' })
    expect(refusal({ endsAt: later(ENDS, minutes(30)) }, STARTS)).toMatchObject({ ok: true })
    expect(refusal({ endsAt: STARTS }, later(STARTS, minutes(1)))).toMatchObject({ refusal: 'event_times_wrong' })
    expect(refusal({ endsAt: later(ENDS, hours(1)) }, ENDS)).toMatchObject({ refusal: 'slot_over' })
    // Registration would close before it opens.
    expect(moveSlots({ ...event, registerFrom: later(STARTS, -minutes(30)) }, [one], [{ slotId: 'one', startsAt: later(STARTS, -minutes(40)) }], now)).toMatchObject({ refusal: 'event_times_wrong' })
  })
})

onBothDatabases((db) => {
  const shop = useServer({ db })
  const messages = async (person: Person) => (await person.ok('message.list', {})).messages
  const NEXT = later(STARTS, hours(26))
  const toNext = { startsAt: NEXT, endsAt: later(NEXT, hours(2)) }

  test('everybody registered or in line hears what it was and what it is, and tickets and reminders follow', async () => {
    const { eventId, slotId, plan, operator } = await anEvent(shop, { slots: [slot(2)] })
    const [li, wife, wang, away] = (await neighbours(shop, 4, 'moved')) as [Person, Person, Person, Person]
    await befriend(li, wife)
    const { registrationId } = await li.ok('event.register', { eventId, people: [{ personId: li.personId }, { personId: wife.personId }] })
    await wang.ok('event.register', { eventId })
    const moved = await operator.ok('event.change', { eventId, revision: plan.revision, place: '三号楼大堂', slots: [{ slotId, ...toNext }] })
    expect(moved).toMatchObject({ place: '三号楼大堂', startsAt: NEXT, endsAt: toNext.endsAt, registerUntil: NEXT, revision: plan.revision + 1, slots: [toNext] })
    for (const person of [li, wife, wang]) {
      const [told] = await messages(person)
      expect(told).toMatchObject({ kind: 'event_changed', facts: { eventId, place: '三号楼大堂', wasPlace: '社区活动室', startsAt: '2026-11-25 21:00', endsAt: '2026-11-25 23:00', wasStartsAt: '2026-11-24 19:00', wasEndsAt: '2026-11-24 21:00' } })
      expect(messageWords.event_changed(told?.facts ?? {}).text).toContain('时间改到 2026-11-25 21:00–23:00（原来 2026-11-24 19:00–21:00）。地点改到三号楼大堂（原来社区活动室）')
    }
    expect(await messages(away)).toEqual([])
    expect(await operator.refusal('event.change', { eventId, revision: plan.revision, place: '别处' })).toBe('event_changed')
    expect(await away.refusal('event.register', { eventId, revision: plan.revision })).toBe('event_changed')
    expect((await away.ok('event.register', { eventId, revision: moved.revision })).state).toBe('waiting')
    expect((await li.ok('event.ticket', { registrationId })).event).toMatchObject({ startsAt: NEXT, place: '三号楼大堂' })
    // The evening before is another evening now.
    await shop.runDue(instant('2026-11-23T11:00:00.000Z'))
    expect((await messages(li)).map(({ kind }) => kind)).toEqual(['event_changed'])
    await shop.runDue(instant('2026-11-24T11:00:00.000Z'))
    expect((await messages(li)).map(({ kind }) => kind)).toEqual(['event_reminder', 'event_changed'])
    // The desk keeps the new hours too.
    const staff = await shop.as('c1-staff-1')
    const code = await codeAt(li, registrationId, STARTS)
    expect(await staff.refusal('event.checkIn', { eventId, code }, { now: STARTS })).toBe('desk_closed')
    expect(await staff.ok('event.checkIn', { eventId, code: await codeAt(li, registrationId, NEXT) }, { now: NEXT })).toMatchObject({ came: 2 })
    expect(await operator.refusal('event.change', { eventId, slots: [{ slotId, startsAt: later(NEXT, hours(1)) }] }, { now: later(NEXT, -1) })).toBe('slot_begun')
    await operator.ok('event.change', { eventId, slots: [{ slotId, endsAt: later(NEXT, hours(3)) }] }, { now: NEXT })
  })

  test('an offer ends when its slot begins earlier now, and more places go to the line', async () => {
    const start = instant('2026-11-26T02:00:00.000Z')
    shop.at(start)
    const slots = [slot(1, later(start, hours(5)), later(start, hours(7)))]
    const { eventId, slotId, operator } = await anEvent(shop, { slots, registerFrom: later(start, -1), registerUntil: later(start, hours(5)) })
    const [li, wang, zhao] = (await neighbours(shop, 3, 'sooner')) as [Person, Person, Person]
    const first = await li.ok('event.register', { eventId })
    for (const person of [wang, zhao]) await person.ok('event.register', { eventId })
    await li.ok('event.leave', { registrationId: first.registrationId })
    await operator.ok('event.change', { eventId, slots: [{ slotId, startsAt: later(start, hours(1)), capacity: 2 }] })
    const mine = async (person: Person) => (await person.ok('event.list', { eventId })).events[0]?.mine
    expect(await mine(wang)).toMatchObject({ state: 'offered', offerUntil: later(start, hours(1)) })
    expect(await mine(zhao)).toMatchObject({ state: 'offered', offerUntil: later(start, hours(1)) })
    await shop.runDue(later(start, hours(1)))
    expect(await operator.ok('event.plan', { eventId })).toMatchObject({ offered: 0, registered: 0 })
  })

  test('a draft, an event that is over and a foreign operator’s stay as they are', async () => {
    const start = instant(shop.now)
    const { eventId, slotId, operator } = await anEvent(shop, { slots: [slot(1, later(start, hours(5)), later(start, hours(7)))], registerFrom: start, registerUntil: later(start, hours(5)) })
    expect(await operator.refusal('event.change', { eventId, slots: [{ slotId: 'none', startsAt: later(start, hours(6)) }] })).toBe('slot_not_found')
    expect(await operator.refusal('event.change', { eventId, slots: [{ slotId, startsAt: later(start, -hours(6)) }] })).toBe('event_times_wrong')
    expect(await (await shop.as('c2-operator-1')).refusal('event.change', { eventId, place: '别处' })).toBe('event_not_found')
    expect(await operator.refusal('event.change', { eventId, place: '别处' }, { now: later(start, hours(7)) })).toBe('event_over')
  })

  test('some of a party stay at home: their places go to the line at once, and who has the app is told', async () => {
    const start = instant('2026-11-27T02:00:00.000Z')
    shop.at(start)
    const slots = [slot(3, later(start, hours(5)), later(start, hours(7)))]
    const { eventId, operator } = await anEvent(shop, { slots, registerFrom: later(start, -1), registerUntil: later(start, hours(5)) })
    const [li, wife, wang] = (await neighbours(shop, 3, 'party')) as [Person, Person, Person]
    await befriend(li, wife)
    await li.ok('me.update', { consent: yesTo('privacy') })
    const { registrationId, people } = await li.ok('event.register', { eventId, people: [{ personId: li.personId }, { personId: wife.personId }, { name: '奶奶' }] })
    const [me, her, granny] = people.map(({ placeId }) => placeId) as [string, string, string]
    expect((await messages(wife)).map(({ kind, facts }) => [kind, facts.state])).toEqual([['event_named', 'registered']])
    expect(await messages(li)).toEqual([])
    await wang.ok('event.register', { eventId })
    expect(await wife.refusal('event.drop', { registrationId, people: [her] })).toBe('registration_not_found')
    expect(await li.refusal('event.drop', { registrationId, people: ['nobody'] })).toBe('place_not_found')
    expect(await li.refusal('event.drop', { registrationId, people: [me, her, granny] })).toBe('nobody_left')
    expect((await li.ok('event.drop', { registrationId, people: [granny] })).people.map(({ placeId }) => placeId)).toEqual([me, her])
    expect(await operator.ok('event.plan', { eventId })).toMatchObject({ registered: 2, offered: 1, waiting: 0 })
    await li.ok('event.drop', { registrationId, people: [her] })
    expect((await messages(wife)).map(({ kind }) => kind)).toEqual(['event_unnamed', 'event_named'])
    expect((await wife.ok('event.register', { eventId })).state).toBe('registered')
    // A desk that took its list along before lets in who is still on it.
    const staff = await shop.as('c1-staff-1')
    const at = later(start, hours(5))
    expect(await staff.refusal('event.checkIn', { eventId, registrationId, people: [me, her] }, { now: at })).toBe('place_not_found')
    expect(await staff.ok('event.checkIn', { eventId, registrationId, people: [me, her], scannedAt: at }, { now: at })).toMatchObject({ checkedIn: [me], gone: [her] })
    expect(await li.refusal('event.drop', { registrationId, people: [me] }, { now: at })).toBe('already_checked_in')
  })

  test('a party in line that becomes small enough is offered what is free; who was named hears of every change', async () => {
    const start = instant('2026-11-28T02:00:00.000Z')
    shop.at(start)
    const slots = [slot(2, later(start, hours(5)), later(start, hours(7)))]
    const { eventId } = await anEvent(shop, { slots, registerFrom: later(start, -1), registerUntil: later(start, hours(5)) })
    const [li, wife, wang] = (await neighbours(shop, 3, 'small')) as [Person, Person, Person]
    await befriend(li, wife)
    await wang.ok('event.register', { eventId })
    const { registrationId, people } = await li.ok('event.register', { eventId, people: [{ personId: li.personId }, { personId: wife.personId }] })
    expect((await li.ok('event.drop', { registrationId, people: [people[0]?.placeId ?? ''] })).state).toBe('offered')
    expect((await li.ok('event.list', { eventId })).events[0]?.mine).toMatchObject({ state: 'offered', people: [{ placeId: people[1]?.placeId }] })
    await li.ok('event.accept', { registrationId })
    await li.ok('event.leave', { registrationId })
    expect((await messages(wife)).map(({ kind, facts }) => [kind, facts.state])).toEqual([['event_unnamed', 'registered'], ['event_named', 'registered'], ['event_named', 'waiting']])
  })
})
