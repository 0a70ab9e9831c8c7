import { days, hours, later, type Instant } from '@domain/time'
import pg from 'pg'
import { befriend } from '../household/fixtures'
import { yesTo } from '../me/fixtures'
import { anEvening, only, plain, type Evening } from '../pool/fixtures'
import { AFTER_WINDOW, buysAndFetches, couponsWhy, fetches, newcomers, stepsOf } from '../referral/fixtures'
import { onPostgres, useServer, type Person } from '../support/server'
import { race } from './race'

onPostgres(() => {
  /** On a connection of its own: none is left when the database goes. */
  async function tell(url: string | null, text: string, values: unknown[] = []): Promise<void> {
    const db = new pg.Client({ connectionString: url! })
    await db.connect()
    await db.query(text, values).finally(() => db.end())
  }

  describe('a launch evening', () => {
    const shop = useServer({ db: 'postgres' })

    test('of sixty honest neighbours on one Wi-Fi within an hour passes; an inviter has twenty rewards a month, and more by an operator’s word', async () => {
      const hosts = await newcomers(shop, 3, 'host')
      const guests = await Promise.all([22, 19, 19].map((count, n) => newcomers(shop, count, `guest-${n}`, hosts[n])))
      const all = guests.flat()
      expect(all).toHaveLength(60)
      const leader = await shop.as('c1-leader-1')
      for (let first = 0; first < all.length; first += 10) {
        await race(all.slice(first, first + 10), async (guest, n) => {
          const { orderId } = await guest.ok('order.place', { campaignId: 'g1', lines: [{ itemId: `g1-i${1 + (first + n) % 20}`, quantity: 2 }], handover: 'station' })
          await guest.pay(orderId)
          await leader.ok('pickup.confirm', { code: (await guest.ok('pickup.code', { orderId })).code })
        })
      }
      await shop.runDue()
      await Promise.all([shop.runDue(AFTER_WINDOW), shop.runDue(AFTER_WINDOW)])
      const states = await Promise.all(hosts.map(stepsOf))
      expect(states).toEqual([[...Array(20).fill('first granted'), 'first refused', 'first refused'], Array(19).fill('first granted'), Array(19).fill('first granted')])
      const [crowded] = hosts as [Person, Person, Person]
      const { rewards, monthLeft } = await crowded.ok('referral.rewards', {})
      expect([monthLeft, rewards.flatMap(({ reasons }) => reasons.map(({ rule }) => rule))]).toEqual([0, ['month_full', 'month_full']])
      const operator = await shop.as('c1-operator-1')
      const [refused] = (await operator.ok('referral.review', { communityId: 'c1', state: 'refused' })).rewards
      await operator.ok('referral.decide', { rewardId: refused!.rewardId, allow: true, reason: '真的都来了' })
      expect((await couponsWhy(crowded)).filter((why) => why === 'reward_first')).toHaveLength(21)
      expect((await couponsWhy(crowded)).filter((why) => why === 'ladder')).toHaveLength(1)
      expect((await operator.ok('referral.review', { communityId: 'c1' })).budget.usedFen).toBe(59_000)
    }, 240_000)
  })

  describe('a community’s month', () => {
    const shop = useServer({ db: 'postgres' })

    test('gives within its budget, whatever falls due at once; what comes after waits for an operator, whose word raises it', async () => {
      await tell(shop.databaseUrl, "insert into referral_budget (community_id, month, used_fen, budget_fen) values ('c1', '2026-11', 0, 3500)")
      const inviters = await newcomers(shop, 5, 'poor')
      for (const [n, inviter] of inviters.entries()) await buysAndFetches(shop, only(await newcomers(shop, 1, `guest-${n}`, inviter)), 2, 1 + n)
      await Promise.all([1, 2, 3].map(() => shop.runDue(AFTER_WINDOW)))
      expect((await Promise.all(inviters.map(stepsOf))).flat().sort()).toEqual(['first budget', 'first budget', 'first granted', 'first granted', 'first granted'])
      const operator = await shop.as('c1-operator-1')
      const { rewards, budget } = await operator.ok('referral.review', { communityId: 'c1' })
      expect([rewards.map(({ state }) => state), budget]).toEqual([['budget', 'budget'], { monthFen: 3_500, usedFen: 3_000 }])
      await race(rewards, ({ rewardId }) => operator.ok('referral.decide', { rewardId, allow: true, reason: '年底了' }))
      expect((await operator.ok('referral.review', { communityId: 'c1' })).budget).toEqual({ monthFen: 5_000, usedFen: 5_000 })
      expect((await Promise.all(inviters.map(couponsWhy))).flat()).toEqual(Array(5).fill('reward_first'))
    }, 120_000)
  })

  describe('one and the same household', () => {
    const shop = useServer({ db: 'postgres' })

    test('counts once, even where both its phones fall due at the same moment', async () => {
      const inviters = await newcomers(shop, 10, 'twin')
      for (const [n, inviter] of inviters.entries()) {
        const [one, other] = (await newcomers(shop, 2, `kin-${n}`, inviter)) as [Person, Person]
        await befriend(one, other)
        for (const person of [one, other]) await buysAndFetches(shop, person, 2, 1 + n)
      }
      await Promise.all([1, 2, 3, 4].map(() => shop.runDue(AFTER_WINDOW)))
      for (const inviter of inviters) {
        const { rewards } = await inviter.ok('referral.rewards', {})
        expect(rewards.map(({ state, reasons }) => [state, ...reasons.map(({ rule }) => rule)]).sort()).toEqual([['granted'], ['refused', 'family_household']])
      }
    }, 120_000)
  })

  describe('an inviter’s own second account', () => {
    const shop = useServer({ db: 'postgres' })

    test('by the same phone or the same payer is no friend: no reward, and why', async () => {
      const inviter = only(await newcomers(shop, 1, 'self'))
      const [phone, payer] = (await newcomers(shop, 2, 'second-phone', inviter)) as [Person, Person]
      for (const person of [inviter, phone]) await person.ok('me.update', { consent: yesTo('phone'), phoneCode: 'sim:13800138000' })
      await buysAndFetches(shop, inviter, 1, 18)
      for (const [n, person] of [phone, payer].entries()) await buysAndFetches(shop, person, 2, 19 + n)
      // Outside WeChat whoever has the link pays; which WeChat it was is learned from the channel.
      await tell(shop.databaseUrl, 'update payment set openid = $1 where person_id = $2', [inviter.openid, payer.personId])
      await shop.runDue(AFTER_WINDOW)
      const { rewards } = await inviter.ok('referral.rewards', {})
      expect(rewards.map(({ state, reasons }) => [state, ...reasons.map(({ rule }) => rule)]).sort()).toEqual([['refused', 'self_payer'], ['refused', 'self_phone']])
      expect(await couponsWhy(inviter)).toEqual([])
    }, 60_000)
  })

  describe('a reward, a refund and a second order', () => {
    const shop = useServer({ db: 'postgres' })
    interface Scene {
      evening: Evening
      friend: Person
      first: string
      second: string
    }
    const inWindow = ({ evening }: Scene) => ({ now: later(evening.start, hours(10)) })
    const moves: Record<'reward' | 'refund' | 'second', (scene: Scene) => Promise<unknown>> = {
      reward: ({ evening }) => shop.http('POST', '/test/run-due', { headers: { 'x-test-now': later(evening.start, days(3)) } }),
      refund: async (scene) => {
        const { friend, first, evening } = scene
        const lines = [{ itemId: evening.itemId, quantity: 1 }]
        const { askId } = await friend.ok('refund.ask', { orderId: first, lines, reason: 'damaged' }, inWindow(scene))
        return evening.operator.ok('refund.decide', { askId, accept: true }, inWindow(scene))
      },
      second: async (scene) => {
        const { code } = await scene.friend.ok('pickup.code', { orderId: scene.second }, inWindow(scene))
        return (await shop.as('c1-admin-1')).ok('pickup.confirm', { code }, inWindow(scene))
      }
    }
    type Move = keyof typeof moves
    const ORDERS: readonly Move[][] = [
      ['reward', 'refund', 'second'],
      ['reward', 'second', 'refund'],
      ['refund', 'reward', 'second'],
      ['refund', 'second', 'reward'],
      ['second', 'reward', 'refund'],
      ['second', 'refund', 'reward']
    ]
    const WAYS = ORDERS.flatMap((order) => [[order.join(', '), 'one after the other', order] as const, [order.join(', '), 'at once', order] as const])

    /** A friend's first order is fetched, her second one waits for her. */
    async function scene(name: string): Promise<Scene & { inviter: Person }> {
      const evening = await anEvening(shop)
      const inviter = only(await newcomers(shop, 1, `${name}-inviter`))
      const friend = only(await newcomers(shop, 1, `${name}-friend`, inviter))
      await friend.ok('station.choose', { stationId: evening.stationId })
      const buy = async (now: Instant) => {
        shop.at(now)
        const { orderId } = await friend.ok('order.place', plain(evening, 2))
        await friend.pay(orderId)
        return orderId
      }
      const first = await buy(evening.start)
      await fetches(shop, friend, first, 'c1-admin-1')
      return { evening, inviter, friend, first, second: await buy(later(evening.start, hours(1))) }
    }

    test.each(WAYS)('%s, %s: an order that was kept earns once, one that went back nothing', async (_name, way, order) => {
      const { inviter, ...at } = await scene(`${order.join('-')}-${way}`.replaceAll(' ', ''))
      if (way === 'at once') await race(order, (move) => moves[move](at))
      else for (const move of order) await moves[move](at)
      await shop.runDue(later(at.evening.start, days(6)))
      const [steps, coupons] = [await stepsOf(inviter), await couponsWhy(inviter)]
      const kept = order.indexOf('refund') < order.indexOf('reward')
      // Where the refund is quicker, the second order is the first that was kept. Otherwise the first reward is taken back; what the second had earned by then stays.
      const outcomes = [
        [['first granted'], ['reward_first']],
        [['again cancelled', 'first granted'], ['reward_first']],
        [['first taken_back'], []],
        [['again cancelled', 'first taken_back'], []],
        [['again granted', 'first taken_back'], ['reward_again']]
      ]
      expect(outcomes).toContainEqual([steps, coupons])
      if (way === 'one after the other') expect(steps.includes('first granted')).toBe(kept)
    })
  })
})
