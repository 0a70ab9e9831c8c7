import { days, later } from '@domain/time'
import { anEvening, only, plain } from '../pool/fixtures'
import { onBothDatabases, useServer, type Person } from '../support/server'
import { AFTER_WINDOW, buysAndFetches, couponsWhy, fetches, newcomers, stepsOf } from './fixtures'

const NOON = '2026-11-22T04:00:00.000Z'
const EVENING = '2026-11-22T12:00:00.000Z'
/** Before the after-sale window of what was fetched in the morning is over. */
const IN_WINDOW = '2026-11-24T01:00:00.000Z'

/** Two strangers, one of them invited by the other. */
async function pair(shop: Parameters<typeof newcomers>[0], name: string): Promise<{ inviter: Person; friend: Person }> {
  const inviter = only(await newcomers(shop, 1, `${name}-inviter`))
  return { inviter, friend: only(await newcomers(shop, 1, `${name}-friend`, inviter)) }
}

onBothDatabases((db) => {
  const lines = [{ itemId: 'g1-i1', quantity: 1 }]
  const asks = (person: Person, orderId: string, now: string) => person.ok('refund.ask', { orderId, lines, reason: 'damaged' }, { now })

  describe('an order that takes the place of one whose money was asked back', () => {
    const shop = useServer({ db })

    test('is rewarded when its own window is over, not when the first one’s is', async () => {
      const { inviter, friend } = await pair(shop, 'place')
      const first = await buysAndFetches(shop, friend, 2)
      await asks(friend, first, NOON)
      await shop.runDue(EVENING)
      expect(await stepsOf(inviter)).toEqual(['first cancelled'])
      await buysAndFetches(shop, friend, 2, 2)
      expect(await stepsOf(inviter)).toEqual(['first waiting'])
      await shop.runDue('2026-11-24T11:59:00.000Z')
      expect(await stepsOf(inviter)).toEqual(['first waiting'])
      await shop.runDue('2026-11-24T12:01:00.000Z')
      expect(await stepsOf(inviter)).toEqual(['first granted'])
      expect(await couponsWhy(inviter)).toEqual(['reward_first'])
    })
  })

  describe('a refund after the reward', () => {
    const shop = useServer({ db })
    /** Her money went back after all, for all that the window was over. */
    async function refunds(friend: Person, orderId: string, accept: boolean): Promise<void> {
      const { askId } = await asks(friend, orderId, IN_WINDOW)
      await shop.runDue()
      await (await shop.as('c1-leader-1')).ok('refund.decide', { askId, accept })
      await shop.runDue()
    }

    test('takes the coupon back once, and the month has a place again; one that is declined takes nothing', async () => {
      const { inviter, friend } = await pair(shop, 'late')
      const { inviter: other, friend: content } = await pair(shop, 'kept')
      const orderId = await buysAndFetches(shop, friend, 2)
      const kept = await buysAndFetches(shop, content, 2)
      const used = await pair(shop, 'used')
      const usedOrder = await buysAndFetches(shop, used.friend, 2)
      await shop.runDue(AFTER_WINDOW)
      expect(await couponsWhy(inviter)).toEqual(['reward_first'])
      expect((await inviter.ok('referral.rewards', {})).monthLeft).toBe(19)
      await refunds(friend, orderId, true)
      await refunds(content, kept, false)
      expect([await stepsOf(inviter), await couponsWhy(inviter)]).toEqual([['first taken_back'], []])
      expect((await inviter.ok('referral.rewards', {})).monthLeft).toBe(20)
      expect([await stepsOf(other), await couponsWhy(other)]).toEqual([['first granted'], ['reward_first']])

      // One that was used stays used, counts on, and does not come back with the order that used it.
      const evening = await anEvening(shop)
      await used.inviter.ok('station.choose', { stationId: evening.stationId })
      const { couponId } = only((await used.inviter.ok('coupon.mine', {})).coupons)
      const placed = await used.inviter.ok('order.place', { ...plain(evening, 2), couponIds: [couponId] })
      await used.inviter.pay(placed.orderId)
      await refunds(used.friend, usedOrder, true)
      const { rewards, monthLeft } = await used.inviter.ok('referral.rewards', {})
      expect([rewards.map(({ state, reasons }) => [state, reasons.map(({ rule }) => rule)]), monthLeft]).toEqual([[['granted', ['used_before_refund']]], 19])
      await used.inviter.ok('order.cancel', { orderId: placed.orderId })
      expect((await used.inviter.ok('coupon.mine', {})).coupons.map(({ state }) => state)).toEqual(['taken_back'])
    })
  })

  describe('what an operator decides', () => {
    const shop = useServer({ db })

    test('a refusal can not be overturned once the money went back, nor for somebody who has left', async () => {
      const live = { building: '9幢', door: '901', consent: [{ kind: 'address' as const, version: 1, given: true }] }
      const people = [await pair(shop, 'undone'), await pair(shop, 'gone')]
      const orders: string[] = []
      for (const { inviter, friend } of people) {
        await inviter.ok('me.update', live)
        await friend.ok('me.update', live)
        orders.push(await buysAndFetches(shop, friend, 2))
      }
      await shop.runDue(AFTER_WINDOW)
      const operator = await shop.as('c1-operator-1')
      const { rewards } = await operator.ok('referral.review', { communityId: 'c1', state: 'refused' })
      expect(rewards).toHaveLength(2)
      const { askId } = await asks(people[0]!.friend, orders[0]!, IN_WINDOW)
      await operator.ok('refund.decide', { askId, accept: true })
      await people[1]!.inviter.ok('me.erase', { confirm: 'erase' })
      for (const { rewardId } of rewards) expect(await operator.refusal('referral.decide', { rewardId, allow: true, reason: '算了' })).toBe('reward_over')
    })

    test('rewards that were earned are owed: their batch can not be stopped', async () => {
      const { inviter, friend } = await pair(shop, 'owed')
      const operator = await shop.as('c1-operator-1')
      const evening = await anEvening(shop)
      await friend.ok('station.choose', { stationId: evening.stationId })
      const { orderId } = await friend.ok('order.place', plain(evening, 2))
      await friend.pay(orderId)
      await fetches(shop, friend, orderId, 'c1-admin-1')
      await shop.runDue(later(evening.start, days(3)))
      const batch = (await operator.ok('coupon.batches', { communityId: 'c1' })).batches.find(({ way }) => way === 'reward')
      expect(await operator.refusal('coupon.stop', { batchId: batch!.batchId, reason: '停' })).toBe('batch_not_found')
      expect(await couponsWhy(inviter)).toEqual(['reward_first'])
    })
  })

  describe('a friend in another community', () => {
    const shop = useServer({ db })
    test('earns a coupon that her inviter can use at home', async () => {
      const inviter = only(await newcomers(shop, 1, 'home'))
      const { invite } = await inviter.ok('referral.invite', {})
      const friend = only(await shop.people(1, 'far'))
      await friend.ok('station.choose', { stationId: 's2' })
      await friend.ok('referral.bind', { invite })
      const { orderId } = await friend.ok('order.place', { campaignId: 'g2', lines: [{ itemId: 'g2-i1', quantity: 2 }], handover: 'station' })
      await friend.pay(orderId)
      await fetches(shop, friend, orderId, 'c2-leader-1')
      await shop.runDue(AFTER_WINDOW)
      expect((await inviter.ok('coupon.mine', {})).coupons).toMatchObject([{ why: 'reward_first', communityId: 'c1', state: 'issued' }])
      expect((await (await shop.as('c2-operator-1')).ok('referral.review', { communityId: 'c2' })).budget.usedFen).toBe(1_000)
    })
  })
})
