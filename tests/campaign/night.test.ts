import { only } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'
import { CUT_OFF, aDraft, aRound, aStation, buys, residentsOf } from './fixtures'

const hoursAfter = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * 3_600_000).toISOString()
const LAST_MOMENT = '2026-11-22T14:59:59.999Z'

// Time only goes forward here: what happens before the cut-off comes first.
onBothDatabases((db) => {
  const shop = useServer({ db })

  test('what is offered and published ends at the cut-off, to the millisecond', async () => {
    const { operator, campaignId, itemIds } = await aRound(shop)
    const draft = only((await operator.ok('campaign.create', aDraft([await aStation(operator)]))).campaignIds)
    const late = only((await operator.ok('campaign.create', aDraft([await aStation(operator)]))).campaignIds)
    const sold = await aRound(shop)
    await buys(shop, sold, 2)
    const shown = await aRound(shop)
    const li = only(await residentsOf(shop, shown, 1))
    const wish = { lines: [{ itemId: only(shown.itemIds), quantity: 2 }], ifNotFilled: 'keep' as const, handover: 'station' as const }
    const pool = await li.ok('pool.open', { campaignId: shown.campaignId, ...wish })
    await li.pay(pool.orderId)

    shop.at(LAST_MOMENT)
    const asked = { campaignId, itemId: only(itemIds), offered: 7 }
    expect(await operator.ok('campaign.offer', asked)).toEqual({ offered: 7, left: 7 })
    expect(await operator.ok('campaign.publish', { campaignId: draft })).toEqual({ state: 'open' })
    expect(await operator.refusal('campaign.close', { campaignId })).toBe('cutoff_not_reached')
    expect((await shop.nobody.ok('campaign.tonight', { stationId: shown.stationId })).pools).toHaveLength(1)

    shop.at(CUT_OFF)
    expect(await operator.refusal('campaign.offer', asked)).toBe('campaign_over')
    expect(await operator.refusal('campaign.publish', { campaignId: late })).toBe('times_wrong')
    expect(await operator.refusal('campaign.create', aDraft(['s1']))).toBe('times_wrong')
    expect((await shop.nobody.ok('campaign.tonight', { stationId: shown.stationId })).pools).toEqual([])
    expect(await operator.refusal('campaign.close', { campaignId: shown.campaignId })).toBe('still_settling')
    expect((await operator.ok('campaign.close', { campaignId })).campaign.state).toBe('closed')
    expect(await operator.refusal('campaign.close', { campaignId })).toBe('campaign_not_open')
    expect(await operator.refusal('campaign.close', { campaignId: late })).toBe('campaign_not_open')

    await shop.runDue(CUT_OFF)
    expect((await li.ok('campaign.tonight', {})).myPools).toMatchObject([{ poolId: pool.poolId, state: 'expired' }])
    expect((await operator.ok('campaign.close', { campaignId: shown.campaignId })).people).toBe(1)

    shop.at(hoursAfter(CUT_OFF, 9))
    const { campaignId: next } = await operator.ok('campaign.clone', { campaignId: sold.campaignId })
    const drafts = await operator.ok('campaign.list', { stationId: sold.stationId, state: 'draft' })
    expect(drafts.campaigns).toEqual([expect.objectContaining({ campaignId: next, closesAt: hoursAfter(CUT_OFF, 24), pickupDay: '2026-11-24', people: 0 })])
    await operator.ok('campaign.close', { campaignId: sold.campaignId })
    await operator.ok('campaign.publish', { campaignId: next })
    const { items } = await shop.nobody.ok('campaign.tonight', { stationId: sold.stationId })
    expect(items.map(({ name, priceFen, left, sold: units }) => [name, priceFen, left, units])).toEqual([['土豆', 2_000, 100, 0], ['鸡蛋', 1_500, 100, 0]])
    expect(items.some((item) => sold.itemIds.includes(item.itemId))).toBe(false)

    shop.at(new Date(Date.parse(hoursAfter(CUT_OFF, 48)) - 1).toISOString())
    expect(await shop.nobody.ok('campaign.tonight', { stationId: shown.stationId })).toMatchObject({ state: 'closed' })
    await shop.runDue(hoursAfter(CUT_OFF, 48))
    expect(await shop.nobody.refusal('campaign.tonight', { stationId: shown.stationId })).toBe('no_campaign')
  })
})
