import { instant, later, minutes, seconds } from '@domain/time'
import { anEvening, joins, only, opens, orderOf, pays, plain } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'

onBothDatabases((db) => {
  const shop = useServer({ db })

  /** An order of ¥40.00 on an evening of its own, with its cashier open. */
  const prepaid = async () => {
    const evening = await anEvening(shop)
    const person = only(await evening.neighbours(1))
    const { orderId } = await person.ok('order.place', plain(evening, 2))
    const { outTradeNo } = await person.ok('payment.prepay', { orderId })
    return { evening, person, orderId, outTradeNo, pay: () => shop.pay(outTradeNo, person.openid), order: () => person.ok('order.get', { orderId }) }
  }

  test('a payment that is asked for twice keeps its number, and a paid order takes none', async () => {
    const { person, orderId, outTradeNo, pay } = await prepaid()
    expect((await person.ok('payment.prepay', { orderId })).outTradeNo).toBe(outTradeNo)
    await pay()
    await shop.flush()
    expect(await person.refusal('payment.prepay', { orderId })).toBe('already_paid')
  })

  test.each(['doubled', 'probe'] as const)('news that comes %s pays once', async (fault) => {
    const { pay, order } = await prepaid()
    await shop.faults(fault)
    await pay()
    await shop.flush(later(instant(shop.now), seconds(60)))
    expect(await order()).toMatchObject({ state: 'paid', paidFen: 4000, refundedFen: 0 })
  })

  test('news of two orders in the other order pays both', async () => {
    const evening = await anEvening(shop)
    const members = await Promise.all((await evening.neighbours(2)).map((person) => opens(evening, person)))
    await shop.faults('reordered')
    for (const member of members) {
      const { outTradeNo } = await member.person.ok('payment.prepay', { orderId: member.orderId })
      await shop.pay(outTradeNo, member.person.openid)
    }
    await shop.flush(later(instant(shop.now), seconds(60)))
    for (const member of members) expect(await orderOf(member)).toMatchObject({ state: 'paid', paidFen: 3200 })
  })

  test('forged news changes nothing; the true repetition pays', async () => {
    const { evening, pay, order } = await prepaid()
    await shop.faults('forged')
    await pay()
    await shop.flush()
    expect(await order()).toMatchObject({ state: 'unpaid', paidFen: 0 })
    await shop.flush(later(evening.start, minutes(5)))
    expect(await order()).toMatchObject({ state: 'paid' })
  })

  test('lost news is found by asking', async () => {
    const { person, orderId, pay } = await prepaid()
    await shop.faults('lost')
    await pay()
    expect(await shop.flush()).toBe(0)
    expect(await person.ok('payment.check', { orderId })).toEqual({ state: 'paid', paidFen: 4000 })
  })

  test('a cashier that times out after the commit is asked again with the same number', async () => {
    const evening = await anEvening(shop)
    const person = only(await evening.neighbours(1))
    const { orderId } = await person.ok('order.place', plain(evening))
    await shop.faults('timeout')
    expect(await person.refusal('payment.prepay', { orderId })).toBe('pay_unavailable')
    await person.pay(orderId)
    expect(await person.ok('order.get', { orderId })).toMatchObject({ state: 'paid' })
  })

  test.each(['amount', 'payer'] as const)('a wrong %s is set apart, the order runs out, and an operator sends the money back', async (fault) => {
    const { evening, outTradeNo, pay, order } = await prepaid()
    await shop.faults(fault)
    await pay()
    await shop.flush()
    expect(await order()).toMatchObject({ state: 'unpaid', paidFen: 0 })
    await shop.runDue(later(evening.start, minutes(15)))
    expect(await order()).toMatchObject({ state: 'cancelled', paidFen: 0 })
    const { payments } = await evening.operator.ok('payment.quarantined', {})
    expect(payments.find((each) => each.outTradeNo === outTradeNo)).toMatchObject({ why: `wrong_${fault}`, released: false })
    expect(await (await shop.as('c2-operator-1')).refusal('payment.release', { outTradeNo })).toBe('payment_not_found')
    await evening.operator.ok('payment.release', { outTradeNo })
    expect(await evening.operator.refusal('payment.release', { outTradeNo })).toBe('already_released')
    await shop.runDue()
    await shop.flush()
  })

  test('money that comes after its hold ran out: a plain order goes on if it can', async () => {
    const { evening, pay, order } = await prepaid()
    await pay()
    expect(await evening.left()).toBe(98)
    await shop.flush(later(evening.start, minutes(15)))
    expect(await order()).toMatchObject({ state: 'paid', paidFen: 4000, refundedFen: 0 })
    expect(await evening.left()).toBe(98)
    await shop.runDue()
    expect(await order()).toMatchObject({ state: 'paid' })
  })

  test('the cashier of a cancelled order is closed: nobody can pay there any more', async () => {
    const { person, orderId, outTradeNo, order } = await prepaid()
    await person.ok('order.cancel', { orderId })
    await expect(shop.pay(outTradeNo, person.openid)).rejects.toThrow()
    expect(await order()).toMatchObject({ state: 'cancelled', paidFen: 0 })
  })

  test('and goes back after the cut-off', async () => {
    const evening = await anEvening(shop)
    const person = only(await evening.neighbours(1))
    shop.at(later(evening.cutOff, -minutes(1)))
    const { orderId } = await person.ok('order.place', plain(evening, 2))
    const { outTradeNo } = await person.ok('payment.prepay', { orderId })
    await shop.pay(outTradeNo, person.openid)
    await shop.flush(evening.cutOff)
    expect(await person.ok('order.get', { orderId })).toMatchObject({ state: 'refunded', paidFen: 4000, refundedFen: 4000 })
    await shop.runDue()
    await shop.flush()
    expect(await person.ok('order.get', { orderId })).toMatchObject({ refundingFen: 0 })
  })

  test("late money of a pool's member: keep becomes a plain order, refund goes back; neither gets the seat", async () => {
    const evening = await anEvening(shop)
    const [a, b, c] = await evening.neighbours(3)
    if (!a || !b || !c) throw new Error('three neighbours')
    const first = await opens(evening, a)
    await pays(first)
    const late = [await joins(evening, b, first.poolId, { ifNotFilled: 'keep' }), await joins(evening, c, first.poolId, { ifNotFilled: 'refund' })]
    for (const member of late) {
      const { outTradeNo } = await member.person.ok('payment.prepay', { orderId: member.orderId })
      await shop.pay(outTradeNo, member.person.openid)
    }
    await shop.flush(later(evening.start, minutes(16)))
    const [keep, back] = await Promise.all(late.map(orderOf))
    expect(keep).toMatchObject({ state: 'paid', paidFen: 4000, refundedFen: 0 })
    expect(back).toMatchObject({ state: 'refunded', paidFen: 3200, refundedFen: 3200 })
    expect(await a.ok('pool.get', { poolId: first.poolId })).toMatchObject({ paidSeats: 1, heldSeats: 0 })
  })

  test('paying twice in two ways ends in one order and one refund', async () => {
    const { person, orderId, outTradeNo, pay, order } = await prepaid()
    const other = await person.ok('payment.prepay', { orderId, way: 'h5' })
    expect(other.outTradeNo).not.toBe(outTradeNo)
    await pay()
    await shop.pay(other.outTradeNo, person.openid)
    await shop.flush()
    await shop.runDue()
    await shop.flush()
    expect(await order()).toMatchObject({ state: 'paid', paidFen: 8000, refundedFen: 4000, refundingFen: 0 })
  })

  test('a refund whose answer times out is asked about with its own number and paid once', async () => {
    const { person, orderId, pay, order } = await prepaid()
    await pay()
    await shop.flush()
    await person.ok('order.cancel', { orderId })
    await shop.faults('timeout')
    await shop.runDue()
    expect(await order()).toMatchObject({ refundingFen: 4000 })
    await shop.runDue(later(instant(shop.now), minutes(10)))
    await shop.flush()
    expect(await order()).toMatchObject({ state: 'refunded', refundedFen: 4000, refundingFen: 0 })
  })

  test("the next morning's bill agrees with the books", async () => {
    const { evening, pay, order } = await prepaid()
    await pay()
    await shop.flush()
    await shop.runDue(later(evening.cutOff, minutes(12 * 60)))
    expect(await order()).toMatchObject({ state: 'paid', paidFen: 4000 })
    expect(await shop.audit()).toEqual([])
  })

  test("a caller without the channel's signature is sent away", async () => {
    const answer = await shop.http('POST', '/wechat-pay/notify', { body: { id: 'x' }, headers: { 'wechatpay-signature': 'WECHATPAY/SIGNTEST/x' } })
    expect(answer.status).toBe(401)
  })
})
