import { paidOrder } from '../pickup/fixtures'
import { onBothDatabases, useServer } from '../support/server'

const ONE = [{ itemId: 'g1-i1', quantity: 1 }]
/** Begins like every JPEG. */
const PHOTO = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(2_000, 7)]).toString('base64')

onBothDatabases((db) => {
  const shop = useServer({ db })
  const leader = () => shop.as('c1-leader-1')

  test('a resident asks, the leader says yes, and the money is back', async () => {
    const li = await shop.as('c1-resident-1')
    const orderId = await paidOrder(li)
    const asked = await li.ok('refund.ask', { orderId, lines: ONE, reason: 'damaged', note: '压坏了', photo: PHOTO })
    expect(asked).toMatchObject({
      state: 'asked',
      amountFen: 2_000,
      hasPhoto: true,
      note: '压坏了',
      decidedAt: null,
      lines: [{ itemId: 'g1-i1', quantity: 1, fen: 2_000 }],
    })
    expect(await li.refusal('refund.ask', { orderId, lines: ONE, reason: 'other' })).toBe('refund_asked')
    const desk = await leader()
    expect((await desk.ok('refund.list', {})).asks.find((ask) => ask.askId === asked.askId)).toMatchObject({ bagNumber: null, name: '', handedAt: null })
    expect('name' in asked).toBe(false)
    expect(await desk.ok('refund.photo', { askId: asked.askId })).toEqual({ photo: PHOTO })
    const decided = await desk.ok('refund.decide', { askId: asked.askId, accept: true, words: '抱歉' })
    expect(decided).toMatchObject({ state: 'accepted', amountFen: 2_000, decision: '抱歉', decidedAt: shop.now })
    expect(await desk.refusal('refund.decide', { askId: asked.askId, accept: false })).toBe('already_decided')
    expect(await li.refusal('refund.withdraw', { askId: asked.askId })).toBe('already_decided')
    expect(await li.ok('order.get', { orderId })).toMatchObject({
      state: 'paid',
      paidFen: 4_000,
      refundedFen: 2_000,
      lines: [{ refundedQuantity: 1, refundedFen: 2_000 }],
    })
    await shop.runDue()
    await shop.flush()
    expect((await li.ok('order.get', { orderId })).refundingFen).toBe(0)
    const { messages } = await li.ok('message.list', {})
    expect(messages).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ kind: 'ask_accepted', orderId, facts: expect.objectContaining({ amountFen: 2_000 }) }),
      ]),
    )
    expect((await desk.ok('refund.list', {})).asks).toEqual([])
  })

  test('nobody decides what she asks for herself', async () => {
    const desk = await leader()
    await desk.ok('station.choose', { stationId: 's1' })
    const { askId } = await desk.ok('refund.ask', { orderId: await paidOrder(desk), lines: ONE, reason: 'quality' })
    expect(await desk.refusal('refund.decide', { askId, accept: true })).toBe('own_ask')
    expect(await (await shop.as('c1-operator-1')).ok('refund.decide', { askId, accept: false })).toMatchObject({ state: 'declined' })
  })

  test('all units back of what nobody fetched: the fee too, and the order is over', async () => {
    const wang = await shop.as('c1-resident-2')
    const { orderId } = await wang.ok('order.place', { campaignId: 'g1', lines: ONE, handover: 'door' })
    await wang.pay(orderId)
    const { askId, amountFen } = await wang.ok('refund.ask', { orderId, lines: ONE, reason: 'other' })
    expect(amountFen).toBe(2_000)
    expect((await (await leader()).ok('refund.decide', { askId, accept: true })).amountFen).toBe(2_300)
    expect(await wang.ok('order.get', { orderId })).toMatchObject({ state: 'refunded', refundedFen: 2_300 })
    expect(await wang.refusal('refund.ask', { orderId, lines: ONE, reason: 'other' })).toBe('too_many_units')
    expect(await wang.refusal('pickup.code', { orderId })).toBe('not_paid')
  })

  test('no is said with words, and one may ask again; a withdrawn ask is over', async () => {
    const zhao = await shop.as('c1-resident-3')
    const orderId = await paidOrder(zhao)
    const first = await zhao.ok('refund.ask', { orderId, lines: ONE, reason: 'quality' })
    const operator = await shop.as('c1-operator-1')
    expect(await operator.ok('refund.decide', { askId: first.askId, accept: false, words: '看不出问题' })).toMatchObject({
      state: 'declined',
      decision: '看不出问题',
    })
    const second = await zhao.ok('refund.ask', { orderId, lines: ONE, reason: 'quality' })
    expect(await zhao.ok('refund.withdraw', { askId: second.askId })).toMatchObject({ state: 'withdrawn' })
    expect(await operator.refusal('refund.decide', { askId: second.askId, accept: true })).toBe('already_decided')
    expect((await zhao.ok('refund.list', { orderId })).asks.map((ask) => ask.state)).toEqual(['withdrawn', 'declined'])
    expect((await zhao.ok('order.get', { orderId })).refundedFen).toBe(0)
    expect((await zhao.ok('message.list', {})).messages.map((message) => message.kind)).toContain('ask_declined')
  })

  test('an ask is seen and decided by its own people only', async () => {
    const qian = await shop.as('c1-resident-4')
    const orderId = await paidOrder(qian)
    const { askId } = await qian.ok('refund.ask', { orderId, lines: ONE, reason: 'wrong', photo: PHOTO })
    for (const openid of ['c2-leader-1', 'c2-operator-1']) {
      const other = await shop.as(openid)
      expect(await other.refusal('refund.decide', { askId, accept: true })).toBe('ask_not_found')
      expect(await other.refusal('refund.photo', { askId })).toBe('ask_not_found')
      expect(await other.refusal('refund.list', { orderId })).toBe('order_not_found')
      expect((await other.ok('refund.list', {})).asks).toEqual([])
    }
    const neighbour = await shop.as('c1-resident-5')
    expect(await neighbour.refusal('refund.ask', { orderId, lines: ONE, reason: 'other' })).toBe('order_not_found')
    expect(await neighbour.refusal('refund.withdraw', { askId })).toBe('ask_not_found')
    expect(await neighbour.refusal('refund.photo', { askId })).toBe('ask_not_found')
    expect(await neighbour.error('refund.decide', { askId, accept: true })).toBe('forbidden')
    expect(await qian.ok('refund.photo', { askId })).toEqual({ photo: PHOTO })
    expect((await (await shop.as('c2-admin-1')).ok('refund.list', {})).asks.map((ask) => ask.askId)).toContain(askId)
    await qian.ok('refund.withdraw', { askId })
  })

  test('what is no picture is not taken', async () => {
    const qian = await shop.as('c1-resident-4')
    for (const photo of ['<svg onload=alert(1)>', Buffer.from('<html>').toString('base64'), `${PHOTO}"`]) {
      expect(await qian.error('refund.ask', { orderId: 'x', lines: ONE, reason: 'other', photo })).toBe('bad_input')
    }
  })

  test('what was handed over and is paid back stays fetched', async () => {
    const zhou = await shop.as('c1-resident-6')
    const orderId = await paidOrder(zhou, ONE)
    const { code } = await zhou.ok('pickup.code', { orderId })
    await (await leader()).ok('pickup.confirm', { code })
    const { askId } = await zhou.ok('refund.ask', { orderId, lines: ONE, reason: 'quality' })
    await (await leader()).ok('refund.decide', { askId, accept: true })
    expect(await zhou.ok('order.get', { orderId })).toMatchObject({
      state: 'fetched',
      refundedFen: 2_000,
      lines: [{ refundedQuantity: 1 }],
    })
  })

  test('one may ask until 48 hours after pickup', async () => {
    const sun = await shop.as('c1-resident-5')
    const orderId = await paidOrder(sun)
    const { code } = await sun.ok('pickup.code', { orderId })
    await (await leader()).ok('pickup.confirm', { code })
    const over = new Date(Date.parse(shop.now) + 48 * 3_600_000)
    const just = new Date(over.getTime() - 1).toISOString()
    const ask = { orderId, lines: ONE, reason: 'quality' as const }
    const { askId } = await sun.ok('refund.ask', ask, { now: just })
    await sun.ok('refund.withdraw', { askId }, { now: just })
    expect(await sun.refusal('refund.ask', ask, { now: over.toISOString() })).toBe('after_sale_over')
  })
})
