import { calls } from '../pickup/fixtures'
import { onBothDatabases, useServer } from '../support/server'

const CUT_OFF = '2026-11-22T15:00:00.000Z'
const EVENING = '2026-11-23T10:00:00.000Z'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('says before it is done who goes without what and what goes back, to the fen and the fee for the door', async () => {
    const [li, wang, zhao] = await Promise.all([1, 2, 3].map((n) => shop.as(`c1-resident-${n}`)))
    await calls(zhao!, '赵六')
    const buys = async (person: typeof li, lines: { itemId: string; quantity: number }[], handover: 'station' | 'door' = 'station') => {
      const { orderId } = await person!.ok('order.place', { campaignId: 'g1', lines, handover })
      await person!.pay(orderId)
      return orderId
    }
    await buys(li, [{ itemId: 'g1-i1', quantity: 2 }])
    await buys(wang, [{ itemId: 'g1-i1', quantity: 2 }, { itemId: 'g1-i2', quantity: 1 }])
    const last = await buys(zhao, [{ itemId: 'g1-i1', quantity: 1 }], 'door')
    const leader = await shop.as('c1-leader-1')
    const short = [{ itemId: 'g1-i1', arrived: 3 }]
    expect(await leader.refusal('campaign.shortage', { campaignId: 'g1', short })).toBe('campaign_not_closed')
    await shop.runDue(CUT_OFF)
    await leader.ok('campaign.close', { campaignId: 'g1' })
    await shop.runDue(EVENING)
    expect(await leader.refusal('campaign.shortage', { campaignId: 'g1', short: [{ itemId: 'g1-i1', arrived: 6 }] })).toBe('arrived_more_than_sold')
    expect(await leader.ok('campaign.shortage', { campaignId: 'g1', short: [] })).toEqual({ lacks: [], backFen: 0 })
    const seen = await leader.ok('campaign.shortage', { campaignId: 'g1', short })
    expect(seen.lacks).toHaveLength(2)
    const { doorFeeFen } = await zhao!.ok('order.get', { orderId: last })
    expect(doorFeeFen).toBeGreaterThan(0)
    expect(seen.lacks.find(({ orderId }) => orderId === last)).toMatchObject({ name: '赵*', units: [{ quantity: 1 }], backFen: 2_000 + doorFeeFen })
    expect((await leader.ok('campaign.sheet', { campaignId: 'g1' })).short).toEqual({ orders: 0, backFen: 0 })
    expect(await leader.ok('campaign.arrive', { campaignId: 'g1', short })).toMatchObject({ refunds: seen.lacks.length, backFen: seen.backFen })
    expect((await leader.ok('campaign.sheet', { campaignId: 'g1' })).short).toEqual({ orders: 2, backFen: seen.backFen })
    expect(await (await shop.as('c2-leader-1')).refusal('campaign.shortage', { campaignId: 'g1', short })).toBe('campaign_not_found')
  })
})
