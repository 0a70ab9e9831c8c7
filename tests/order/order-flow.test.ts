import { later, minutes } from '@domain/time'
import { anEvening, only, plain } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('an order to the door costs the fee once and needs a known door', async () => {
    const line = { campaignId: 'g1', lines: [{ itemId: 'g1-i8', quantity: 1 }], handover: 'door' as const }
    const stranger = await shop.as('stranger')
    await stranger.ok('station.choose', { stationId: 's1' })
    expect(await stranger.refusal('order.place', line)).toBe('door_unknown')
    const li = await shop.as('c1-resident-1')
    const { orderId, payFen } = await li.ok('order.place', line)
    expect(payFen).toBe(2300)
    await li.pay(orderId)
    expect(await li.ok('order.cancel', { orderId })).toMatchObject({ backFen: 2300 })
  })

  test('an order holds its stock for 15 minutes, and an unpaid one gives it back once, at exactly that moment', async () => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    const { orderId, payFen, payUntil } = await li.ok('order.place', plain(evening, 3))
    expect([payFen, payUntil]).toEqual([6000, later(evening.start, minutes(15))])
    expect(await evening.left()).toBe(97)
    await shop.runDue(later(evening.start, minutes(15) - 1))
    expect(await li.ok('order.get', { orderId })).toMatchObject({ state: 'unpaid' })
    await shop.runDue(later(evening.start, minutes(15)))
    expect(await li.ok('order.get', { orderId })).toMatchObject({ state: 'cancelled' })
    expect(await evening.left()).toBe(100)
    await shop.runDue(later(evening.start, minutes(30)))
    expect(await evening.left()).toBe(100)
  })

  test("the server's price counts: what a phone slips in is refused", async () => {
    const evening = await anEvening(shop)
    const { campaignId, itemId } = evening
    const li = only(await evening.neighbours(1))
    for (const extra of [{ priceFen: 1 }, { payFen: 1 }, { personId: 'x' }]) {
      expect(await li.error('order.place', { ...plain(evening), ...extra })).toBe('bad_input')
    }
    for (const quantity of [-1, 0, 0.1, 1e9, 2 ** 53, Number.NaN, '1', '1e3', [1]]) {
      expect(await li.error('order.place', { campaignId, lines: [{ itemId, quantity }], handover: 'station' })).toBe('bad_input')
    }
    const line = { itemId, quantity: 1 }
    for (const lines of [[], [line, line], {}, null]) expect(await li.error('order.place', { campaignId, lines, handover: 'station' })).toBe('bad_input')
  })

  test('a limit per person counts live orders and comes back with a cancelled one', async () => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    const { orderId } = await li.ok('order.place', plain(evening, 3))
    expect(await li.refusal('order.place', plain(evening, 3))).toBe('over_limit')
    await li.ok('order.place', plain(evening, 2))
    expect(await li.refusal('order.place', plain(evening, 1))).toBe('over_limit')
    expect(await li.ok('order.cancel', { orderId })).toEqual({ state: 'cancelled', backFen: 0 })
    await li.ok('order.place', plain(evening, 3))
  })

  test('a paid order is cancelled until the cut-off and all of it goes back', async () => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    const { orderId } = await li.ok('order.place', plain(evening, 2))
    await li.pay(orderId)
    expect(await li.ok('order.get', { orderId })).toMatchObject({ state: 'paid', paidFen: 4000, canCancel: true })
    expect(await li.ok('order.cancel', { orderId })).toEqual({ state: 'refunded', backFen: 4000 })
    await shop.runDue()
    await shop.flush()
    expect(await li.ok('order.get', { orderId })).toMatchObject({ state: 'refunded', refundedFen: 4000, refundingFen: 0 })
    expect(await evening.left()).toBe(100)
    expect(await li.refusal('order.cancel', { orderId })).toBe('order_over')
    const late = await li.ok('order.place', plain(evening, 2))
    await li.pay(late.orderId)
    shop.at(evening.cutOff)
    expect(await li.refusal('order.cancel', { orderId: late.orderId })).toBe('campaign_closed')
    expect(await li.refusal('order.place', plain(evening))).toBe('campaign_closed')
  })

  test('cancelling an order whose payment we had not heard of pays it back', async () => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    const { orderId } = await li.ok('order.place', plain(evening))
    const { outTradeNo } = await li.ok('payment.prepay', { orderId })
    await shop.faults('lost')
    await shop.pay(outTradeNo, li.openid)
    expect(await li.ok('order.cancel', { orderId })).toEqual({ state: 'refunded', backFen: 2000 })
  })

  test("other people's orders, other stations' campaigns and absent things answer alike", async () => {
    const evening = await anEvening(shop)
    const [li, wang] = await evening.neighbours(2)
    if (!li || !wang) throw new Error('two neighbours')
    const { orderId } = await li.ok('order.place', plain(evening))
    for (const person of [wang, ...(await Promise.all(['c1-staff-1', 'c1-leader-1', 'c2-leader-1', 'c2-operator-1'].map((openid) => shop.as(openid))))]) {
      expect(await person.refusal('order.get', { orderId })).toBe('order_not_found')
      expect(await person.refusal('order.cancel', { orderId })).toBe('order_not_found')
      expect(await person.refusal('payment.prepay', { orderId })).toBe('order_not_found')
    }
    expect(await evening.operator.ok('order.get', { orderId })).toMatchObject({ orderId })
    expect(await li.refusal('order.get', { orderId: 'nothing' })).toBe('order_not_found')
  })

  test('a quote shows alone and together, and what is missing for a pool', async () => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    expect(await li.ok('order.quote', plain(evening, 2))).toMatchObject({
      goodsFen: 4000,
      doorFeeFen: 0,
      plainFen: 4000,
      steps: [{ people: 3, percent: 20, payFen: 3200, saveFen: 800 }],
      poolMissingFen: 0
    })
    expect((await li.ok('order.quote', plain(evening, 1))).poolMissingFen).toBe(1900)
  })

  test('orders come newest first, page by page', async () => {
    const evening = await anEvening(shop)
    const li = only(await evening.neighbours(1))
    const placed: string[] = []
    for (let n = 0; n < 5; n++) placed.unshift((await li.ok('order.place', plain(evening))).orderId)
    const first = await li.ok('order.list', { limit: 3 })
    const rest = await li.ok('order.list', { limit: 3, cursor: first.cursor ?? '' })
    expect([...first.orders, ...rest.orders].map((order) => order.orderId)).toEqual(placed)
    expect(rest.cursor).toBeNull()
  })
})
