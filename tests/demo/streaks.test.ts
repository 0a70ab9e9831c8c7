import { useServer } from '../support/server'

describe('sign-ins and the exchange in the demo data', () => {
  const shop = useServer({ db: 'pglite', seed: 'full' })

  test('somebody is a day short of a week, somebody of a fortnight, and somebody has a day to make up for or none', async () => {
    const runs = await Promise.all([1, 3, 4, 6].map(async (n) => (await (await shop.as(`c1-resident-${n}`)).ok('streak.month', {})).run))
    expect(runs.map(({ days, signedToday }) => [days, signedToday])).toEqual([[6, false], [13, false], [6, false], [9, false]])
    expect((await (await shop.as('c1-resident-2')).ok('streak.month', {})).missed).toHaveLength(1)
  })

  test('points were exchanged, and one of the vouchers was used', async () => {
    const vouchers = await Promise.all([2, 3].map(async (n) => (await (await shop.as(`c1-resident-${n}`)).ok('points.vouchers', {})).vouchers))
    expect(vouchers.map((own) => own.map(({ state }) => state))).toEqual([['used'], ['open', 'open']])
    const { items } = await (await shop.as('c1-operator-1')).ok('points.items', { communityId: 'c1' })
    expect(items.map(({ kind, figures }) => [kind, figures?.issued])).toEqual([['goods', 0], ['goods', 1], ['service', 2], ['service', 0], ['property_fee', 0]])
    const [exclusive] = (await (await shop.as('c1-resident-3')).ok('points.vouchers', {})).vouchers
    expect(exclusive).toMatchObject({ state: 'open', code: '', coupon: { priceFen: 10, orderId: null } })
    expect((await (await shop.as('c1-resident-3')).ok('points.items', {})).items.find(({ sale }) => sale !== null)?.sale).toMatchObject({ priceFen: 10, tonight: { itemId: expect.any(String) } })
  })
})
