import { later, minutes } from '@domain/time'
import pg from 'pg'
import { couponOf, give, theCoupons } from '../coupon/give'
import { anEvening, only, plain, wish, type Evening } from '../pool/fixtures'
import { onPostgres, useServer, type Person } from '../support/server'
import { everyOrderOfTwo, race, tally } from './race'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  test('one coupon in two orders at once, fifty times: one has it, the other hears that it is taken', async () => {
    const evening = await anEvening(shop, { stock: 10_000, limit: 999 })
    const li = only(await evening.neighbours(1))
    await give(shop, li, {})
    const couponIds = await theCoupons(li)
    for (let round = 0; round < 50; round++) {
      const answers = await race([0, 1], () => li.call('order.place', { ...plain(evening), couponIds }))
      expect(tally(answers)).toEqual({ ok: 1, coupon_taken: 1 })
      const placed = answers.find(({ body }) => body.ok)?.body.value as { orderId: string; payFen: number }
      expect(placed.payFen).toBe(1500)
      await li.ok('order.cancel', { orderId: placed.orderId })
    }
    expect(await couponOf(li, only(couponIds))).toMatchObject({ state: 'issued', orderId: null })
  })

  test('two orders that name the same coupons in another order never wait for each other', async () => {
    const evening = await anEvening(shop, { stock: 10_000, limit: 999 })
    const li = only(await evening.neighbours(1))
    await give(shop, li, { group: 'one' }, { group: 'two' }, { group: 'three' })
    const ids = await theCoupons(li)
    for (let round = 0; round < 20; round++) {
      const answers = await race([ids, [...ids].reverse(), [...ids].reverse(), ids], (couponIds) => li.call('order.place', { ...plain(evening), couponIds }))
      expect(tally(answers)).toEqual({ ok: 1, coupon_taken: 3 })
      const placed = answers.find(({ body }) => body.ok)?.body.value as { orderId: string }
      await li.ok('order.cancel', { orderId: placed.orderId })
    }
  })

  test('money for an order whose coupon serves another by then goes back, and the other order keeps it', async () => {
    const evening = await anEvening(shop, { limit: 99 })
    const li = only(await evening.neighbours(1))
    await give(shop, li, {})
    const couponId = only(await theCoupons(li))
    const first = await li.ok('order.place', { ...plain(evening), couponIds: [couponId] })
    const { outTradeNo } = await li.ok('payment.prepay', { orderId: first.orderId })
    await shop.pay(outTradeNo, li.openid)
    // The hold lapsed while the channel could say nothing of the money: order, stock, limit and coupon were let go.
    const owner = new pg.Client({ connectionString: shop.databaseUrl ?? '' })
    await owner.connect()
    await owner.query("update orders set state = 'cancelled', over_why = 'lapsed' where id = $1", [first.orderId])
    await owner.query("update coupon set state = 'issued', order_id = null where id = $1", [couponId])
    await owner.query("update order_coupon set live = false, ended_at = $2, ended_as = 'issued' where order_id = $1", [first.orderId, shop.now])
    await owner.query('update item set reserved = reserved - 1 where id = $1', [evening.itemId])
    await owner.query('update item_share set units = units - 1 where item_id = $1 and person_id = $2', [evening.itemId, li.personId])
    await owner.end()
    const second = await li.ok('order.place', { ...plain(evening), couponIds: [couponId] })
    await shop.flush()
    await shop.runDue()
    await shop.flush()
    await li.pay(second.orderId)
    expect(await li.ok('order.get', { orderId: first.orderId })).toMatchObject({ state: 'refunded', paidFen: 1500, refundedFen: 1500 })
    expect(await li.ok('order.get', { orderId: second.orderId })).toMatchObject({ state: 'paid', payFen: 1500, refundedFen: 0 })
    expect(await couponOf(li, couponId)).toMatchObject({ state: 'used', orderId: second.orderId })
  })

  test('beyond a hundred coupons in hand the one that she names is still reckoned with: what is quoted is what is paid', async () => {
    const evening = await anEvening(shop, { limit: 99 })
    const li = only(await evening.neighbours(1))
    await give(shop, li, { valid: { kind: 'days', days: 300, start: 'receiving' } })
    const last = only(await theCoupons(li))
    const owner = new pg.Client({ connectionString: shop.databaseUrl ?? '' })
    await owner.connect()
    // What a rule gives in a year, as one batch.
    await owner.query("update coupon_batch set size = null, budget_fen = 1000000, issued = issued + 120, per_person = 200 where id = (select batch_id from coupon where id = $1)", [last])
    await owner.query(`
      insert into coupon (id, person_id, community_id, batch_id, nth, face_fen, state, valid_from, valid_until, why, issued_at)
      select left(id, 20) || lpad(n::text, 6, '0'), person_id, community_id, batch_id, 1 + n, face_fen, 'issued', valid_from, valid_from + interval '60 days', why, issued_at
      from coupon, generate_series(1, 120) n where id = $1`, [last])
    await owner.end()
    const basket = { ...plain(evening), couponIds: [last] }
    const { priced } = await li.ok('order.quote', basket)
    expect(priced).toMatchObject({ payFen: 1500, coupons: [{ couponId: last, offFen: 500 }] })
    expect((await li.ok('order.place', basket)).payFen).toBe(1500)
  })

  test('a pass renews itself with each use, and coming back leaves one of it', async () => {
    const evening = await anEvening(shop, { limit: 99 })
    const li = only(await evening.neighbours(1))
    await give(shop, li, {})
    const first = only(await theCoupons(li))
    const owner = new pg.Client({ connectionString: shop.databaseUrl ?? '' })
    await owner.connect()
    await owner.query('update coupon set pass = true where id = $1', [first])
    await owner.end()
    const buy = async (couponId: string) => {
      const { orderId } = await li.ok('order.place', { ...plain(evening), couponIds: [couponId] })
      await li.pay(orderId)
      return orderId
    }
    const { validUntil } = await couponOf(li, first)
    const one = await buy(first)
    const second = only(await theCoupons(li))
    expect(await couponOf(li, second)).toMatchObject({ state: 'issued', pass: true, validUntil })
    await buy(second)
    const third = only(await theCoupons(li))
    await li.ok('order.cancel', { orderId: one })
    expect(await couponOf(li, first)).toMatchObject({ state: 'taken_back' })
    expect(await theCoupons(li)).toEqual([third])
  })
})

