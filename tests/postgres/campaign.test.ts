import { later, minutes } from '@domain/time'
import { aDraft, aRound, aStation, buys, closes, newsOf, night, orderOf, places, residentsOf } from '../campaign/fixtures'
import { only } from '../pool/fixtures'
import { onPostgres, useServer } from '../support/server'
import { race, tally } from './race'

onPostgres(() => {
  const shop = useServer({ db: 'postgres', env: { DATABASE_POOL_MAX: '20' } })

  test('of a station\'s drafts published at once one opens', async () => {
    const operator = await shop.as('c1-operator-1')
    const stationIds = await Promise.all(Array.from({ length: 8 }, () => aStation(operator)))
    const drafts: string[] = []
    for (let n = 0; n < 4; n++) drafts.push(...(await operator.ok('campaign.create', aDraft(stationIds))).campaignIds)
    const byStation = drafts.map((_id, n) => drafts[(n % 4) * 8 + Math.floor(n / 4)] ?? '')
    const answers = await race(byStation, (campaignId) => operator.call('campaign.publish', { campaignId }))
    expect(tally(answers)).toEqual({ ok: 8, other_campaign_open: 24 })
  })

  test('clones made at once go to days of their own', async () => {
    const round = await aRound(shop)
    await race([1, 2, 3, 4, 5], () => round.operator.ok('campaign.clone', { campaignId: round.campaignId }))
    const { campaigns } = await round.operator.ok('campaign.list', { stationId: round.stationId })
    expect(new Set(campaigns.map((campaign) => campaign.pickupDay)).size).toBe(6)
  })

  test('an offer that falls while people order never falls below what they hold', async () => {
    const round = await aRound(shop)
    const itemId = only(round.itemIds)
    const people = await residentsOf(shop, round, 20)
    const offers = Array.from({ length: 30 }, (_, n) => (n % 2 === 0 ? 5 : 100))
    const lowering = race(offers, (offered) => round.operator.call('campaign.offer', { campaignId: round.campaignId, itemId, offered }))
    const ordering = race(people, (person) => person.call('order.place', { campaignId: round.campaignId, lines: [{ itemId, quantity: 1 }], handover: 'station' }))
    const placed = tally(await ordering).ok ?? 0
    await lowering
    const { offered, left } = only((await shop.nobody.ok('campaign.tonight', { stationId: round.stationId })).items)
    expect(left).toBe(offered - placed)
    expect(left).toBeGreaterThanOrEqual(0)
  })

  test('whoever orders while a round is called off is told so or gets everything back: nothing stays open', async () => {
    const round = await aRound(shop)
    const people = await residentsOf(shop, round, 24)
    const bought = [await buys(shop, round, 1), await buys(shop, round, 2)]
    const ordering = race(people, (person) =>
      person.call('order.place', { campaignId: round.campaignId, lines: [{ itemId: only(round.itemIds), quantity: 1 }], handover: 'station' }),
    )
    const calledOff = await round.operator.ok('campaign.cancel', { campaignId: round.campaignId, reason: '停电' })
    const placed = (await ordering).filter(({ body }) => body.ok === true)
    expect(calledOff.refunds).toBe(2)
    const sheet = await round.operator.ok('campaign.sheet', { campaignId: round.campaignId })
    expect({ unpaid: sheet.unpaid, paidFen: sheet.paidFen, placed: placed.length }).toMatchObject({ unpaid: 0, paidFen: 0 })
    for (const one of bought) expect(await orderOf(one)).toMatchObject({ state: 'refunded' })
  })

  test('a round closed, and its delivery marked, by several at once happens once', async () => {
    const tonight = night(3)
    shop.at(tonight.start)
    const round = await aRound(shop, tonight.times)
    const first = await buys(shop, round, 2)
    shop.at(later(tonight.start, minutes(1)))
    const second = await buys(shop, round, 2)
    await shop.runDue(tonight.cutOff)
    const { operator, campaignId } = round
    expect(tally(await race([1, 2, 3], () => operator.call('campaign.close', { campaignId })))).toEqual({ ok: 1, campaign_not_open: 2 })
    shop.at(tonight.delivery)
    const short = [{ itemId: only(round.itemIds), arrived: 3 }]
    expect(tally(await race([1, 2, 3], () => operator.call('campaign.arrive', { campaignId, short })))).toEqual({ ok: 1, campaign_not_closed: 2 })
    expect([(await orderOf(first)).refundedFen, (await orderOf(second)).refundedFen]).toEqual([0, 2_000])
    expect((await newsOf(second)).map(({ kind }) => kind)).toEqual(['short'])
  })

  test('a bag fetched in the very moment in which the rule falls due is handed over once', async () => {
    const tonight = night(6)
    shop.at(tonight.start)
    const round = await aRound(shop, { ...tonight.times, unfetched: 'refund' })
    const bought = [await buys(shop, round, 1), await buys(shop, round, 1), await buys(shop, round, 1)]
    await closes(shop, round, tonight)
    shop.at(tonight.delivery)
    await round.operator.ok('campaign.arrive', { campaignId: round.campaignId })
    const admin = await shop.as('c1-admin-1')
    const codes: string[] = []
    for (const { person, orderId } of bought) codes.push((await person.ok('pickup.code', { orderId })).code)
    shop.at(tonight.lastCall)
    const fetching = race(codes, (code) => admin.call('pickup.confirm', { code }))
    await shop.runDue(tonight.lastCall)
    const handed = (await fetching).map(({ body }) => body.ok === true)
    const orders = await Promise.all(bought.map(orderOf))
    expect(orders.map(({ state, refundedFen }) => [state, refundedFen])).toEqual(handed.map((fetched) => (fetched ? ['fetched', 0] : ['refunded', 2_000])))
  })

  test('a resident who moves while she orders ends with her order at her own station', async () => {
    const { stationId } = await aRound(shop, night(9).times)
    const round = await aRound(shop, night(9).times)
    shop.at(night(9).start)
    const people = await residentsOf(shop, round, 20)
    const answers = await race(people.flatMap((person) => [{ person, moves: true }, { person, moves: false }]), async ({ person, moves }) =>
      moves ? person.call('station.choose', { stationId }) : { orderId: await places(person, round, 1).catch(() => null) },
    )
    for (const [n, person] of people.entries()) {
      const placed = answers[2 * n + 1]
      const { station } = await person.ok('me.get', {})
      const ordered = placed && 'orderId' in placed && placed.orderId !== null
      expect(ordered ? station?.stationId : stationId).toBe(ordered ? round.stationId : stationId)
    }
  })
})
