import { only } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'
import { aDraft, anItem, aRound, aStation, buys, night, places, residentsOf } from './fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })

  async function aFreshDraft() {
    const operator = await shop.as('c1-operator-1')
    const stationId = await aStation(operator)
    const campaignId = only((await operator.ok('campaign.create', aDraft([stationId]))).campaignIds)
    const seen = await operator.ok('campaign.get', { campaignId })
    return { operator, stationId, campaignId, seen }
  }
  const { stationIds: _none, ...told } = aDraft([])

  describe('a draft', () => {
    test('is written anew: what is kept keeps its number, the rest comes and goes', async () => {
      const { operator, campaignId, seen } = await aFreshDraft()
      const [potatoes] = seen.items
      const items = [anItem({ name: '草莓', priceFen: 2_580 }), { ...anItem({ priceFen: 2_200 }), itemId: potatoes!.itemId }]
      const { revision } = await operator.ok('campaign.edit', { ...told, campaignId, revision: seen.revision, title: '周末', ...night(1).times, items })
      const after = await operator.ok('campaign.get', { campaignId })
      expect(after).toMatchObject({ title: '周末', revision, state: 'draft', ...night(1).times })
      expect(after.items.map(({ name, priceFen }) => [name, priceFen])).toEqual([['草莓', 2_580], ['土豆', 2_200]])
      expect(after.items[1]?.itemId).toBe(potatoes!.itemId)
    })

    test('leaves in the trail what changed, and nothing else', async () => {
      const { operator, campaignId, seen } = await aFreshDraft()
      const [potatoes, eggs] = seen.items.map(({ itemId, name, category, unit, grams, picture, origin, priceFen, offered, limit }) => ({ itemId, name, category, unit, grams, picture, origin, priceFen, offered, limit }))
      await operator.ok('campaign.edit', { ...told, campaignId, revision: 1, items: [{ ...potatoes!, priceFen: 1_900 }, eggs!] })
      const { entries } = await operator.ok('ops.trail', { subject: campaignId, what: 'campaign.edit' })
      expect(entries).toHaveLength(1)
      expect(entries[0]).toMatchObject({ before: { items: [{ name: '土豆', priceFen: 2_000 }] }, after: { items: [{ name: '土豆', priceFen: 1_900 }] } })
    })

    test('that somebody else changed meanwhile is neither changed nor published unseen', async () => {
      const { operator, campaignId, seen } = await aFreshDraft()
      await operator.ok('campaign.edit', { ...told, campaignId, revision: seen.revision })
      expect(await operator.refusal('campaign.edit', { ...told, campaignId, revision: seen.revision })).toBe('draft_changed')
      expect(await operator.refusal('campaign.publish', { campaignId, revision: seen.revision })).toBe('draft_changed')
      expect(await operator.ok('campaign.publish', { campaignId, revision: seen.revision + 1 })).toEqual({ state: 'open' })
    })

    test('once published is changed no more', async () => {
      const round = await aRound(shop)
      expect(await round.operator.refusal('campaign.edit', { ...told, campaignId: round.campaignId, revision: 1 })).toBe('campaign_not_draft')
    })

    test('takes neither another round\'s items nor times, prices and goods that can\'t be', async () => {
      const { operator, campaignId, seen } = await aFreshDraft()
      const wish = { ...told, campaignId, revision: 1 }
      expect(await operator.refusal('campaign.edit', { ...wish, items: [{ ...anItem(), itemId: 'g1-i1' }] })).toBe('item_not_found')
      const twice = { ...anItem(), itemId: seen.items[0]!.itemId }
      expect(await operator.refusal('campaign.edit', { ...wish, items: [twice, twice] })).toBe('item_not_found')
      expect(await operator.refusal('campaign.edit', { ...wish, items: [anItem({ goodsId: 'nothing' })] })).toBe('goods_not_found')
      expect(await operator.refusal('campaign.edit', { ...wish, opensAt: wish.closesAt })).toBe('times_wrong')
      expect(await operator.error('campaign.edit', { ...wish, items: [anItem({ priceFen: 0 })] })).toBe('bad_input')
      expect(await (await shop.as('c1-leader-1')).error('campaign.edit', wish)).toBe('forbidden')
      expect(await (await shop.as('c2-operator-1')).refusal('campaign.edit', wish)).toBe('campaign_not_found')
    })
  })

  describe('before publishing', () => {
    test('a price ten times the last one is named, with the last one', async () => {
      const round = await aRound(shop)
      const next = only((await round.operator.ok('campaign.create', aDraft([round.stationId], { items: [anItem({ priceFen: 20_000 }), anItem({ name: '新米', priceFen: 50 })] }))).campaignIds)
      const { rounds } = await round.operator.ok('campaign.check', { campaignIds: [next] })
      expect(rounds).toMatchObject([
        {
          campaignId: next,
          otherOpen: true,
          items: [
            { lastFen: 2_000, lastDay: '2026-11-22', odd: 'times_more' },
            { lastFen: null, odd: 'under_yuan' },
          ],
        },
      ])
    })

    test('goods of the shelf are measured by their last price, also at another station, and by their range', async () => {
      const operator = await shop.as('c1-operator-1')
      const shelf = { communityId: 'c1', name: '草莓', category: 'fruit' as const, unit: '500g', grams: 500, picture: null, origin: null, priceFen: 2_000 }
      const { goods } = await operator.ok('goods.save', { ...shelf, leastFen: 1_500, mostFen: 3_000 })
      const item = (priceFen: number) => anItem({ goodsId: goods.goodsId, name: '草莓', category: 'fruit', priceFen })
      const [here, there] = [await aStation(operator), await aStation(operator)]
      const sold = only((await operator.ok('campaign.create', aDraft([here], { items: [item(2_400)] }))).campaignIds)
      await operator.ok('campaign.publish', { campaignId: sold })
      const next = only((await operator.ok('campaign.create', aDraft([there], { items: [item(3_200)] }))).campaignIds)
      const { rounds } = await operator.ok('campaign.check', { campaignIds: [next] })
      expect(rounds[0]?.items).toMatchObject([{ lastFen: 2_400, usualFen: 2_000, mostFen: 3_000, odd: 'above_range' }])
    })

    test('it says who would lose what by calling it off', async () => {
      const round = await aRound(shop)
      await buys(shop, round, 2)
      await places(only(await residentsOf(shop, round, 1)), round, 1)
      const { rounds } = await round.operator.ok('campaign.check', { campaignIds: [round.campaignId] })
      expect(rounds[0]).toMatchObject({ residents: 2, stake: { people: 2, orders: 1, unpaid: 1, openPools: 0, backFen: 4_000 } })
    })
  })

  describe('the calendar', () => {
    test('shows the days asked for, by cut-off', async () => {
      const operator = await shop.as('c1-operator-1')
      const stationId = await aStation(operator)
      const made: string[] = []
      for (const day of [2, 1, 9]) made.push(only((await operator.ok('campaign.create', aDraft([stationId], night(day).times))).campaignIds))
      const { rounds, more } = await operator.ok('campaign.calendar', { from: '2026-11-23' as never, until: '2026-11-29' as never, stationId })
      expect(rounds.map(({ campaignId }) => campaignId)).toEqual([made[1], made[0]])
      expect(more).toBe(false)
      const theirs = await (await shop.as('c2-operator-1')).ok('campaign.calendar', { from: '2026-11-23' as never, until: '2026-11-29' as never })
      expect(theirs.rounds.filter((round) => round.stationId === stationId)).toEqual([])
    })

    test('refuses days the wrong way round, and too many', async () => {
      const operator = await shop.as('c1-operator-1')
      expect(await operator.error('campaign.calendar', { from: '2026-11-23', until: '2026-11-22' })).toBe('bad_input')
      expect(await operator.error('campaign.calendar', { from: '2026-01-01', until: '2026-12-31' })).toBe('bad_input')
    })
  })
})
