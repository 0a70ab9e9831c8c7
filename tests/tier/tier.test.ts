import { instant, later, days } from '@domain/time'
import { buysAndFetches, newcomers } from '../referral/fixtures'
import { onBothDatabases, useServer } from '../support/server'

onBothDatabases((db) => {
  const shop = useServer({ db })
  const firstOf = async (name: string) => (await newcomers(shop, 1, name))[0]!

  test('a fetched order makes bronze until the end of the next month, and says what silver lacks', async () => {
    const li = await firstOf('tier-first')
    expect(await li.ok('tier.get', {})).toMatchObject({ tier: 'none', until: null, orders: 0, next: { tier: 'bronze', orders: 1, missing: 1 } })
    await buysAndFetches(shop, li)
    const standing = await li.ok('tier.get', {})
    expect(standing).toMatchObject({ tier: 'bronze', until: '2026-12-31T16:00:00.000Z', orders: 1, next: { tier: 'silver', orders: 5, missing: 4 } })
    expect(standing.benefits.filter(({ has }) => has)).toEqual([])
  })

  test('an order that is paid but not fetched counts nothing', async () => {
    const li = await firstOf('tier-paid')
    const { orderId } = await li.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i4', quantity: 1 }], handover: 'station' })
    await li.pay(orderId)
    expect((await li.ok('tier.get', {})).tier).toBe('none')
  })

  test('an order that goes back whole counts no more; one that goes back in part still counts', async () => {
    const li = await firstOf('tier-back')
    const orderId = await buysAndFetches(shop, li, 2, 5)
    const leader = await shop.as('c1-leader-1')
    const goesBack = async () => {
      const { askId } = await li.ok('refund.ask', { orderId, lines: [{ itemId: 'g1-i5', quantity: 1 }], reason: 'damaged' })
      await leader.ok('refund.decide', { askId, accept: true })
    }
    await goesBack()
    expect((await li.ok('tier.get', {})).tier).toBe('bronze')
    await goesBack()
    expect((await li.ok('tier.get', {})).tier).toBe('none')
  })

  test('five orders make silver, and the desk is told that this bag goes first', async () => {
    const li = await firstOf('tier-silver')
    const leader = await shop.as('c1-leader-1')
    const previewed = async () => {
      const { orderId } = await li.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i7', quantity: 1 }], handover: 'station' })
      await li.pay(orderId)
      const { code } = await li.ok('pickup.code', { orderId })
      const { priority } = await leader.ok('pickup.preview', { code })
      await leader.ok('pickup.confirm', { code })
      return priority
    }
    expect(await previewed()).toBe(false)
    for (let n = 0; n < 3; n++) await previewed()
    expect((await li.ok('tier.get', {})).tier).toBe('bronze')
    await previewed()
    const { tier, benefits } = await li.ok('tier.get', {})
    expect([tier, ...benefits.filter(({ has }) => has).map(({ benefitId }) => benefitId)]).toEqual(['silver', 'points_times', 'priority_lane'])
    await shop.runDue()
  })

  test('what goes back after she was erased brings no tier of hers back', async () => {
    const li = await firstOf('tier-gone')
    await buysAndFetches(shop, li, 1, 9)
    const orderId = await buysAndFetches(shop, li, 2, 10)
    const { askId } = await li.ok('refund.ask', { orderId, lines: [{ itemId: 'g1-i10', quantity: 1 }], reason: 'damaged' })
    await li.ok('me.erase', { confirm: 'erase' })
    await (await shop.as('c1-leader-1')).ok('refund.decide', { askId, accept: true })
    expect(await shop.audit()).toEqual([])
  })

  test('who is erased has no tier any more', async () => {
    const li = await firstOf('tier-erased')
    await buysAndFetches(shop, li, 1, 8)
    await li.ok('me.erase', { confirm: 'erase' })
    shop.at(later(instant(shop.now), days(1)))
    await shop.runDue()
    expect(await shop.audit()).toEqual([])
  })
})
