import { STANDINGS, standingOf } from '@domain/order/standing'
import { aPool, anEvening, only, opens, pays, plain } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('a list of those that stand so holds exactly those, and the counts say how many', async () => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    const unpaid = await li.ok('order.place', plain(evening))
    const waits = await li.ok('order.place', plain(evening))
    await li.pay(waits.orderId)
    const back = await li.ok('order.place', plain(evening))
    await li.pay(back.orderId)
    await li.ok('order.cancel', { orderId: back.orderId })
    const pooling = await opens(evening, li)
    await pays(pooling)
    const all = await li.ok('order.list', {})
    expect(all.orders).toHaveLength(4)
    expect(all.counts).toEqual({ unpaid: 1, pooling: 1, waiting: 1, arrived: 0, asked: 0 })
    for (const standing of STANDINGS) {
      const { orders } = await li.ok('order.list', { standing: [standing] })
      expect(orders.map(({ orderId }) => orderId)).toEqual(all.orders.filter((order) => standingOf(order) === standing).map(({ orderId }) => orderId))
    }
    expect((await li.ok('order.list', { standing: ['unpaid'] })).orders).toMatchObject([{ orderId: unpaid.orderId, lines: [{ category: expect.any(String) }] }])
  })

  test('what happened is told in its order, with the money that went back and when it was paid', async () => {
    const evening = await anEvening(shop)
    const [member] = await aPool(evening, [{}])
    if (!member) throw new Error('a pool has its opener')
    await shop.runDue((await member.person.ok('pool.get', { poolId: member.poolId })).endsAt)
    const queued = await member.person.ok('order.get', { orderId: member.orderId })
    expect(queued.happened?.map(({ what }) => what)).toEqual(['placed', 'paid', 'pool_expired', 'back'])
    expect(queued.happened?.at(-1)).toMatchObject({ amountFen: 3200, why: 'pool_expired' })
    await shop.flush()
    const done = await member.person.ok('order.get', { orderId: member.orderId })
    expect(done.happened?.at(-1)).toMatchObject({ what: 'back', doneAt: expect.any(String) })
  })

  test("an operator who looks at a neighbour's order reads the same story", async () => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    const { orderId } = await li.ok('order.place', plain(evening))
    expect((await evening.operator.ok('order.get', { orderId })).happened).toMatchObject([{ what: 'placed' }])
  })
})
