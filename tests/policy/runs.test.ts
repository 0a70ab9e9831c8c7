import { only } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'
import { buy, has, heldOut, ITEMS, switchOn } from './fixtures'

const THURSDAY = '2026-11-25T16:00:00.000Z'
const FRIDAY = '2026-11-26T16:00:00.000Z'
const NEXT_THURSDAY = '2026-12-02T16:00:00.000Z'
const A_MONTH_LATER = '2026-12-24T02:00:00.000Z'

onBothDatabases((db) => {
  const shop = useServer({ db })
  const residents = () => Promise.all(Array.from({ length: 9 }, (_, n) => shop.as(`c1-resident-${n + 1}`)))

  test('an operator sees the policies, what each needs, and switches them', async () => {
    const operator = await shop.as('c1-operator-1')
    const { policies } = await operator.ok('policy.list', { communityId: 'c1' })
    expect(policies.map(({ policyId, on }) => [policyId, on])).toEqual([
      ['new_resident', false],
      ['second_order', false],
      ['wake_up', false],
      ['cross_category', false],
      ['thursday_pool', false],
      ['members_day', false],
      ['partner_store', false],
      ['event_attended', false],
    ])
    expect(await operator.refusal('policy.set', { policyId: 'wake_up', communityId: 'c1', on: true })).toBe('items_wrong')
    expect(await operator.refusal('policy.set', { policyId: 'wake_up', communityId: 'c1', items: ['g1-i1', 'g1-i2', 'g2-i1'] })).toBe('items_wrong')
    const set = await operator.ok('policy.set', { policyId: 'wake_up', communityId: 'c1', on: true, items: ITEMS })
    expect(set.coupons.map(({ scope, benefit }) => [scope, benefit.kind])).toEqual([
      [{ kind: 'items', ids: ITEMS }, 'percent'],
      [{ kind: 'all' }, 'door'],
    ])
    expect(await operator.refusal('policy.run', { policyId: 'new_resident', communityId: 'c1' })).toBe('runs_by_itself')
    expect(await operator.refusal('policy.run', { policyId: 'thursday_pool', communityId: 'c1' })).toBe('policy_off')
    const shelf = (await shop.nobody.ok('campaign.tonight', { stationId: 's1' })).items
    expect(set.itemNames).toEqual(ITEMS.map((itemId) => shelf.find((item) => item.itemId === itemId)?.name))
    expect((await operator.ok('ops.trail', { what: 'policy.set' })).entries.length).toBe(1)
  })

  test('who has been silent for thirty days is woken up with a pack, once a month', async () => {
    const [li, wang] = await residents()
    await buy(li!)
    await buy(wang!, 'g1-i2')
    await switchOn(shop, 'wake_up', { items: ITEMS })
    await shop.runDue('2026-12-21T02:00:00.000Z')
    expect(await has(li!, 'wake_up')).toEqual([])
    await shop.runDue(A_MONTH_LATER)
    for (const person of [li!, wang!]) {
      const pack = await has(person, 'wake_up')
      expect(pack.map(({ terms }) => terms.benefit.kind).sort()).toEqual(heldOut('wake_up', person.personId) ? [] : ['door', 'percent'])
    }
    await shop.runDue('2026-12-25T02:00:00.000Z')
    const served = [li!, wang!].filter(({ personId }) => !heldOut('wake_up', personId))
    for (const person of served) expect((await has(person, 'wake_up')).length).toBe(2)
    const operator = await shop.as('c1-operator-1')
    const { lastRun } = (await operator.ok('policy.list', { communityId: 'c1' })).policies.find(({ policyId }) => policyId === 'wake_up')!
    expect(lastRun).toMatchObject({ window: '2026-12', given: served.length, heldOut: 2 - served.length, skipped: 0 })
  })
})

onBothDatabases((db) => {
  const shop = useServer({ db })
  const residents = () => Promise.all(Array.from({ length: 9 }, (_, n) => shop.as(`c1-resident-${n + 1}`)))

  test('every Thursday each resident has one coupon for buying together, and no message for it', async () => {
    const operator = await switchOn(shop, 'thursday_pool')
    const people = await residents()
    const lucky = people.filter(({ personId }) => !heldOut('thursday_pool', personId))
    expect(await operator.ok('policy.run', { policyId: 'thursday_pool', communityId: 'c1', preview: true })).toEqual({ window: '2026-11-16', concerned: 13, started: false })
    await shop.runDue('2026-11-25T15:59:00.000Z')
    for (const person of people) expect(await has(person, 'thursday_pool')).toEqual([])
    await shop.runDue(THURSDAY)
    for (const person of lucky) {
      expect(only(await has(person, 'thursday_pool'))).toMatchObject({ state: 'issued', validUntil: FRIDAY, terms: { pools: 'only', benefit: { offFen: 300 } } })
      expect((await person.ok('message.list', {})).messages.filter(({ kind }) => kind === 'coupon_given')).toEqual([])
    }
    for (const person of people.filter((one) => !lucky.includes(one))) expect(await has(person, 'thursday_pool')).toEqual([])
    expect(await operator.ok('policy.run', { policyId: 'thursday_pool', communityId: 'c1' })).toEqual({ window: '2026-11-23', concerned: 0, started: true })
    await shop.runDue('2026-11-26T08:00:00.000Z')
    for (const person of lucky) expect((await has(person, 'thursday_pool')).length).toBe(1)
    await shop.runDue(NEXT_THURSDAY)
    for (const person of lucky) expect((await has(person, 'thursday_pool')).map(({ state }) => state)).toEqual(['issued', 'expired'])
  })

  test('four orders of meat and nothing else bring a try of the fruit', async () => {
    shop.at('2026-12-02T16:00:00.000Z')
    const operator = await shop.as('c1-operator-1')
    await switchOn(shop, 'cross_category')
    expect(await operator.ok('policy.run', { policyId: 'cross_category', communityId: 'c1', preview: true })).toMatchObject({ concerned: 0 })
  })
})
