import { CONSENT_VERSIONS } from '@domain/me/consent'
import { readSought } from '@domain/order/search'
import { aRound, buys, closes, night, places, residentsOf } from '../campaign/fixtures'
import { only } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'

describe('what is typed', () => {
  test('is a number on a bag, the end of a telephone number, the beginning of a number of ours, or a name', () => {
    expect(readSought('12')).toEqual({ kind: 'digits', bagNumber: 12, phoneTail: null })
    expect(readSought('0012')).toEqual({ kind: 'digits', bagNumber: 12, phoneTail: '0012' })
    expect(readSought(' 01m8 0kmagp ')).toEqual({ kind: 'number', prefix: '01M80KMAGP' })
    expect(readSought('4200001234202611220123456789')).toEqual({ kind: 'transaction', transactionId: '4200001234202611220123456789' })
    expect(readSought('王阿姨')).toEqual({ kind: 'name', part: '王阿姨' })
  })
})

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('orders come the latest first, in pages, none twice and none left out', async () => {
    const round = await aRound(shop)
    const people = await residentsOf(shop, round, 23)
    const placed: string[] = []
    for (const person of people) placed.push(await places(person, round, 1))
    const { operator, stationId } = round
    const first = await operator.ok('order.search', { stationId })
    const second = await operator.ok('order.search', { stationId, cursor: first.cursor ?? '' })
    expect([first.orders.length, second.orders.length, second.cursor]).toEqual([20, 3, null])
    expect([...first.orders, ...second.orders].map(({ orderId }) => orderId)).toEqual(placed.toReversed())
    expect(await operator.error('order.search', { cursor: 'nonsense' })).toBe('bad_input')
  })

  test('are found by the beginning of their number, by trade and refund number, by station, round, state and day', async () => {
    const round = await aRound(shop)
    const { operator, stationId, campaignId } = round
    const [li, wang] = [await buys(shop, round, 1), await buys(shop, round, 2)]
    await wang.person.ok('order.cancel', { orderId: wang.orderId })
    const found = async (input: object) => (await operator.ok('order.search', input)).orders.map(({ orderId }) => orderId)
    const trace = await operator.ok('order.trace', { orderId: wang.orderId })
    expect(await found({ query: li.orderId.toLowerCase() })).toEqual([li.orderId])
    expect(await found({ query: only(trace.payments).outTradeNo })).toEqual([wang.orderId])
    expect(await found({ query: only(trace.refunds).refundNo })).toEqual([wang.orderId])
    expect(await found({ query: 'ZZZZZZ' })).toEqual([])
    expect(await found({ stationId, state: 'refunded' })).toEqual([wang.orderId])
    expect(await found({ campaignId, state: 'paid' })).toEqual([li.orderId])
    expect(await found({ campaignId, day: '2026-11-22' })).toEqual([wang.orderId, li.orderId])
    expect(await found({ campaignId, day: '2026-11-23' })).toEqual([])
    expect(await found({ stationId: 's2' })).toEqual([])
  })

  test('a name that its owner shows finds her orders, and is masked; one that is not shown finds nothing', async () => {
    const round = await aRound(shop)
    const { person, orderId } = await buys(shop, round, 1)
    const found = async () => (await round.operator.ok('order.search', { query: '欧阳小' })).orders.map((hit) => [hit.orderId, hit.name])
    await person.ok('me.update', { nickname: '欧阳小敏', consent: [{ kind: 'privacy', version: 1, given: true }] })
    expect(await found()).toEqual([])
    await person.ok('me.update', { consent: [{ kind: 'show_profile', version: CONSENT_VERSIONS.show_profile, given: true }] })
    expect(await found()).toEqual([[orderId, '欧**']])
  })

  test('a leader finds those of her own station alone', async () => {
    const round = await aRound(shop)
    const { orderId } = await buys(shop, round, 1)
    const leader = await shop.as('c1-leader-1')
    expect((await leader.ok('order.search', { query: orderId })).orders).toEqual([])
    expect((await leader.ok('order.search', { stationId: round.stationId })).orders).toEqual([])
    expect(await leader.refusal('order.trace', { orderId })).toBe('order_not_found')
    await round.operator.ok('role.grant', { personId: leader.personId, role: 'leader', scopeId: round.stationId })
    expect((await leader.ok('order.search', {})).orders.map((hit) => hit.orderId)).toContain(orderId)
    expect((await leader.ok('order.trace', { orderId })).order.orderId).toBe(orderId)
    expect(await (await shop.as('c1-resident-1')).error('order.search', {})).toBe('forbidden')
  })

  test('an admin finds the orders of every community', async () => {
    const round = await aRound(shop)
    const { orderId } = await buys(shop, round, 1)
    const admin = await shop.as('c1-admin-1')
    expect((await admin.ok('order.search', {})).orders[0]?.orderId).toBe(orderId)
    expect((await admin.ok('order.search', { query: orderId })).orders).toHaveLength(1)
  })

  test('the way of its money is told: paid, asked back, sent back', async () => {
    const round = await aRound(shop)
    const { person, orderId } = await buys(shop, round, 2)
    const { askId } = await person.ok('refund.ask', { orderId, lines: [{ itemId: only(round.itemIds), quantity: 1 }], reason: 'damaged' })
    const { operator } = round
    expect((await operator.ok('order.search', { query: orderId })).orders).toMatchObject([{ asked: true, stuck: false, paidFen: 4_000, lines: 1, goods: [{ name: '土豆', quantity: 2 }] }])
    await operator.ok('refund.decide', { askId, accept: true })
    await shop.runDue()
    await shop.flush()
    const trace = await operator.ok('order.trace', { orderId })
    expect(trace).toMatchObject({
      payments: [{ state: 'paid', counted: 'order', amountFen: 4_000 }],
      asks: [{ askId, state: 'accepted', amountFen: 2_000 }],
      refunds: [{ state: 'done', why: 'asked', amountFen: 2_000 }],
      address: null,
    })
    expect(trace.moves.map(({ from, to, amountFen }) => [from, to, amountFen])).toEqual([
      ['channel', 'set_aside', 4_000],
      ['set_aside', 'refund_due', 2_000],
      ['refund_due', 'channel', 2_000],
    ])
  })

  describe('after the close', () => {
    test('the number on a bag finds what lies in it', async () => {
      const round = await aRound(shop, night(1).times)
      shop.now = night(1).start
      const { orderId } = await buys(shop, round, 1)
      await closes(shop, round, night(1))
      const { orders } = await round.operator.ok('order.search', { query: '1', stationId: round.stationId })
      expect(orders).toMatchObject([{ orderId, bagNumber: 1 }])
    })
  })
})
