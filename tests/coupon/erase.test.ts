import { instant, later, minutes } from '@domain/time'
import { anEvening, only, plain } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'
import { aBatch } from './batch-fixtures'
import { give, theCoupons } from './give'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('who is erased has no coupon in hand, and what she used comes back to nobody when its order goes back later', async () => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    const { operator } = evening
    await give(shop, li, {})
    const used = only(await theCoupons(li))
    const { batchId } = await aBatch(shop, { claimFrom: instant(shop.now), claimUntil: later(instant(shop.now), minutes(60)) })
    await li.ok('coupon.claim', { batchId })
    const { orderId } = await li.ok('order.place', { ...plain(evening, 2), couponIds: [used] })
    await li.pay(orderId)
    const { code } = await li.ok('pickup.code', { orderId })
    await (await shop.as('c1-admin-1')).ok('pickup.confirm', { code })
    const { askId } = await li.ok('refund.ask', { orderId, lines: [{ itemId: evening.itemId, quantity: 2 }], reason: 'damaged' })
    const figures = async () => {
      const { batches } = await operator.ok('coupon.batches', { communityId: 'c1' })
      return batches.map(({ way, figures: own }) => [way, own?.issued, own?.used, own?.takenBack])
    }
    expect(await figures()).toEqual([['claim', 1, 0, 0], ['assign', 1, 1, 0]])
    await li.ok('me.erase', { confirm: 'erase' })
    expect(await figures()).toEqual([['claim', 1, 0, 1], ['assign', 1, 1, 0]])
    expect((await operator.ok('refund.decide', { askId, accept: true })).amountFen).toBe(3500)
    expect(await figures()).toEqual([['claim', 1, 0, 1], ['assign', 1, 0, 1]])
  })
})
