import type { Instant } from '@domain/time'
import { later, minutes } from '@domain/time'
import { anEvening, joins, only, opens, orderOf, pays, plain, wish, type Evening, type Member } from '../pool/fixtures'
import { onPostgres, useServer, type TestServer } from '../support/server'
import { everyOrderOfTwo, race, tally } from './race'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  test('200 buyers for 5: five have it, all others hear that it is sold out', async () => {
    const evening = await anEvening(shop, { stock: 5 })
    const people = await evening.neighbours(200)
    const answers = await race(people, (person) => person.call('order.place', plain(evening)))
    expect(tally(answers)).toEqual({ ok: 5, sold_out: 195 })
    expect(await evening.left()).toBe(0)
  })

  test('baskets with the same items in another order all get through at once', async () => {
    const people = await shop.people(40, 'basket')
    await Promise.all(people.map((person) => person.ok('station.choose', { stationId: 's2' })))
    shop.at('2026-11-22T02:00:00.000Z')
    const answers = await race(people, (person, i) => {
      const lines = ['g2-i1', 'g2-i2', 'g2-i3'].map((itemId) => ({ itemId, quantity: 1 }))
      return person.call('order.place', { campaignId: 'g2', lines: i % 2 ? lines : lines.reverse(), handover: 'station' })
    })
    expect(tally(answers)).toEqual({ ok: 40 })
  })

  test('two for the last seat, twenty times: one sits down', async () => {
    for (let round = 0; round < 20; round++) {
      const evening = await anEvening(shop)
      const [a, b, c, d] = await evening.neighbours(4)
      if (!a || !b || !c || !d) throw new Error('four neighbours')
      const first = await opens(evening, a)
      await pays(first)
      await joins(evening, b, first.poolId)
      const answers = await race([c, d], (person) => person.call('pool.join', { poolId: first.poolId, ...wish(evening) }))
      expect(tally(answers)).toEqual({ ok: 1, pool_full: 1 })
    }
  })

  test('one person with ten hands: her limit holds, and she sits in one pool', async () => {
    const evening = await anEvening(shop, { limit: 5 })
    const [li, wang] = await evening.neighbours(2)
    if (!li || !wang) throw new Error('two neighbours')
    const orders = await race(Array.from({ length: 10 }), () => li.call('order.place', plain(evening)))
    expect(tally(orders)).toEqual({ ok: 5, over_limit: 5 })
    const pools = await race(Array.from({ length: 5 }), () => wang.call('pool.open', { campaignId: evening.campaignId, ...wish(evening) }))
    expect(tally(pools)).toEqual({ ok: 1, in_other_pool: 4 })
  })

  test('a hundred questions about one payment book it once', async () => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    const { orderId } = await li.ok('order.place', plain(evening))
    const { outTradeNo } = await li.ok('payment.prepay', { orderId })
    await shop.faults('lost')
    await shop.pay(outTradeNo, li.openid)
    const answers = await race(Array.from({ length: 100 }), () => li.call('payment.check', { orderId }))
    expect(tally(answers)).toEqual({ ok: 100 })
    expect(await li.ok('order.get', { orderId })).toMatchObject({ state: 'paid', paidFen: 2000, refundedFen: 0 })
  })
})

/** What may happen to one pool: two members have paid, the third is at the cashier and pays. */
interface Scene {
  readonly shop: TestServer
  readonly evening: Evening
  readonly members: readonly [Member, Member, Member]
}
const dueAt = ({ shop }: Scene, at: Instant) => shop.http('POST', '/test/run-due', { headers: { 'x-test-now': at } })
const moves: Record<string, (scene: Scene) => Promise<unknown>> = {
  /** The pool's end; what the cashier knows is counted. */
  settle: (scene) => dueAt(scene, scene.evening.cutOff),
  /** The third's hold runs out before the pool's end. */
  expire: (scene) => dueAt(scene, later(scene.evening.start, minutes(15))),
  pay: ({ shop }) => shop.flush(),
  check: ({ members, evening }) => members[2].person.call('payment.check', { orderId: members[2].orderId }, { now: evening.start }),
  leave: ({ members, evening }) => members[1].person.call('pool.leave', { poolId: members[1].poolId }, { now: evening.start }),
  give_up: ({ members, evening }) => members[2].person.call('pool.leave', { poolId: members[2].poolId }, { now: evening.start }),
  refund: ({ evening: { operator, campaignId, start } }) => operator.call('campaign.cancel', { campaignId, reason: '没有货' }, { now: start })
}

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  test.each(everyOrderOfTwo(Object.keys(moves)))('%s × %s: every fen and every seat is accounted for', async (first, second) => {
    const evening = await anEvening(shop)
    const [a, b, c] = await evening.neighbours(3)
    if (!a || !b || !c) throw new Error('three neighbours')
    const opener = await opens(evening, a, { ifNotFilled: 'keep' })
    await pays(opener)
    const other = await joins(evening, b, opener.poolId)
    await pays(other)
    const third = await joins(evening, c, opener.poolId)
    const { outTradeNo } = await c.ok('payment.prepay', { orderId: third.orderId })
    await shop.pay(outTradeNo, c.openid)
    const scene: Scene = { shop, evening, members: [opener, other, third] }
    await race([first, second], (name) => moves[name]?.(scene) ?? Promise.reject(new Error(name)))
    await shop.flush(evening.cutOff)
    await shop.runDue()
    await shop.flush(later(evening.cutOff, minutes(60)))
    await shop.runDue()
    for (const member of scene.members) {
      const { state, payFen, paidFen, refundedFen, refundingFen } = await orderOf(member)
      expect(['paid', 'refunded', 'cancelled']).toContain(state)
      expect(paidFen - refundedFen).toBe(state === 'paid' ? payFen : 0)
      expect(refundingFen).toBe(0)
    }
    const pool = await a.ok('pool.get', { poolId: opener.poolId })
    expect(['settled', 'expired']).toContain(pool.state)
    expect(pool.paidSeats).toBeLessThanOrEqual(3)
  })
})
