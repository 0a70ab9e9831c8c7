import { later, minutes, seconds } from '@domain/time'
import { yesTo } from '../me/fixtures'
import { only } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'
import { ENDS, STARTS, anEvent, codeAt, neighbours } from './fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('an event is planned, published, come to, and brings points, a badge and a coupon of the policy', async () => {
    const { eventId, operator } = await anEvent(shop, { handouts: [{ name: '围裙', stock: 3 }] })
    await operator.ok('policy.set', { policyId: 'event_attended', communityId: 'c1', on: true })
    const staff = await shop.as('c1-staff-1')
    const li = only(await neighbours(shop, 1, 'goer'))
    await li.ok('me.update', { consent: yesTo('privacy') })
    const registration = await li.ok('event.register', { eventId, people: [{ personId: li.personId }, { name: '奶奶' }], photos: false })
    expect(registration).toMatchObject({ state: 'registered', number: 1, photos: false })
    expect((await li.ok('event.list', { eventId })).events[0]).toMatchObject({ state: 'open', slots: [{ left: 8 }], mine: { number: 1 } })

    const code = await codeAt(li, registration.registrationId, STARTS)
    const { handouts } = await staff.ok('event.desk', { eventId }, { now: STARTS })
    const handoutId = handouts[0]?.handoutId ?? ''
    const [self] = registration.people
    const first = await staff.ok('event.checkIn', { eventId, code, people: [self?.placeId ?? ''], handouts: [{ handoutId, quantity: 1 }] }, { now: later(STARTS, seconds(20)) })
    expect(first).toMatchObject({ how: 'scanned', came: 1, handed: [{ handoutId, quantity: 1 }], short: [] })
    // The grandmother comes later, with the number.
    const second = await staff.ok('event.checkIn', { eventId, registrationId: registration.registrationId }, { now: later(STARTS, minutes(9)) })
    expect(second).toMatchObject({ how: 'typed', came: 2 })
    expect(second.people.map(({ how }) => how)).toEqual(['scanned', 'typed'])

    await shop.runDue(later(STARTS, minutes(10)))
    const { events } = await li.ok('event.mine', {})
    expect(events[0]?.state).toBe('running')
    expect((await li.ok('coupon.mine', {})).coupons.map(({ why }) => why)).toEqual(['event_attended'])
    expect((await li.ok('points.list', {})).entries).toMatchObject([{ kind: 'attended', points: 20 }])
    const result = await operator.ok('event.result', { eventId }, { now: ENDS })
    expect(result).toMatchObject({ state: 'done', registered: 2, came: 2, walkIns: 0, byHow: { scanned: 1, typed: 1 }, newResidents: 1, costPerNewFen: 30_000 })
  })
})
