import { CONSENT_VERSIONS } from '@domain/me/consent'
import { atShopTime, days, later, minutes, nextShopDay, shopDay } from '@domain/time'
import { aPool, anEvening, joins, only, opens, orderOf, pays, plain, wish, type Evening } from '../pool/fixtures'
import { onBothDatabases, useServer, type Person } from '../support/server'
import { couponOf, give, theCoupons } from './give'

const DOOR = { group: 'door', benefit: { kind: 'door' as const, capFen: 200 } }

onBothDatabases((db) => {
  const shop = useServer({ db })
  const stateOf = async (person: Person, couponId: string) => (await couponOf(person, couponId)).state
  const goesOn = (evening: Evening, ms: number) => shop.runDue(later(evening.start, ms))

  /** An evening, somebody in it, and a coupon of ¥5.00 of hers. */
  async function scene(...changes: Parameters<typeof give>[2][]) {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    await give(shop, li, ...(changes.length > 0 ? changes : [{}]))
    const ids = await theCoupons(li)
    return { evening, li, ids, couponId: only(ids) }
  }

  test('what is quoted is what is paid, and the order says which coupons took how much off', async () => {
    const { evening, li, ids } = await scene({}, DOOR)
    await li.ok('me.update', { consent: [{ kind: 'address', version: CONSENT_VERSIONS.address, given: true }], building: '3', door: '201' })
    const basket = { ...plain(evening, 2), handover: 'door' as const }
    const { priced } = await li.ok('order.quote', basket)
    expect(priced).toMatchObject({ payFen: 4000 - 500 + 300 - 200, couponFen: 500, doorOffFen: 200, unlock: null })
    expect(priced?.trace.map(({ rule, offFen, afterFen }) => [rule, offFen, afterFen])).toEqual([
      ['campaign_price', 0, 4000],
      ['pool_step', 0, 4000],
      ['coupon', 500, 3500],
      ['door_fee', 0, 3800],
      ['coupon', 200, 3600]
    ])
    const { orderId, payFen } = await li.ok('order.place', { ...basket, couponIds: priced?.coupons.map(({ couponId }) => couponId) })
    expect(payFen).toBe(3600)
    expect(await Promise.all(ids.map((id) => stateOf(li, id)))).toEqual(['locked', 'locked'])
    await li.pay(orderId)
    expect(await Promise.all(ids.map((id) => stateOf(li, id)))).toEqual(['used', 'used'])
    expect(await li.ok('order.get', { orderId })).toMatchObject({
      payFen: 3600,
      paidFen: 3600,
      couponFen: 500,
      doorOffFen: 200,
      coupons: [{ couponId: ids[0], name: '满减券', offFen: 500 }, { couponId: ids[1], offFen: 200 }],
      lines: [{ payFen: 3500, couponFen: 500 }]
    })
    expect(await li.ok('order.cancel', { orderId })).toMatchObject({ backFen: 3600 })
  })

  test('without naming coupons an order costs the plain price', async () => {
    const { evening, li, couponId } = await scene()
    expect(await li.ok('order.place', plain(evening))).toMatchObject({ payFen: 2000 })
    expect(await stateOf(li, couponId)).toBe('issued')
  })

  test('a coupon is free again when its order is given up, by its owner or by time, and over if its date has passed', async () => {
    const { evening, li, couponId } = await scene({ valid: { kind: 'days', days: 1, start: 'receiving' } })
    const midnight = atShopTime(nextShopDay(shopDay(evening.start), 2), '00:00')
    const first = await li.ok('order.place', { ...plain(evening), couponIds: [couponId] })
    await li.ok('order.cancel', { orderId: first.orderId })
    expect(await stateOf(li, couponId)).toBe('issued')
    await li.ok('order.place', { ...plain(evening), couponIds: [couponId] })
    await goesOn(evening, minutes(15))
    expect(await couponOf(li, couponId)).toMatchObject({ state: 'issued', orderId: null })
    expect((await couponOf(li, couponId)).validUntil).toBe(midnight)
    await anEvening(shop)
    const next = await anEvening(shop)
    await li.ok('station.choose', { stationId: next.stationId })
    expect(await li.refusal('order.place', { ...plain(next), couponIds: [couponId] })).toBe('coupon_over')
  })

  test('it comes back when all of a paid order goes back, and not after its date', async () => {
    const { evening, li, couponId: long } = await scene()
    await give(shop, li, { group: 'two', valid: { kind: 'between', from: evening.start, until: later(evening.start, minutes(30)) } })
    const ids = await theCoupons(li)
    const short = only(ids, 1)
    const { orderId } = await li.ok('order.place', { ...plain(evening), couponIds: ids })
    await li.pay(orderId)
    shop.at(later(evening.start, minutes(30)))
    await li.ok('order.cancel', { orderId })
    expect(await couponOf(li, long)).toMatchObject({ state: 'issued', orderId: null })
    expect(await stateOf(li, short)).toBe('expired')
    const again = await li.ok('order.place', { ...plain(evening), couponIds: [long] })
    await li.pay(again.orderId)
    await li.ok('order.cancel', { orderId: again.orderId })
    expect(await stateOf(li, long)).toBe('issued')
  })

  test("of a part that goes back the line's share of the discount stays off, and the coupon stays used until nothing is left", async () => {
    const { evening, li, couponId } = await scene()
    const { orderId } = await li.ok('order.place', { ...plain(evening, 3), couponIds: [couponId] })
    await li.pay(orderId)
    const ask = async (quantity: number) => {
      const { askId } = await li.ok('refund.ask', { orderId, lines: [{ itemId: evening.itemId, quantity }], reason: 'other' })
      return evening.operator.ok('refund.decide', { askId, accept: true })
    }
    // ¥55.00 for three: a third of it, and not ¥20.00.
    expect(await ask(1)).toMatchObject({ amountFen: 1833 })
    expect(await stateOf(li, couponId)).toBe('used')
    const { code } = await li.ok('pickup.code', { orderId })
    await (await shop.as('c1-admin-1')).ok('pickup.confirm', { code })
    expect(await ask(2)).toMatchObject({ amountFen: 5500 - 1833 })
    expect(await stateOf(li, couponId)).toBe('issued')
    expect(await li.ok('order.get', { orderId })).toMatchObject({ state: 'fetched', refundedFen: 5500 })
  })

  test("a pool that settles gives back the pool's difference and nothing else", async () => {
    const { evening, li, couponId } = await scene()
    const mine = await li.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening, { ifNotFilled: 'keep' }), couponIds: [couponId] })
    expect(mine.payFen).toBe(3500)
    await li.pay(mine.orderId)
    const [wang, zhao] = (await evening.neighbours(2)) as [Person, Person]
    await give(shop, wang, { thresholdFen: 3200 }, { group: 'two', thresholdFen: 3201 })
    const [enough, short] = (await theCoupons(wang)) as [string, string]
    const refused = await wang.call('pool.join', { poolId: mine.poolId, ...wish(evening), couponIds: [short] })
    expect(refused.body).toMatchObject({ refusal: 'coupon_not_usable', detail: { couponId: short, why: 'needs_more', missingFen: 1 } })
    const hers = await wang.ok('pool.join', { poolId: mine.poolId, ...wish(evening), couponIds: [enough] })
    expect(hers.payFen).toBe(2700)
    await wang.pay(hers.orderId)
    await pays(await joins(evening, zhao, mine.poolId))
    await shop.runDue()
    expect(await li.ok('order.get', { orderId: mine.orderId })).toMatchObject({ payFen: 2700, refundedFen: 800, percent: 20, couponFen: 500 })
    expect(await wang.ok('order.get', { orderId: hers.orderId })).toMatchObject({ payFen: 2700, refundedFen: 0 })
    expect([await stateOf(li, couponId), await stateOf(wang, enough)]).toEqual(['used', 'used'])
  })

  test('a pool that expires or is left gives the coupon back with the money; who keeps the goods has used it', async () => {
    const evening = await anEvening(shop)
    const [li, wang, zhao] = (await evening.neighbours(3)) as [Person, Person, Person]
    const orders: Record<string, { orderId: string; couponId: string; poolId: string }> = {}
    for (const [person, ifNotFilled] of [[li, 'refund'], [wang, 'keep'], [zhao, 'refund']] as const) {
      await give(shop, person, {})
      const couponId = only(await theCoupons(person))
      const opened = await person.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening, { ifNotFilled }), couponIds: [couponId] })
      await person.pay(opened.orderId)
      orders[person.openid] = { ...opened, couponId }
    }
    const of = (person: Person) => orders[person.openid] ?? { orderId: '', couponId: '', poolId: '' }
    expect(await zhao.ok('pool.leave', { poolId: of(zhao).poolId })).toMatchObject({ backFen: 2700 })
    expect(await stateOf(zhao, of(zhao).couponId)).toBe('issued')
    await shop.runDue(evening.cutOff)
    expect(await orderOf({ person: li, ...of(li) })).toMatchObject({ state: 'refunded', refundedFen: 2700 })
    expect(await orderOf({ person: wang, ...of(wang) })).toMatchObject({ state: 'paid', payFen: 3500, refundedFen: 0 })
    expect([await stateOf(li, of(li).couponId), await stateOf(wang, of(wang).couponId)]).toEqual(['issued', 'used'])
  })

  describe('money that comes after the hold', () => {
    async function late(evening: Evening, li: Person, couponId: string, between: () => Promise<unknown> = async () => undefined) {
      const { orderId } = await li.ok('order.place', { ...plain(evening), couponIds: [couponId] })
      const { outTradeNo } = await li.ok('payment.prepay', { orderId })
      await shop.pay(outTradeNo, li.openid)
      await between()
      shop.at(later(evening.start, minutes(16)))
      await shop.flush()
      return li.ok('order.get', { orderId })
    }

    test('uses the coupon again that its order let go', async () => {
      const { evening, li, couponId } = await scene()
      const order = await late(evening, li, couponId)
      expect(order).toMatchObject({ state: 'paid', paidFen: 1500, refundedFen: 0 })
      expect(await couponOf(li, couponId)).toMatchObject({ state: 'used', orderId: order.orderId })
    })

    test('goes back where the coupon was taken back meanwhile, or its date has passed', async () => {
      const { evening, li, couponId } = await scene()
      const take = () => evening.operator.ok('coupon.takeBack', { couponId, reason: '发错了' })
      expect(await late(evening, li, couponId, take)).toMatchObject({ state: 'refunded', paidFen: 1500, refundedFen: 1500 })
      expect(await stateOf(li, couponId)).toBe('taken_back')
      const next = await anEvening(shop)
      const wang = only(await next.neighbours(1))
      await give(shop, wang, { valid: { kind: 'between', from: next.start, until: later(next.start, minutes(10)) } })
      const short = only(await theCoupons(wang))
      expect(await late(next, wang, short)).toMatchObject({ state: 'refunded', refundedFen: 1500 })
      expect(await stateOf(wang, short)).toBe('expired')
    })
  })

  test('a coupon of another, one that an order holds, one that is over, and one that is nothing here', async () => {
    const { evening, li, ids } = await scene({}, { group: 'two', scope: { kind: 'categories', categories: ['fruit'] } }, { group: 'three' })
    const [one, fruit, back] = ids as [string, string, string]
    const wang = only(await evening.neighbours(1))
    const place = (person: Person, couponIds: string[]) => person.call('order.place', { ...plain(evening), couponIds })
    expect((await place(wang, [one])).body).toMatchObject({ refusal: 'coupon_not_found', detail: { couponId: one } })
    expect((await place(li, ['nothing'])).body).toMatchObject({ refusal: 'coupon_not_found' })
    expect((await place(li, [fruit])).body).toMatchObject({ refusal: 'coupon_not_usable', detail: { couponId: fruit, why: 'not_these_items' } })
    await evening.operator.ok('coupon.takeBack', { couponId: back, reason: '发错了' })
    expect((await place(li, [back])).body).toMatchObject({ refusal: 'coupon_over' })
    expect((await place(li, [one])).body.ok).toBe(true)
    expect((await place(li, [one])).body).toMatchObject({ refusal: 'coupon_taken' })
    for (const couponIds of [[one, one], ['a', 'b', 'c', 'd'], 'a', [1]]) expect(await li.error('order.place', { ...plain(evening), couponIds })).toBe('bad_input')
    // A quote leaves out what it can't use, and holds nothing.
    const { priced } = await li.ok('order.quote', { ...plain(evening), couponIds: [one] })
    expect(priced).toMatchObject({ payFen: 2000, coupons: [] })
  })

  test('a coupon of another community is not there', async () => {
    const { li, couponId } = await scene()
    const elsewhere = await shop.as('c2-resident-1')
    expect(await elsewhere.refusal('order.place', { campaignId: 'g2', lines: [{ itemId: 'g2-i1', quantity: 1 }], handover: 'station', couponIds: [couponId] })).toMatch(/coupon_not_found|campaign_closed/)
    expect(await stateOf(li, couponId)).toBe('issued')
  })

  test('every pair and every triple: what goes together is placed, what does not says which and why', async () => {
    const evening = await anEvening(shop, { limit: 99 })
    const li = only(await evening.neighbours(1))
    await give(shop, li, { group: 'one' }, { group: 'one' }, { group: 'two', pools: 'never' }, { group: 'three', benefit: { kind: 'percent', percent: 10, capFen: 900 } }, { group: 'alone' }, { group: 'six', pools: 'only' })
    const ids = await theCoupons(li)
    const [, , , , alone, pool] = ids as [string, string, string, string, string, string]
    const sameGroup = ids.slice(0, 2)
    const sets = ids.flatMap((a, i) => ids.slice(i + 1).flatMap((b, j) => [[a, b], ...ids.slice(i + j + 2).map((c) => [a, b, c])]))
    expect(sets).toHaveLength(15 + 20)
    for (const set of sets) {
      const lawful = !set.includes(alone) && !set.includes(pool) && !sameGroup.every((id) => set.includes(id))
      const { body } = await li.call('order.place', { ...plain(evening, 2), couponIds: set })
      expect([set.map((id) => ids.indexOf(id)), body.ok ?? body.refusal, body.refusal]).toEqual([set.map((id) => ids.indexOf(id)), lawful, lawful ? undefined : 'coupon_not_usable'])
      if (body.ok) await li.ok('order.cancel', { orderId: (body.value as { orderId: string }).orderId })
    }
  })

  test("an item's lowest price is kept, and no pool may go below it either", async () => {
    const { evening, li } = await scene()
    const draft = {
      stationIds: [evening.stationId],
      title: '后天',
      opensAt: later(evening.start, days(2)),
      closesAt: later(evening.start, days(2) + minutes(600)),
      pickupDay: nextShopDay(shopDay(evening.start), 3),
      pickupFrom: '17:30',
      pickupUntil: '20:30'
    }
    const item = { name: '米', category: 'staple' as const, unit: '5kg', grams: 5000, picture: null, origin: null, priceFen: 2000, offered: 9, limit: 9 }
    const create = (lowestFen: number) => evening.operator.call('campaign.create', { ...draft, items: [{ ...item, lowestFen }] })
    expect((await create(2001)).body).toMatchObject({ error: 'bad_input' })
    expect((await create(1601)).body).toMatchObject({ error: 'bad_input', issues: [{ path: 'items.0.lowestFen' }] })
    const { body } = await create(1600)
    const campaignId = only((body.value as { campaignIds: string[] }).campaignIds)
    shop.at(draft.opensAt)
    await evening.operator.ok('campaign.close', { campaignId: evening.campaignId })
    await evening.operator.ok('campaign.publish', { campaignId })
    const { items } = await shop.nobody.ok('campaign.tonight', { stationId: evening.stationId })
    const basket = { campaignId, lines: [{ itemId: only(items).itemId, quantity: 1 }], handover: 'station' as const }
    expect((await li.ok('order.quote', basket)).priced).toMatchObject({ payFen: 1600, couponFen: 400 })
    expect((await li.ok('order.quote', { ...basket, pool: { ifNotFilled: 'keep' } })).priced?.trace).toContainEqual(expect.objectContaining({ why: 'nothing_off' }))
  })

  test('one taken back while an order holds it serves that order, and goes when the order lets it go', async () => {
    const { evening, li, ids } = await scene({}, { group: 'two' })
    const [first, second] = ids as [string, string]
    const given = await li.ok('order.place', { ...plain(evening), couponIds: [first] })
    const paid = await li.ok('order.place', { ...plain(evening), couponIds: [second] })
    for (const couponId of ids) await evening.operator.ok('coupon.takeBack', { couponId, reason: '发错了' })
    await li.ok('order.cancel', { orderId: given.orderId })
    await li.pay(paid.orderId)
    expect([await stateOf(li, first), await stateOf(li, second)]).toEqual(['taken_back', 'used'])
    await li.ok('order.cancel', { orderId: paid.orderId })
    expect(await stateOf(li, second)).toBe('taken_back')
  })

  test('two members of a pool with the same coupons and goods pay the same', async () => {
    const evening = await anEvening(shop)
    const [opener] = await aPool(evening, [{}])
    const prices: number[] = []
    for (const person of await evening.neighbours(2)) {
      await give(shop, person, {}, { group: 'two', benefit: { kind: 'percent', percent: 7, capFen: 150 } })
      const quoted = await person.ok('order.quote', { ...plain(evening, 2), pool: { ifNotFilled: 'refund' } })
      const joined = await person.ok('pool.join', { poolId: only(opener ? [opener] : []).poolId, ...wish(evening), couponIds: await theCoupons(person) })
      expect(joined.payFen).toBe(quoted.priced?.payFen)
      prices.push(joined.payFen)
    }
    expect(prices).toEqual([3200 - 500 - 150, 3200 - 500 - 150])
    await shop.runDue(later(evening.start, days(1)))
  })

  test('a pool whose opener gives up unpaid leaves her coupon free', async () => {
    const { evening, li, couponId } = await scene()
    const { poolId } = await opens(evening, li).then(async (member) => ({ poolId: member.poolId }))
    await li.ok('pool.leave', { poolId })
    const opened = await li.ok('pool.open', { campaignId: evening.campaignId, ...wish(evening), couponIds: [couponId] })
    await li.ok('pool.leave', { poolId: opened.poolId })
    expect(await stateOf(li, couponId)).toBe('issued')
  })
})
