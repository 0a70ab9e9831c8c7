import { atShopTime, instant, later, minutes, nextShopDay, shopDay } from '@domain/time'
import { anEvening, aPool, joins, only, opens, orderOf, plain, wish } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'

interface State {
  trades: { outTradeNo: string; state: string }[]
}

onBothDatabases((db) => {
  const shop = useServer({ db })

  const stateOf = async (outTradeNo: string) => (await shop.simState<State>()).trades.find((trade) => trade.outTradeNo === outTradeNo)?.state

  test('money that opening a cashier finds counts, though no cashier opens', async () => {
    const evening = await anEvening(shop)
    const person = only(await evening.neighbours(1))
    const { orderId } = await person.ok('order.place', plain(evening, 2))
    await shop.faults('timeout')
    expect(await person.refusal('payment.prepay', { orderId })).toBe('pay_unavailable')
    const { outTradeNo } = only((await shop.simState<State>()).trades.slice(-1))
    await shop.faults('lost')
    await shop.pay(outTradeNo, person.openid)
    expect(await person.refusal('payment.prepay', { orderId })).toBe('already_paid')
    expect(await person.ok('order.get', { orderId })).toMatchObject({ state: 'paid', paidFen: 4000 })
  })

  test('money that leaving finds counts, and the pool that it fills settles', async () => {
    const evening = await anEvening(shop)
    const { poolId } = only(await aPool(evening, [{}, {}]))
    const third = await joins(evening, only(await evening.neighbours(1)), poolId)
    const { outTradeNo } = await third.person.ok('payment.prepay', { orderId: third.orderId })
    await shop.faults('lost')
    await shop.pay(outTradeNo, third.person.openid)
    expect(await third.person.refusal('pool.leave', { poolId })).toBe('pool_full')
    await shop.runDue()
    expect(await third.person.ok('pool.get', { poolId })).toMatchObject({ state: 'settled', paidSeats: 3 })
    expect(await orderOf(third)).toMatchObject({ state: 'paid', paidFen: 3200, refundedFen: 0 })
  })

  test('who has paid one way finds the other cashier closed, and is free to move on', async () => {
    const evening = await anEvening(shop)
    const person = only(await evening.neighbours(1))
    const { orderId } = await person.ok('order.place', plain(evening, 2))
    const other = await person.ok('payment.prepay', { orderId, way: 'h5' })
    await person.pay(orderId)
    await shop.runDue()
    expect(await stateOf(other.outTradeNo)).toBe('CLOSED')
    await person.ok('order.cancel', { orderId })
    await person.ok('station.choose', { stationId: 's1' })
  })

  test('of an order whose late money went back nothing can be asked back again', async () => {
    const evening = await anEvening(shop)
    const member = await opens(evening, only(await evening.neighbours(1)))
    const { outTradeNo } = await member.person.ok('payment.prepay', { orderId: member.orderId })
    await shop.faults('late')
    await shop.pay(outTradeNo, member.person.openid)
    await shop.runDue(later(evening.start, minutes(15)))
    expect(await orderOf(member)).toMatchObject({ state: 'refunded', paidFen: 3200, refundedFen: 3200 })
    expect(await member.person.refusal('refund.ask', { orderId: member.orderId, lines: wish(evening).lines, reason: 'other' })).toBe('too_many_units')
  })

  test('money set apart stands in the books of the day on which it came', async () => {
    const evening = await anEvening(shop)
    shop.at(later(evening.cutOff, -minutes(5)))
    const person = only(await evening.neighbours(1))
    const { orderId } = await person.ok('order.place', plain(evening))
    const { outTradeNo } = await person.ok('payment.prepay', { orderId })
    await shop.faults('amount')
    await shop.pay(outTradeNo, person.openid)
    const nextDay = nextShopDay(shopDay(instant(shop.now)))
    await shop.flush(atShopTime(nextDay, '00:05'))
    await shop.runDue(atShopTime(nextDay, '10:31'))
    await evening.operator.ok('payment.release', { outTradeNo })
  })
})
