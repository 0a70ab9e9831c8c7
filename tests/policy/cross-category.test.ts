import { days, later, nextShopDay, shopDay } from '@domain/time'
import { anEvening, only } from '../pool/fixtures'
import { onBothDatabases, useServer, type Person } from '../support/server'
import { has, heldOut, switchOn } from './fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('four orders of meat and nothing else bring a try of the fruit, once a month; fewer, or anything beside it, do not', async () => {
    const before = await anEvening(shop)
    const opensAt = later(before.start, days(1))
    const item = { unit: '500g', grams: 500, picture: null, origin: null, priceFen: 2000, offered: 99, limit: 99 }
    const { campaignIds } = await before.operator.ok('campaign.create', {
      stationIds: [before.stationId],
      title: '肉和菜',
      opensAt,
      closesAt: later(opensAt, days(1) / 2),
      pickupDay: nextShopDay(shopDay(opensAt)),
      pickupFrom: '17:30',
      pickupUntil: '20:30',
      items: [
        { name: '五花肉', category: 'meat', ...item },
        { name: '土豆', category: 'vegetable', ...item }
      ]
    })
    shop.at(opensAt)
    await before.operator.ok('campaign.close', { campaignId: before.campaignId })
    await before.operator.ok('campaign.publish', { campaignId: only(campaignIds) })
    const { items } = await shop.nobody.ok('campaign.tonight', { stationId: before.stationId })
    const [meat, greens] = items.map(({ itemId }) => itemId) as [string, string]
    const buy = async (person: Person, ...itemIds: string[]) => {
      const { orderId } = await person.ok('order.place', { campaignId: only(campaignIds), lines: itemIds.map((itemId) => ({ itemId, quantity: 1 })), handover: 'station' })
      await person.pay(orderId)
      return orderId
    }
    const people: Person[] = []
    while (people.every(({ personId }) => heldOut('cross_category', personId))) people.push(only(await before.neighbours(1)))
    const lucky = people.at(-1)!
    const [turned, mixed, three, back] = (await before.neighbours(4)) as [Person, Person, Person, Person]
    await buy(turned, greens)
    for (const person of [lucky, turned, mixed, back]) for (let n = 0; n < 3; n++) await buy(person, meat)
    for (let n = 0; n < 3; n++) await buy(three, meat)
    for (const person of [lucky, turned]) await buy(person, meat)
    await buy(mixed, meat, greens)
    await back.ok('order.cancel', { orderId: await buy(back, meat) })

    const operator = await switchOn(shop, 'cross_category')
    const asked = { policyId: 'cross_category' as const, communityId: 'c1' }
    expect(await operator.ok('policy.run', { ...asked, preview: true })).toMatchObject({ concerned: 2 })
    await operator.ok('policy.run', asked)
    await shop.runDue()
    const [coupon, ...more] = await has(lucky, 'cross_category')
    expect(more).toEqual([])
    expect(coupon?.terms).toMatchObject({ benefit: { kind: 'amount', offFen: 400 }, thresholdFen: 1_500, scope: { kind: 'categories', categories: ['fruit'] } })
    expect((await has(turned, 'cross_category')).length).toBe(heldOut('cross_category', turned.personId) ? 0 : 1)
    for (const person of [mixed, three, back]) expect(await has(person, 'cross_category')).toEqual([])
    await operator.ok('policy.run', asked)
    await shop.runDue()
    expect((await has(lucky, 'cross_category')).length).toBe(1)
  })
})
