import { buysAndFetches, newcomers } from '../referral/fixtures'
import { onBothDatabases, useServer } from '../support/server'

const CUT_OFF = '2026-11-22T15:00:00.000Z'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('a desk takes along whose bag goes first, for where there is no signal', async () => {
    const [silver, plain] = await newcomers(shop, 2, 'lane')
    for (const item of [1, 2, 3, 4, 5]) await buysAndFetches(shop, silver!, 1, item)
    for (const person of [silver!, plain!]) {
      const { orderId } = await person.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i6', quantity: 1 }], handover: 'station' })
      await person.pay(orderId)
    }
    await shop.runDue(CUT_OFF)
    const leader = await shop.as('c1-leader-1')
    await leader.ok('campaign.close', { campaignId: 'g1' })
    const [shelf] = (await leader.ok('pickup.sheet', {})).shelves
    const waiting = shelf?.bags.filter(({ lines }) => lines.some(({ itemId, handedAt }) => itemId === 'g1-i6' && handedAt === null)) ?? []
    expect(waiting.map(({ priority }) => priority).sort()).toEqual([false, true])
  })
})
