import { onBothDatabases, useServer, type TestServer } from '../support/server'
import { calls, paidOrder, paidPool } from './fixtures'

const AN_HOUR_MS = 3_600_000
const onward = (shop: TestServer, ms: number): void => shop.at(new Date(Date.parse(shop.now) + ms).toISOString())
const leaderOf = (shop: TestServer) => shop.as('c1-leader-1')

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('a code comes with the payment, for the one who paid only', async () => {
    const li = await shop.as('c1-resident-1')
    const { orderId } = await li.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i2', quantity: 1 }], handover: 'station' })
    expect(await li.refusal('pickup.code', { orderId })).toBe('not_paid')
    await li.pay(orderId)
    const code = await li.ok('pickup.code', { orderId })
    expect(code.code).toMatch(/^LP[0-9A-HJKMNP-TV-Z]{26}$/)
    expect(code.typedCode).toMatch(/^[0-9A-HJKMNP-TV-Z]{8}$/)
    expect(code).toMatchObject({
      shared: false,
      arrived: false,
      fetched: false,
      bagNumber: null,
      lines: [{ itemId: 'g1-i2', quantity: 1, stop: null }],
    })
    const wang = await shop.as('c1-resident-2')
    expect(await wang.refusal('pickup.code', { orderId })).toBe('order_not_found')
    expect(await wang.refusal('pickup.code', { orderId: 'nothing' })).toBe('order_not_found')
  })

  test('the leader sees whose bag it is by half a name, and hands it over once', async () => {
    const li = await shop.as('c1-resident-2')
    await calls(li, '李小明')
    const { code } = await li.ok('pickup.code', { orderId: await paidOrder(li) })
    const leader = await leaderOf(shop)
    const seen = await leader.ok('pickup.preview', { code })
    expect(seen).toMatchObject({ name: '李**', handover: 'station', lines: [{ itemId: 'g1-i1', quantity: 2, handedAt: null, stop: null }] })
    const done = await leader.ok('pickup.confirm', { code })
    expect(done).toMatchObject({ left: 0, handed: [seen.lines[0]!.lineId], lines: [{ handedAt: shop.now }] })
    const again = await leader.call('pickup.confirm', { code })
    expect(again.body).toMatchObject({ refusal: 'already_fetched', detail: [{ lineId: seen.lines[0]!.lineId, handedAt: shop.now }] })
    expect((await leader.ok('pickup.preview', { code })).lines[0]!.handedAt).toBe(shop.now)
  })

  test('lines go one by one, and the order is fetched with the last', async () => {
    const zhao = await shop.as('c1-resident-3')
    const orderId = await paidOrder(zhao, [
      { itemId: 'g1-i1', quantity: 1 },
      { itemId: 'g1-i2', quantity: 2 },
    ])
    const { typedCode, lines } = await zhao.ok('pickup.code', { orderId })
    const leader = await leaderOf(shop)
    const [first, second] = lines.map((line) => line.lineId) as [string, string]
    expect(await leader.refusal('pickup.confirm', { code: typedCode, lines: [first, 'nothing'] })).toBe('line_not_found')
    expect(await leader.ok('pickup.confirm', { code: typedCode, lines: [second] })).toMatchObject({ handed: [second], left: 1 })
    expect(await leader.refusal('pickup.confirm', { code: typedCode, lines: [second] })).toBe('already_fetched')
    expect((await zhao.ok('order.get', { orderId })).state).toBe('paid')
    expect(await leader.ok('pickup.confirm', { code: typedCode, lines: [first, second] })).toMatchObject({ handed: [first], left: 0 })
    expect((await zhao.ok('order.get', { orderId })).state).toBe('fetched')
    expect((await zhao.ok('pickup.code', { orderId })).fetched).toBe(true)
  })

  test('a bag opens at its own station only', async () => {
    const qian = await shop.as('c1-resident-4')
    const { code, typedCode } = await qian.ok('pickup.code', { orderId: await paidOrder(qian) })
    const other = await shop.as('c2-leader-1')
    for (const guess of [code, typedCode]) {
      expect(await other.refusal('pickup.preview', { code: guess })).toBe('code_not_found')
      expect(await other.refusal('pickup.confirm', { code: guess })).toBe('code_not_found')
    }
    for (const openid of ['c1-resident-4', 'c1-staff-1', 'c1-operator-1']) {
      expect(await (await shop.as(openid)).error('pickup.confirm', { code })).toBe('forbidden')
    }
    const admin = await shop.as('c2-admin-1')
    expect(await admin.ok('pickup.preview', { code: typedCode })).toMatchObject({ lines: [{ quantity: 2 }] })
    expect(await admin.ok('pickup.confirm', { code })).toMatchObject({ left: 0 })
  })

  test('five wrong typed codes lock typing for ten minutes, scanning goes on, a bag handed over begins the count anew', async () => {
    const sun = await shop.as('c1-resident-5')
    const { code, typedCode } = await sun.ok('pickup.code', { orderId: await paidOrder(sun) })
    const other = await sun.ok('pickup.code', { orderId: await paidOrder(sun, [{ itemId: 'g1-i6', quantity: 1 }]) })
    const leader = await leaderOf(shop)
    const wrong = (guess: string) => leader.refusal('pickup.preview', { code: guess })
    for (const guess of ['22222222', '33333333', 'nonsense', '44444444']) expect(await wrong(guess)).toBe('code_not_found')
    await leader.ok('pickup.confirm', { code: other.typedCode })
    for (const guess of ['22222222', '33333333', '44444444', '55555555', '66666666']) expect(await wrong(guess)).toBe('code_not_found')
    const until = new Date(Date.parse(shop.now) + 600_000).toISOString()
    expect((await leader.call('pickup.confirm', { code: typedCode })).body).toMatchObject({ refusal: 'too_many_codes', detail: { until } })
    expect(await wrong('LP22222222222222222222222222')).toBe('code_not_found')
    await leader.ok('pickup.preview', { code })
    onward(shop, 599_999)
    expect(await wrong(typedCode)).toBe('too_many_codes')
    onward(shop, 1)
    expect(await leader.ok('pickup.confirm', { code: typedCode })).toMatchObject({ left: 0 })
  })

  test('a code that somebody knows buys no guesses', async () => {
    const known = await shop.as('c2-resident-1')
    const lines = [{ itemId: 'g2-i1', quantity: 1 }, { itemId: 'g2-i2', quantity: 1 }]
    const order = await known.ok('order.place', { campaignId: 'g2', lines, handover: 'station' })
    await known.pay(order.orderId)
    const bag = await known.ok('pickup.code', { orderId: order.orderId })
    const leader = await shop.as('c2-leader-1')
    await leader.ok('pickup.confirm', { code: bag.typedCode, lines: [bag.lines[0]!.lineId] })
    for (let n = 0; n < 5; n++) {
      await leader.ok('pickup.preview', { code: bag.typedCode })
      expect(await leader.refusal('pickup.preview', { code: `2222222${n}` })).toBe('code_not_found')
    }
    expect(await leader.refusal('pickup.preview', { code: bag.typedCode })).toBe('too_many_codes')
    onward(shop, 600_000)
  })

  test('the same key is one guess', async () => {
    const leader = await shop.as('c2-leader-1')
    for (let n = 0; n < 6; n++)
      expect(await leader.refusal('pickup.preview', { code: '77777777' }, { key: 'one-guess' })).toBe('code_not_found')
    expect(await leader.refusal('pickup.preview', { code: '77777777' })).toBe('code_not_found')
  })

  test('nothing goes while the pool is open or money is asked back', async () => {
    const people = await Promise.all(['c1-resident-6', 'c1-resident-7', 'c1-resident-8'].map((openid) => shop.as(openid)))
    const leader = await leaderOf(shop)
    const { orderIds } = await paidPool(people.slice(0, 1))
    const [zhou] = people
    const orderId = orderIds[0]!
    const { code, lines } = await zhou!.ok('pickup.code', { orderId })
    expect(lines[0]!.stop).toBe('pool_open')
    expect(await leader.refusal('pickup.confirm', { code })).toBe('pool_open')
    expect(await zhou!.refusal('refund.ask', { orderId, lines: [{ itemId: 'g1-i1', quantity: 1 }], reason: 'other' })).toBe('pool_open')
    const { poolId } = await zhou!.ok('order.get', { orderId })
    for (const person of people.slice(1)) {
      const seat = await person.ok('pool.join', {
        poolId: poolId!,
        lines: [{ itemId: 'g1-i1', quantity: 2 }],
        ifNotFilled: 'keep',
        handover: 'station',
      })
      await person.pay(seat.orderId)
    }
    await shop.runDue()
    const { askId } = await zhou!.ok('refund.ask', { orderId, lines: [{ itemId: 'g1-i1', quantity: 1 }], reason: 'damaged' })
    expect(await leader.refusal('pickup.confirm', { code })).toBe('refund_asked')
    expect((await leader.ok('pickup.preview', { code })).lines[0]!.stop).toBe('refund_asked')
    await zhou!.ok('refund.withdraw', { askId })
    expect(await leader.ok('pickup.confirm', { code })).toMatchObject({ left: 0 })
  })

  test('WeChat hears once that an order was handed over', async () => {
    const wu = await shop.as('c1-resident-9')
    const orderId = await paidOrder(wu, [
      { itemId: 'g1-i3', quantity: 1 },
      { itemId: 'g1-i4', quantity: 1 },
    ])
    const { code, lines } = await wu.ok('pickup.code', { orderId })
    const shipped = async () =>
      (await shop.simState<{ shipped: { openid: string }[] }>()).shipped.filter(({ openid }) => openid === 'c1-resident-9')
    const leader = await leaderOf(shop)
    await leader.ok('pickup.confirm', { code, lines: [lines[0]!.lineId] })
    await shop.runDue()
    expect(await shipped()).toHaveLength(1)
    await leader.ok('pickup.confirm', { code })
    await shop.runDue()
    expect(await shipped()).toHaveLength(1)
  })

  test('bags have numbers once the campaign is closed', async () => {
    const li = await shop.as('c1-resident-1')
    const orderId = await paidOrder(li, [{ itemId: 'g1-i5', quantity: 1 }])
    onward(shop, 13 * AN_HOUR_MS)
    await shop.runDue()
    const { bags } = await (await leaderOf(shop)).ok('campaign.close', { campaignId: 'g1' })
    const numbers = bags.map((bag) => bag.number)
    expect([...numbers].sort((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1))
    const { bagNumber } = await li.ok('pickup.code', { orderId })
    expect(bags.find((bag) => bag.orderIds.includes(orderId))!.number).toBe(bagNumber)
  })
})
