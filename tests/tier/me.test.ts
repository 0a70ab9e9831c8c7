import { buysAndFetches, newcomers } from '../referral/fixtures'
import { onBothDatabases, useServer } from '../support/server'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('one call says where somebody stands: tier, points, streak, badges, coupons and what waits for her', async () => {
    const [li] = await newcomers(shop, 1, 'me-strip')
    const nothing = { tier: 'none', tierUntil: null, points: 0, streakDays: 0, signedToday: false, badges: 0, orders: { unpaid: 0, waiting: 0 } }
    expect((await li!.ok('me.get', {})).member).toMatchObject(nothing)
    await li!.ok('streak.sign', {})
    await buysAndFetches(shop, li!)
    await li!.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i2', quantity: 1 }], handover: 'station' })
    const { member } = await li!.ok('me.get', {})
    expect(member).toMatchObject({ tier: 'bronze', tierUntil: '2026-12-31T16:00:00.000Z', points: 1, streakDays: 1, signedToday: true, badges: 1, orders: { unpaid: 1 } })
    expect((await li!.ok('badge.list', {})).earned.map(({ badgeId }) => badgeId)).toEqual(['first_order'])
  })

  test('what is held about somebody’s tier and badges is in her export, and gone when she is', async () => {
    const [li] = await newcomers(shop, 1, 'me-export')
    await buysAndFetches(shop, li!, 1, 9)
    const { data } = await li!.ok('me.export', {})
    expect(data.tier).toMatchObject([{ bronzeUntil: '2026-12-31T16:00:00.000Z', goldUntil: null }])
    expect(data.badges).toMatchObject([{ badge: 'first_order' }])
    expect(data.tastingTeams).toEqual([])
    await li!.ok('me.erase', { confirm: 'erase' })
    shop.at('2026-11-22T20:00:00.000Z')
    await shop.runDue()
    expect(await shop.audit()).toEqual([])
  })
})
