import { later, minutes, seconds } from '@domain/time'
import { onBothDatabases, useServer } from '../support/server'
import { anEvening, aPool, joins, only, opens, orderOf, pays, plain, wish } from './fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('three neighbours buy together: all pay 20 % less, whoever kept and whoever wanted the money back', async () => {
    const evening = await anEvening(shop)
    const members = await aPool(evening, [{ ifNotFilled: 'refund' }, { ifNotFilled: 'keep' }, { ifNotFilled: 'refund' }])
    const { poolId } = only(members)
    expect(await Promise.all(members.map(async (member) => (await orderOf(member)).paidFen))).toEqual([3200, 4000, 3200])
    expect(await shop.nobody.ok('pool.get', { poolId })).toMatchObject({ state: 'open', full: true, paidSeats: 3 })
    await shop.runDue()
    expect(await shop.nobody.ok('pool.get', { poolId })).toMatchObject({ state: 'settled', percent: 20, paidSeats: 3 })
    await shop.flush()
    const orders = await Promise.all(members.map(orderOf))
    expect(orders.map(({ state, payFen, paidFen, refundedFen }) => [state, payFen, paidFen - refundedFen])).toEqual(
      members.map(() => ['paid', 3200, 3200])
    )
    expect(orders.map((order) => order.refundingFen)).toEqual([0, 0, 0])
  })

  test('a pool that fails: refund gets everything back, keep has a plain order, the stock of the one is free again', async () => {
    const evening = await anEvening(shop)
    const before = await evening.left()
    const [first, second] = await aPool(evening, [{ ifNotFilled: 'refund' }, { ifNotFilled: 'keep' }])
    if (!first || !second) throw new Error('two members')
    await shop.runDue(later(evening.cutOff, -1))
    expect(await first.person.ok('pool.get', { poolId: first.poolId })).toMatchObject({ state: 'open' })
    await shop.runDue(evening.cutOff)
    await shop.flush()
    expect(await first.person.ok('pool.get', { poolId: first.poolId })).toMatchObject({ state: 'expired' })
    expect(await orderOf(first)).toMatchObject({ state: 'refunded', paidFen: 3200, refundedFen: 3200, refundingFen: 0 })
    expect(await orderOf(second)).toMatchObject({ state: 'paid', payFen: 4000, paidFen: 4000, refundedFen: 0 })
    expect(await evening.left()).toBe(before - 2)
  })

  test('nobody but its opener sees a pool before she has paid, and nobody can join it', async () => {
    const evening = await anEvening(shop)
    const [li, wang] = await evening.neighbours(2)
    if (!li || !wang) throw new Error('two neighbours')
    const { poolId, orderId } = await opens(evening, li)
    expect(await li.ok('pool.get', { poolId })).toMatchObject({ paidSeats: 0, heldSeats: 1 })
    expect(await wang.refusal('pool.get', { poolId })).toBe('pool_not_found')
    expect(await wang.refusal('pool.join', { poolId, ...wish(evening) })).toBe('pool_not_found')
    await li.pay(orderId)
    expect(await wang.ok('pool.get', { poolId })).toMatchObject({ paidSeats: 1, members: [{ me: false, nickname: null }] })
  })

  test('a fourth is refused while three seats are held or paid, and sits down when one runs out', async () => {
    const evening = await anEvening(shop)
    const [a, b, c, d] = await evening.neighbours(4)
    if (!a || !b || !c || !d) throw new Error('four neighbours')
    const first = await opens(evening, a)
    await pays(first)
    await joins(evening, b, first.poolId)
    await pays(await joins(evening, c, first.poolId))
    expect(await d.refusal('pool.join', { poolId: first.poolId, ...wish(evening) })).toBe('pool_full')
    await shop.runDue(later(evening.start, minutes(15)))
    expect((await joins(evening, d, first.poolId)).poolId).toBe(first.poolId)
  })

  test('goods below ¥39.00 open no pool; nobody sits twice or in two pools of one campaign', async () => {
    const evening = await anEvening(shop)
    const [li, wang] = await evening.neighbours(2)
    if (!li || !wang) throw new Error('two neighbours')
    expect(await li.refusal('pool.open', { campaignId: evening.campaignId, ...wish(evening, { quantity: 1 }) })).toBe('pool_least')
    const mine = await opens(evening, li)
    await pays(mine)
    expect(await li.refusal('pool.join', { poolId: mine.poolId, ...wish(evening) })).toBe('already_in_pool')
    const hers = await opens(evening, wang)
    await pays(hers)
    expect(await li.refusal('pool.join', { poolId: hers.poolId, ...wish(evening) })).toBe('in_other_pool')
    expect(await li.refusal('pool.open', { campaignId: evening.campaignId, ...wish(evening) })).toBe('in_other_pool')
  })

  test('leaving before the end gives everything back and frees seat, stock and limit', async () => {
    const evening = await anEvening(shop)
    const { person, poolId, orderId } = only(await aPool(evening, [{ quantity: 5, ifNotFilled: 'keep' }]))
    expect(await person.ok('pool.leave', { poolId })).toEqual({ orderId, backFen: 10_000 })
    expect(await person.ok('order.get', { orderId })).toMatchObject({ state: 'refunded', paidFen: 10_000, refundedFen: 10_000 })
    expect(await evening.left()).toBe(100)
    expect(await person.ok('pool.get', { poolId })).toMatchObject({ paidSeats: 0, mine: { seat: 'left' } })
    await opens(evening, person, { quantity: 5 })
    await shop.runDue(evening.cutOff)
    expect(await shop.nobody.ok('pool.get', { poolId })).toMatchObject({ state: 'expired' })
  })

  test('leaving with a payment that we had not heard of gives that back too', async () => {
    const evening = await anEvening(shop)
    const member = await opens(evening, only(await evening.neighbours(1)))
    const { outTradeNo } = await member.person.ok('payment.prepay', { orderId: member.orderId })
    await shop.faults('lost')
    await shop.pay(outTradeNo, member.person.openid)
    expect(await member.person.ok('pool.leave', { poolId: member.poolId })).toMatchObject({ backFen: 3200 })
  })

  test('a full pool lets nobody go, and nobody cancels after it settled', async () => {
    const evening = await anEvening(shop)
    const { person, poolId, orderId } = only(await aPool(evening, [{}, {}, {}]))
    expect(await person.refusal('pool.leave', { poolId })).toBe('pool_full')
    await shop.runDue()
    expect(await person.refusal('pool.leave', { poolId })).toBe('pool_over')
    expect(await person.refusal('order.cancel', { orderId })).toBe('in_pool')
  })

  test('the closing query counts a payment whose news was lost', async () => {
    const evening = await anEvening(shop)
    const people = await evening.neighbours(3)
    shop.at(later(evening.cutOff, -minutes(5)))
    const first = await opens(evening, only(people))
    await pays(first)
    for (const person of people.slice(1)) {
      const { orderId } = await joins(evening, person, first.poolId)
      const { outTradeNo } = await person.ok('payment.prepay', { orderId })
      await shop.faults('lost')
      await shop.pay(outTradeNo, person.openid)
    }
    await shop.runDue(evening.cutOff)
    expect(await first.person.ok('pool.get', { poolId: first.poolId })).toMatchObject({ state: 'settled', paidSeats: 3 })
  })

  test('who has not paid at the end has no order; her cashier is closed', async () => {
    const evening = await anEvening(shop)
    const [a, b] = await evening.neighbours(2)
    if (!a || !b) throw new Error('two neighbours')
    shop.at(later(evening.cutOff, -minutes(5)))
    const first = await opens(evening, a, { ifNotFilled: 'keep' })
    await pays(first)
    const second = await joins(evening, b, first.poolId, { ifNotFilled: 'keep' })
    const { outTradeNo } = await b.ok('payment.prepay', { orderId: second.orderId })
    await shop.runDue(evening.cutOff)
    expect(await orderOf(second)).toMatchObject({ state: 'cancelled', paidFen: 0 })
    expect(await b.refusal('payment.prepay', { orderId: second.orderId })).toBe('order_over')
    await expect(shop.pay(outTradeNo, b.openid)).rejects.toThrow()
  })

  test("a seat's hold ends 15 minutes after, to the millisecond; a pool ends at the cut-off", async () => {
    const evening = await anEvening(shop)
    const [li, wang, zhao] = await evening.neighbours(3)
    if (!li || !wang || !zhao) throw new Error('three neighbours')
    const { payUntil, poolId } = await li.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening) })
    expect(payUntil).toBe(later(evening.start, minutes(15)))
    expect(await li.ok('pool.get', { poolId })).toMatchObject({ endsAt: evening.cutOff })
    shop.at(later(evening.cutOff, -seconds(1)))
    expect((await wang.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening) })).payUntil).toBe(evening.cutOff)
    shop.at(evening.cutOff)
    expect(await zhao.refusal('pool.open', { campaignId: evening.campaignId, ...wish(evening) })).toBe('campaign_closed')
  })

  test('a neighbour of another community sees of a pool only what its link shows, and can not join', async () => {
    const evening = await anEvening(shop)
    const opener = only(await aPool(evening, [{}]))
    const outsider = await shop.as('c2-resident-1')
    const seen = await outsider.ok('pool.get', { poolId: opener.poolId })
    expect(seen).toMatchObject({ paidSeats: 1, mine: null })
    expect(JSON.stringify(seen)).not.toContain(opener.person.personId)
    expect(await outsider.refusal('pool.join', { poolId: opener.poolId, ...wish(evening) })).toBe('other_station')
    expect(await outsider.refusal('pool.open', { campaignId: evening.campaignId, ...wish(evening) })).toBe('other_station')
  })

  test('what never was is not found', async () => {
    const evening = await anEvening(shop)
    const other = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    expect(await li.refusal('pool.join', { poolId: 'nothing', ...wish(evening) })).toBe('pool_not_found')
    expect(await li.refusal('pool.leave', { poolId: 'nothing' })).toBe('pool_not_found')
    expect(await shop.nobody.refusal('pool.get', { poolId: 'nothing' })).toBe('pool_not_found')
    expect(await li.refusal('pool.open', { campaignId: other.campaignId, ...wish(other) })).toBe('other_station')
    expect(await li.refusal('order.place', { ...plain(evening), campaignId: 'nothing' })).toBe('campaign_not_found')
    expect(await li.refusal('pool.open', { campaignId: evening.campaignId, ...wish(other) })).toBe('item_not_found')
  })
})
