import { hours, instant, later, minutes } from '@domain/time'
import { befriend } from '../household/fixtures'
import { yesTo } from '../me/fixtures'
import { only } from '../pool/fixtures'
import { onBothDatabases, useServer, type Person } from '../support/server'
import { ENDS, STARTS, aDraft, anEvent, neighbours, slot } from './fixtures'

const NOW = instant('2026-11-22T02:00:00.000Z')
const kinds = async (person: Person) => (await person.ok('message.list', {})).messages.map(({ kind }) => kind)
const stateOf = async (person: Person, eventId: string) => (await person.ok('event.list', { eventId })).events[0]?.mine?.state

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('who finds no place waits, is offered what comes free in turn, and loses it after two hours', async () => {
    const { eventId } = await anEvent(shop, { slots: [slot(1)] })
    const [li, wang, zhao] = (await neighbours(shop, 3, 'line')) as [Person, Person, Person]
    const first = await li.ok('event.register', { eventId })
    expect(await wang.refusal('event.register', { eventId, wait: false })).toBe('event_full')
    const second = await wang.ok('event.register', { eventId })
    const third = await zhao.ok('event.register', { eventId })
    expect([first.state, second.state, second.ahead, third.ahead]).toEqual(['registered', 'waiting', 0, 1])

    await li.ok('event.leave', { registrationId: first.registrationId })
    expect(await stateOf(wang, eventId)).toBe('offered')
    expect(await kinds(wang)).toEqual(['event_offered'])
    // The offer counts as taken: a newcomer waits behind the third.
    expect((await li.ok('event.register', { eventId })).state).toBe('waiting')

    await shop.runDue(later(NOW, hours(2)))
    expect(await stateOf(wang, eventId)).toBe('lapsed')
    expect(await kinds(wang)).toEqual(['event_lapsed', 'event_offered'])
    expect(await wang.refusal('event.accept', { registrationId: second.registrationId })).toBe('offer_over')
    const accepted = await zhao.ok('event.accept', { registrationId: third.registrationId }, { now: later(NOW, hours(4) - 1) })
    expect(accepted).toMatchObject({ state: 'registered', offerUntil: null })
    expect(await li.refusal('event.accept', { registrationId: third.registrationId })).toBe('registration_not_found')
  })

  test('an offer is over at its instant, even before anybody has cleared it away', async () => {
    const start = shop.now
    const { eventId } = await anEvent(shop, { slots: [slot(1)] })
    const [li, wang] = (await neighbours(shop, 2, 'instant')) as [Person, Person]
    const { registrationId } = await li.ok('event.register', { eventId })
    const waits = await wang.ok('event.register', { eventId })
    await li.ok('event.leave', { registrationId })
    const offer = await wang.ok('event.list', { eventId })
    expect(await wang.refusal('event.accept', { registrationId: waits.registrationId }, { now: offer.events[0]?.mine?.offerUntil ?? start })).toBe('offer_over')
  })

  test('who says yes to an offer says it of the time and place that she saw', async () => {
    const { eventId, plan, operator } = await anEvent(shop, { slots: [slot(1)] })
    const [li, wang] = (await neighbours(shop, 2, 'saw')) as [Person, Person]
    const { registrationId } = await li.ok('event.register', { eventId })
    const waits = await wang.ok('event.register', { eventId })
    await li.ok('event.leave', { registrationId })
    const { revision } = await operator.ok('event.change', { eventId, place: '三号楼大堂' })
    expect(await wang.refusal('event.accept', { registrationId: waits.registrationId, revision: plan.revision })).toBe('event_changed')
    expect((await wang.ok('event.accept', { registrationId: waits.registrationId, revision })).state).toBe('registered')
  })

  test('a party that is too large for what came free stays first in line, and no place stays empty for it', async () => {
    const { eventId, operator, slotId } = await anEvent(shop, { slots: [slot(4)] })
    const [li, big, small, other] = (await neighbours(shop, 4, 'party')) as [Person, Person, Person, Person]
    for (const person of [li, big, other]) await person.ok('me.update', { consent: yesTo('privacy') })
    const full = await li.ok('event.register', { eventId, people: [{ name: '小李' }, { name: '小红' }] })
    await other.ok('event.register', { eventId, people: [{ name: '小王' }, { name: '小明' }] })
    await big.ok('event.register', { eventId, people: [{ name: '甲' }, { name: '乙' }, { name: '丙' }] })
    await small.ok('event.register', { eventId })
    await li.ok('event.leave', { registrationId: full.registrationId })
    expect([await stateOf(big, eventId), await stateOf(small, eventId)]).toEqual(['waiting', 'offered'])
    await operator.ok('event.change', { eventId, slots: [{ slotId, capacity: 6 }] })
    expect(await stateOf(big, eventId)).toBe('offered')
    expect(await operator.refusal('event.change', { eventId, slots: [{ slotId, capacity: 5 }] })).toBe('capacity_too_low')
  })

  test('a party that the slot could never hold does not wait for it', async () => {
    const { eventId } = await anEvent(shop, { slots: [slot(2)] })
    const li = only(await neighbours(shop, 1, 'large'))
    await li.ok('me.update', { consent: yesTo('privacy') })
    expect(await li.refusal('event.register', { eventId, people: [{ name: '甲' }, { name: '乙' }, { name: '丙' }] })).toBe('party_too_large')
  })

  test('once a slot has begun nobody waits for it', async () => {
    const { eventId, slotId } = await anEvent(shop, { slots: [slot(1), slot(1, later(STARTS, hours(1)))], registerUntil: later(STARTS, hours(1)) })
    const [li, wang] = (await neighbours(shop, 2, 'begun')) as [Person, Person]
    await li.ok('event.register', { eventId, slotId })
    expect(await wang.refusal('event.register', { eventId, slotId }, { now: STARTS })).toBe('event_full')
    expect((await wang.ok('event.register', { eventId, slotId }, { now: later(STARTS, -1) })).state).toBe('waiting')
  })

  test('a registration names its household, and nobody is on two', async () => {
    const { eventId } = await anEvent(shop)
    const [li, wife, stranger] = (await neighbours(shop, 3, 'home')) as [Person, Person, Person]
    await befriend(li, wife)
    expect(await li.refusal('event.register', { eventId, people: [{ personId: stranger.personId }] })).toBe('not_household')
    expect(await li.refusal('event.register', { eventId, people: [{ name: '奶奶' }] })).toBe('consent_needed')
    await li.ok('event.register', { eventId, people: [{ personId: li.personId }, { personId: wife.personId }] })
    expect(await wife.refusal('event.register', { eventId })).toBe('already_registered')
    expect(await li.refusal('event.register', { eventId })).toBe('already_registered')
    const seen = async (person: Person) => (await person.ok('event.mine', {})).events.find((each) => each.eventId === eventId)?.mine
    const [made, named] = [await seen(li), await seen(wife)]
    // Both have the ticket; who made it gives it up.
    expect([made?.own, named?.own]).toEqual([true, false])
    expect(await wife.ok('event.ticket', { registrationId: named?.registrationId ?? '' })).toMatchObject({ registration: { own: false } })
    expect(await wife.refusal('event.leave', { registrationId: named?.registrationId ?? '' })).toBe('registration_not_found')
    expect(await stranger.refusal('event.register', { eventId, people: [{ personId: stranger.personId }, { personId: stranger.personId }] })).toBe('already_registered')
    await stranger.ok('me.update', { consent: yesTo('privacy') })
    expect(await stranger.refusal('event.register', { eventId, people: ['甲', '乙', '丙', '丁', '戊'].map((name) => ({ name })) })).toBe('party_too_large')
  })

  test('only whom it is for registers, only while it is open for that', async () => {
    const { eventId } = await anEvent(shop, { registerFrom: later(instant(shop.now), minutes(1)) })
    const li = only(await neighbours(shop, 1, 'early'))
    expect(await li.refusal('event.register', { eventId })).toBe('registration_not_open')
    expect(await li.refusal('event.register', { eventId }, { now: STARTS })).toBe('registration_closed')
    expect(await li.refusal('event.register', { eventId }, { now: ENDS })).toBe('event_over')
    const silver = await anEvent(shop, { audience: { kind: 'tier', tier: 'silver' } })
    expect(await li.refusal('event.register', { eventId: silver.eventId })).toBe('event_not_for_you')
    const other = await shop.as('c2-resident-1')
    expect(await other.refusal('event.register', { eventId: (await anEvent(shop)).eventId })).toBe('event_not_for_you')
    const all = await anEvent(shop, { audience: { kind: 'all' } })
    expect((await other.ok('event.register', { eventId: all.eventId })).state).toBe('registered')
  })

  test('a draft is nobody’s but its operators’; one that was published is written no more', async () => {
    const operator = await shop.as('c1-operator-1')
    const { eventId, revision } = await operator.ok('event.save', aDraft())
    expect(await shop.nobody.refusal('event.list', { eventId })).toBe('event_not_found')
    expect(await (await shop.as('c2-operator-1')).refusal('event.plan', { eventId })).toBe('event_not_found')
    const again = await operator.ok('event.save', { ...aDraft({ title: '种树' }), eventId, revision })
    expect(again).toMatchObject({ title: '种树', revision: revision + 1 })
    expect(await operator.refusal('event.publish', { eventId, revision })).toBe('draft_changed')
    await operator.ok('event.publish', { eventId, revision: again.revision })
    expect(await operator.refusal('event.save', { ...aDraft(), eventId, revision: again.revision })).toBe('event_not_draft')
    expect((await shop.nobody.ok('event.list', { eventId })).events[0]).toMatchObject({ title: '种树', mine: null })
  })

  test('everybody hears the evening before, and when it is called off', async () => {
    const { eventId, operator } = await anEvent(shop, { slots: [slot(1)], registerFrom: later(instant(shop.now), -1) })
    const [li, wang] = (await neighbours(shop, 2, 'told')) as [Person, Person]
    await li.ok('event.register', { eventId })
    await wang.ok('event.register', { eventId })
    await shop.runDue(instant('2026-11-23T11:00:00.000Z'))
    expect([await kinds(li), await kinds(wang)]).toEqual([['event_reminder'], []])
    expect(await operator.ok('event.cancel', { eventId, reason: '下雨' })).toMatchObject({ state: 'cancelled', reason: '下雨', registered: 0 })
    expect([await kinds(li), await kinds(wang)]).toEqual([['event_cancelled', 'event_reminder'], ['event_cancelled']])
    expect(await li.refusal('event.register', { eventId })).toBe('event_over')
    expect(await stateOf(wang, eventId)).toBe('cancelled')
  })

  test('who is erased gives her places away, and what she called her people is gone', async () => {
    const later24 = instant('2026-11-23T12:00:00.000Z')
    shop.at(later24)
    const { eventId } = await anEvent(shop, { slots: [slot(1)] })
    const [li, wang] = (await neighbours(shop, 2, 'gone')) as [Person, Person]
    await li.ok('me.update', { consent: yesTo('privacy') })
    await li.ok('event.register', { eventId, people: [{ name: '王奶奶' }] })
    await wang.ok('event.register', { eventId })
    expect(JSON.stringify(await li.ok('me.export', {}))).toContain('王奶奶')
    await li.ok('me.erase', { confirm: 'erase' })
    expect(await stateOf(wang, eventId)).toBe('offered')
  })
})