/** What may happen at once to a paid order with a coupon that is good for twenty minutes more. */
interface Scene {
  readonly evening: Evening
  readonly li: Person
  readonly orderId: string
  readonly couponId: string
  readonly askId: string
}

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })
  const dueAt = (now: string) => shop.http('POST', '/test/run-due', { headers: { 'x-test-now': now } })
  const moves: Record<string, (scene: Scene) => Promise<unknown>> = {
    cancel: ({ li, orderId, evening }) => li.call('order.cancel', { orderId }, { now: evening.start }),
    expire: ({ evening }) => dueAt(later(evening.start, minutes(20))),
    refund_part: ({ evening, askId }) => evening.operator.call('refund.decide', { askId, accept: true }, { now: evening.start }),
    take_back: ({ evening, couponId }) => evening.operator.call('coupon.takeBack', { couponId, reason: '发错了' }, { now: evening.start }),
    use_again: ({ li, evening, couponId }) => li.call('order.place', { ...plain(evening), couponIds: [couponId] }, { now: evening.start }),
    close: ({ evening }) => evening.operator.call('campaign.cancel', { campaignId: evening.campaignId, reason: '没有货' }, { now: evening.start })
  }

  test.each(everyOrderOfTwo(Object.keys(moves)))('%s × %s: the coupon is in one place, and no fen is lost', async (first, second) => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    await give(shop, li, { valid: { kind: 'between', from: evening.start, until: later(evening.start, minutes(20)) } })
    const couponId = only(await theCoupons(li))
    const { orderId } = await li.ok('order.place', { ...plain(evening, 2), couponIds: [couponId] })
    await li.pay(orderId)
    const { askId } = await li.ok('refund.ask', { orderId, lines: [{ itemId: evening.itemId, quantity: 1 }], reason: 'other' })
    const scene = { evening, li, orderId, couponId, askId }
    await race([first, second], (name) => moves[name]?.(scene) ?? Promise.reject(new Error(name)))
    const order = await li.ok('order.get', { orderId })
    const coupon = await couponOf(li, couponId)
    if (order.state === 'refunded') expect(coupon.orderId === orderId).toBe(false)
    else expect(coupon).toMatchObject({ state: 'used', orderId })
    expect(order.refundedFen).toBe(order.state === 'refunded' ? 3500 : order.lines[0]?.refundedFen)
    await shop.runDue(evening.cutOff)
    expect(['used', 'expired', 'taken_back']).toContain((await couponOf(li, couponId)).state)
  })

  test('a seat and a coupon at once: two members with one coupon each fill the last seats, none is held twice', async () => {
    for (let round = 0; round < 10; round++) {
      const evening = await anEvening(shop)
      const [opener, li, wang, zhao] = (await evening.neighbours(4)) as [Person, Person, Person, Person]
      const opened = await opener.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening) })
      await opener.pay(opened.orderId)
      for (const person of [li, wang, zhao]) await give(shop, person, {})
      const answers = await race([li, wang, zhao], async (person) =>
        person.call('pool.join', { poolId: opened.poolId, ...wish(evening), couponIds: await theCoupons(person) }))
      expect(tally(answers)).toEqual({ ok: 2, pool_full: 1 })
      const states = await Promise.all([li, wang, zhao].map(async (person) => (await person.ok('coupon.mine', {})).coupons[0]?.state))
      expect(states.sort()).toEqual(['issued', 'locked', 'locked'])
      await shop.runDue(evening.cutOff)
    }
  })
})
