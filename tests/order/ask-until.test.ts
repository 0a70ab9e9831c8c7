import { hours, instant, later } from '@domain/time'
import { only } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('an order says that money may be asked back exactly as long as asking is allowed', async () => {
    const li = await shop.as('c1-resident-8')
    const admin = await shop.as('c1-admin-1')
    const lines = [{ itemId: 'g1-i1', quantity: 1 }, { itemId: 'g1-i2', quantity: 1 }]
    const { orderId } = await li.ok('order.place', { campaignId: 'g1', lines, handover: 'station' })
    await li.pay(orderId)
    const { code } = await li.ok('pickup.code', { orderId })
    const first = only((await li.ok('order.get', { orderId })).lines).lineId
    await admin.ok('pickup.confirm', { code, lines: [first] })
    shop.at(later(instant(shop.now), hours(60)))
    // Half of it still waits: the window hasn't begun.
    expect(await li.ok('order.get', { orderId })).toMatchObject({ canAskRefund: true, askRefundUntil: null })
    const { askId } = await li.ok('refund.ask', { orderId, lines: lines.slice(0, 1), reason: 'damaged' })
    await li.ok('refund.withdraw', { askId })
    await admin.ok('pickup.confirm', { code })
    const until = later(instant(shop.now), hours(48))
    shop.at(until)
    expect(await li.ok('order.get', { orderId })).toMatchObject({ canAskRefund: false, askRefundUntil: until })
    expect(await li.refusal('refund.ask', { orderId, lines: lines.slice(0, 1), reason: 'damaged' })).toBe('after_sale_over')
  })
})
