import { only } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'
import { buy, has, heldOut, newcomers, switchOn } from './fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('somebody new who chooses a station is given her coupon once, and told why; who is held out is not', async () => {
    await switchOn(shop, 'new_resident')
    const people = await newcomers(shop, 'new_resident', 'newcomer')
    await shop.runDue()
    for (const person of people) {
      const coupons = await has(person, 'new_resident')
      expect(coupons.length).toBe(heldOut('new_resident', person.personId) ? 0 : 1)
      expect((await person.ok('message.list', {})).messages.filter(({ kind }) => kind === 'coupon_given').length).toBe(coupons.length)
    }
    const lucky = people.at(-1)!
    expect(only(await has(lucky, 'new_resident'))).toMatchObject({ state: 'issued', terms: { benefit: { kind: 'amount', offFen: 500 } } })
    await lucky.ok('station.choose', { stationId: 's2' })
    await lucky.ok('station.choose', { stationId: 's1' })
    await shop.runDue()
    expect((await has(lucky, 'new_resident')).length).toBe(1)
  })

  test('a first buyer is given a coupon for her second order, and none for a third', async () => {
    await switchOn(shop, 'second_order')
    const people = await newcomers(shop, 'second_order', 'buyer')
    const lucky = people.at(-1)!
    await buy(lucky)
    await shop.runDue()
    const [coupon] = await has(lucky, 'second_order')
    expect(coupon).toMatchObject({ terms: { thresholdFen: 1_500, scope: { kind: 'all' } }, validFrom: shop.now, validUntil: '2026-11-29T16:00:00.000Z' })
    const { orderId } = await lucky.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i2', quantity: 1 }], handover: 'station', couponIds: [coupon!.couponId] })
    await lucky.pay(orderId)
    await shop.runDue()
    expect((await has(lucky, 'second_order')).map(({ state }) => state)).toEqual(['used'])
  })

  test('who switched personal offers off is not chosen by what she did', async () => {
    await switchOn(shop, 'second_order')
    const lucky = (await newcomers(shop, 'second_order', 'private')).at(-1)!
    await lucky.ok('me.update', { personalised: false })
    await buy(lucky)
    await shop.runDue()
    expect(await has(lucky, 'second_order')).toEqual([])
  })

  test('what is switched off gives nothing, and what is off somewhere else does not matter', async () => {
    const operator = await switchOn(shop, 'new_resident')
    await operator.ok('policy.set', { policyId: 'new_resident', communityId: 'c1', on: false })
    const people = await newcomers(shop, 'new_resident', 'late')
    await shop.runDue()
    for (const person of people) expect(await has(person, 'new_resident')).toEqual([])
  })

  test('a month has its budget: who comes after it is used up is served in another', async () => {
    await switchOn(shop, 'new_resident', { budgetFen: 0 })
    const people = await newcomers(shop, 'new_resident', 'poor')
    await shop.runDue()
    for (const person of people) expect(await has(person, 'new_resident')).toEqual([])
    expect((await (await shop.as('c1-operator-1')).ok('policy.report', { policyId: 'new_resident', communityId: 'c1' })).heldOut.people).toBeLessThan(20)
  })
})
