import { only } from '../pool/fixtures'
import { SEED_AT, onBothDatabases, useServer } from '../support/server'
import { CUT_OFF, aDraft, aRound, aStation, anItem, buys, places, residentsOf } from './fixtures'

const hourLater = (instant: string, hours: number) => new Date(Date.parse(instant) + hours * 3_600_000).toISOString()

onBothDatabases((db) => {
  const shop = useServer({ db })

  describe('tonight', () => {
    test('shows anybody what a station offers, with what it costs alone, together, and by the pound', async () => {
      const tonight = await shop.nobody.ok('campaign.tonight', { stationId: 's1' })
      expect(tonight).toMatchObject({ campaignId: 'g1', state: 'open', closesAt: CUT_OFF, pickupDay: '2026-11-23', unfetched: 'leader_disposes', afterSaleHours: 48 })
      expect(tonight.pool).toEqual({ seatsMax: 3, steps: [{ people: 3, percent: 20 }], leastFen: 3_900, hours: 24 })
      expect(tonight.items).toHaveLength(20)
      expect(tonight.items[2]).toMatchObject({ itemId: 'g1-i3', priceFen: 2_000, poolFen: 1_600, grams: 750, per500gFen: 1_333, offered: 100, left: 100, sold: 0, limit: 5 })
      expect([tonight.pools, tonight.myPools]).toEqual([[], []])
    })

    test('needs a station: named, or chosen', async () => {
      expect(await shop.nobody.refusal('campaign.tonight', {})).toBe('no_station')
      expect(await shop.nobody.refusal('campaign.tonight', { stationId: 's9' })).toBe('station_not_found')
      expect((await (await shop.as('c2-resident-1')).ok('campaign.tonight', {})).campaignId).toBe('g2')
    })

    test('counts as sold what was paid for, and as left what nobody holds', async () => {
      const round = await aRound(shop)
      const li = only(await residentsOf(shop, round, 1))
      const orderId = await places(li, round, 2)
      const counts = async () => {
        const { left, sold } = only((await shop.nobody.ok('campaign.tonight', { stationId: round.stationId })).items)
        return { left, sold }
      }
      expect(await counts()).toEqual({ left: 98, sold: 0 })
      await li.pay(orderId)
      expect(await counts()).toEqual({ left: 98, sold: 2 })
      await li.ok('order.cancel', { orderId })
      expect(await counts()).toEqual({ left: 100, sold: 0 })
    })

    test('shows neighbours\' pools once their opener paid, and everybody her own', async () => {
      const round = await aRound(shop)
      const [li, wang] = await residentsOf(shop, round, 2)
      if (!li || !wang) throw new Error('two residents')
      const wish = { lines: [{ itemId: only(round.itemIds), quantity: 2 }], ifNotFilled: 'refund' as const, handover: 'station' as const }
      const { poolId, orderId } = await li.ok('pool.open', { campaignId: round.campaignId, ...wish })
      const seen = async (person: typeof li) => {
        const { pools, myPools } = await person.ok('campaign.tonight', { stationId: round.stationId })
        return { pools: pools.map((pool) => pool.poolId), mine: myPools.map((pool) => pool.poolId) }
      }
      expect([await seen(li), await seen(wang), await seen(shop.nobody)]).toEqual([{ pools: [], mine: [poolId] }, { pools: [], mine: [] }, { pools: [], mine: [] }])
      await li.pay(orderId)
      expect([await seen(li), await seen(wang)]).toEqual([{ pools: [], mine: [poolId] }, { pools: [poolId], mine: [] }])
      await li.ok('pool.leave', { poolId })
      expect([await seen(li), await seen(wang)]).toEqual([{ pools: [poolId], mine: [] }, { pools: [poolId], mine: [] }])
    })

    test('shows the next campaign before it opens', async () => {
      const round = await aRound(shop, { opensAt: hourLater(SEED_AT, 2) as never })
      expect(await shop.nobody.ok('campaign.tonight', { stationId: round.stationId })).toMatchObject({ campaignId: round.campaignId, state: 'open' })
      const li = only(await residentsOf(shop, round, 1))
      const lines = [{ itemId: only(round.itemIds), quantity: 1 }]
      expect(await li.refusal('order.place', { campaignId: round.campaignId, lines, handover: 'station' })).toBe('campaign_closed')
    })

    test('shows no draft and nothing that was called off', async () => {
      const operator = await shop.as('c1-operator-1')
      const stationId = await aStation(operator)
      const campaignId = only((await operator.ok('campaign.create', aDraft([stationId]))).campaignIds)
      expect(await shop.nobody.refusal('campaign.tonight', { stationId })).toBe('no_campaign')
      await operator.ok('campaign.publish', { campaignId })
      await operator.ok('campaign.cancel', { campaignId, reason: '停电' })
      expect(await shop.nobody.refusal('campaign.tonight', { stationId })).toBe('no_campaign')
    })
  })

  test('shows a draft with its items to who works for its station, and to nobody else', async () => {
    const operator = await shop.as('c1-operator-1')
    const stationId = await aStation(operator)
    const campaignId = only((await operator.ok('campaign.create', aDraft([stationId]))).campaignIds)
    const seen = await operator.ok('campaign.get', { campaignId })
    expect(seen).toMatchObject({ campaignId, state: 'draft', station: { stationId } })
    expect(seen.items.map(({ left, sold, offered }) => left + sold - offered)).toEqual(seen.items.map(() => 0))
    for (const openid of ['c1-leader-1', 'c2-operator-1']) expect(await (await shop.as(openid)).refusal('campaign.get', { campaignId })).toBe('campaign_not_found')
    expect(await (await shop.as('c1-resident-1')).error('campaign.get', { campaignId })).toBe('forbidden')
  })

  describe('create', () => {
    test('makes a draft for each station, with the usual terms', async () => {
      const operator = await shop.as('c1-operator-1')
      const stationIds = [await aStation(operator), await aStation(operator)]
      const { campaignIds } = await operator.ok('campaign.create', aDraft([...stationIds, only(stationIds)]))
      expect(campaignIds).toHaveLength(2)
      const { campaigns } = await operator.ok('campaign.list', { stationId: only(stationIds) })
      expect(campaigns).toEqual([expect.objectContaining({ campaignId: campaignIds[0], state: 'draft', people: 0, paidFen: 0, unfetched: 'leader_disposes', afterSaleHours: 48 })])
    })

    test('for another\'s station makes none at all', async () => {
      const operator = await shop.as('c1-operator-1')
      const own = await aStation(operator)
      expect(await operator.refusal('campaign.create', aDraft([own, 's2']))).toBe('station_not_found')
      expect(await operator.refusal('campaign.create', aDraft(['s9']))).toBe('station_not_found')
      expect((await operator.ok('campaign.list', { stationId: own })).campaigns).toEqual([])
      expect((await (await shop.as('c2-admin-1')).ok('campaign.create', aDraft([own]))).campaignIds).toHaveLength(1)
    })

    test('takes goods from the shelf that the community may use', async () => {
      const operator = await shop.as('c1-operator-1')
      const other = await shop.as('c2-operator-1')
      const { goods } = await other.ok('goods.save', { communityId: 'c2', ...anItemAsGoods })
      expect(await operator.refusal('campaign.create', aDraft(['s1'], { items: [anItem({ goodsId: goods.goodsId })] }))).toBe('goods_not_found')
      expect((await other.ok('campaign.create', aDraft(['s2'], { items: [anItem({ goodsId: goods.goodsId })] }))).campaignIds).toHaveLength(1)
    })

    test('refuses times that make no sense', async () => {
      const operator = await shop.as('c1-operator-1')
      for (const wrong of [{ opensAt: CUT_OFF }, { pickupUntil: '17:30' }, { pickupDay: '2026-11-22' as never }]) {
        expect(await operator.refusal('campaign.create', aDraft(['s1'], wrong))).toBe('times_wrong')
      }
    })

    test('refuses prices, limits and terms that can\'t be', async () => {
      const operator = await shop.as('c1-operator-1')
      for (const wrong of [{ priceFen: 0 }, { priceFen: 19.9 }, { priceFen: '20' }, { limit: 0 }, { offered: -1 }, { offered: 1e9 }, { name: '=\u202ecmd' }, { sold: 3 }]) {
        expect(await operator.error('campaign.create', { ...aDraft(['s1']), items: [{ ...anItem(), ...wrong }] })).toBe('bad_input')
      }
      const terms = { seatsMax: 3, leastFen: 0, hours: 24 }
      for (const steps of [[], [{ people: 4, percent: 20 }], [{ people: 2, percent: 30 }, { people: 3, percent: 20 }], [{ people: 1, percent: 20 }]]) {
        expect(await operator.error('campaign.create', { ...aDraft(['s1']), pool: { ...terms, steps } })).toBe('bad_input')
      }
      expect(await operator.error('campaign.create', { ...aDraft(['s1']), items: [] })).toBe('bad_input')
      expect(await (await shop.as('c1-leader-1')).error('campaign.create', aDraft(['s1']))).toBe('forbidden')
    })
  })

  describe('publish', () => {
    test('opens a draft once, and one campaign a station', async () => {
      const round = await aRound(shop)
      const { operator, campaignId, stationId } = round
      expect(await operator.refusal('campaign.publish', { campaignId })).toBe('campaign_not_draft')
      const next = only((await operator.ok('campaign.create', aDraft([stationId]))).campaignIds)
      expect(await operator.refusal('campaign.publish', { campaignId: next })).toBe('other_campaign_open')
      await operator.ok('campaign.cancel', { campaignId, reason: '换品' })
      expect(await operator.ok('campaign.publish', { campaignId: next })).toEqual({ state: 'open' })
    })

    test('a leader opens her own station\'s draft and no other\'s', async () => {
      const operator = await shop.as('c2-operator-1')
      const leader = await shop.as('c2-leader-1')
      const campaignId = only((await operator.ok('campaign.create', aDraft(['s2']))).campaignIds)
      expect(await (await shop.as('c1-leader-1')).refusal('campaign.publish', { campaignId })).toBe('campaign_not_found')
      expect(await leader.refusal('campaign.publish', { campaignId })).toBe('other_campaign_open')
    })
  })

  describe('clone', () => {
    test('twice goes to two days', async () => {
      const round = await aRound(shop)
      const days = []
      for (let n = 0; n < 3; n++) {
        const { campaignId } = await round.operator.ok('campaign.clone', { campaignId: round.campaignId })
        const { campaigns } = await round.operator.ok('campaign.list', { stationId: round.stationId })
        days.push(campaigns.find((campaign) => campaign.campaignId === campaignId)?.pickupDay)
      }
      expect(days).toEqual(['2026-11-24', '2026-11-25', '2026-11-26'])
    })

    test('is a leader\'s for her own station alone', async () => {
      expect(await (await shop.as('c2-leader-1')).refusal('campaign.clone', { campaignId: 'g1' })).toBe('campaign_not_found')
      expect((await (await shop.as('c1-leader-1')).ok('campaign.clone', { campaignId: 'g1' })).campaignId).toMatch(/^[0-9A-Z]{26}$/)
    })
  })

  describe('offer', () => {
    test('rises and falls, but not below what people hold and bought', async () => {
      const round = await aRound(shop)
      const { operator, campaignId } = round
      const itemId = only(round.itemIds)
      await buys(shop, round, 3)
      const li = only(await residentsOf(shop, round, 1))
      await places(li, round, 2)
      expect(await operator.ok('campaign.offer', { campaignId, itemId, offered: 5 })).toEqual({ offered: 5, left: 0 })
      expect(await operator.refusal('campaign.offer', { campaignId, itemId, offered: 4 })).toBe('offer_too_low')
      expect(await operator.ok('campaign.offer', { campaignId, itemId, offered: 6 })).toEqual({ offered: 6, left: 1 })
      const wang = only(await residentsOf(shop, round, 1))
      const lines = [{ itemId, quantity: 2 }]
      expect(await wang.refusal('order.place', { campaignId, lines, handover: 'station' })).toBe('sold_out')
    })

    test('of another\'s campaign, or of an item that isn\'t in it, is not there to change', async () => {
      const { operator, campaignId, itemIds } = await aRound(shop)
      expect(await operator.refusal('campaign.offer', { campaignId, itemId: 'g1-i1', offered: 7 })).toBe('item_not_found')
      expect(await operator.refusal('campaign.offer', { campaignId: 'g2', itemId: 'g2-i1', offered: 7 })).toBe('campaign_not_found')
      expect(await (await shop.as('c1-leader-1')).refusal('campaign.offer', { campaignId, itemId: only(itemIds), offered: 7 })).toBe('campaign_not_found')
      for (const offered of [-1, 0.5, '7', 1e9]) expect(await operator.error('campaign.offer', { campaignId, itemId: only(itemIds), offered })).toBe('bad_input')
    })
  })

  describe('list', () => {
    test('is what one looks after, in pages, the latest made first', async () => {
      const operator = await shop.as('c1-operator-1')
      const stationId = await aStation(operator)
      const made: string[] = []
      for (let n = 0; n < 21; n++) made.push(only((await operator.ok('campaign.create', aDraft([stationId]))).campaignIds))
      const first = await operator.ok('campaign.list', { stationId })
      expect(first.campaigns).toHaveLength(20)
      const second = await operator.ok('campaign.list', { stationId, cursor: first.cursor ?? '' })
      expect(second.cursor).toBeNull()
      expect([...first.campaigns, ...second.campaigns].map((campaign) => campaign.campaignId)).toEqual(made.reverse())
    })

    test('of another\'s station is empty', async () => {
      expect((await (await shop.as('c2-operator-1')).ok('campaign.list', { stationId: 's1' })).campaigns).toEqual([])
      const { campaigns } = await (await shop.as('c1-leader-1')).ok('campaign.list', {})
      expect(new Set(campaigns.map((campaign) => campaign.station.stationId))).toEqual(new Set(['s1']))
      expect(await (await shop.as('c1-resident-1')).error('campaign.list', {})).toBe('forbidden')
    })

    test('says how many people bought and what they paid', async () => {
      const round = await aRound(shop)
      await buys(shop, round, 1, 1)
      await buys(shop, round, 2)
      const { campaigns } = await round.operator.ok('campaign.list', { stationId: round.stationId })
      expect(campaigns).toEqual([expect.objectContaining({ people: 2, paidFen: 7_500 })])
    })
  })
})

const anItemAsGoods = { name: '土豆', category: 'vegetable' as const, unit: '500g', grams: 500, picture: null, origin: null, priceFen: 300 }
