import { paidOrder } from '../pickup/fixtures'
import { onBothDatabases, useServer, type TestServer } from '../support/server'

/** The channel can't pay back this time: the account that paid is closed, say. */
const refundFault = (shop: TestServer, next: 'refund-abnormal' | 'refund-closed') =>
  fetch(`${shop.simUrl}/sim/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ next, times: 1 }),
  })

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('a repayment that the channel could not make waits for an operator, who sends it again under its own number', async () => {
    const li = await shop.as('c1-resident-1')
    const orderId = await paidOrder(li)
    await li.ok('order.cancel', { orderId })
    await refundFault(shop, 'refund-abnormal')
    await shop.runDue()
    await shop.flush()
    const operator = await shop.as('c1-operator-1')
    const { refunds } = await operator.ok('refund.review', {})
    expect(refunds).toMatchObject([{ orderId, amountFen: 4_000, why: 'cancelled', state: 'review', lastError: 'ABNORMAL', doneAt: null }])
    expect(await li.ok('order.get', { orderId })).toMatchObject({ state: 'refunded', refundedFen: 4_000, refundingFen: 4_000 })
    const { refundNo } = refunds[0]!
    const other = await shop.as('c2-operator-1')
    expect(await other.ok('refund.review', {})).toEqual({ refunds: [], cursor: null })
    expect(await other.refusal('refund.retry', { refundNo })).toBe('refund_not_found')
    expect(await li.error('refund.review', {})).toBe('forbidden')
    expect(await operator.ok('refund.retry', { refundNo })).toMatchObject({ refundNo, state: 'queued', attempts: 0 })
    expect(await operator.refusal('refund.retry', { refundNo })).toBe('not_in_review')
    await shop.runDue()
    const numbers = (await shop.simState<{ refunds: { outRefundNo: string }[] }>()).refunds.map(({ outRefundNo }) => outRefundNo)
    expect(numbers.filter((number) => number === refundNo)).toHaveLength(1)
    expect((await operator.ok('ops.trail', {})).entries[0]).toMatchObject({
      what: 'refund.retry',
      subject: refundNo,
      personId: operator.personId,
    })
  })

  test('one that the channel closed goes on under a new number', async () => {
    const wang = await shop.as('c1-resident-2')
    const orderId = await paidOrder(wang)
    await wang.ok('order.cancel', { orderId })
    await refundFault(shop, 'refund-closed')
    for (let round = 1; round <= 2; round++) {
      await shop.runDue()
      await shop.flush()
    }
    const { refunds } = await shop.simState<{ refunds: { state: string; outRefundNo: string }[] }>()
    expect(refunds.map(({ state }) => state)).toEqual(expect.arrayContaining(['CLOSED', 'SUCCESS']))
    expect(await wang.ok('order.get', { orderId })).toMatchObject({ state: 'refunded', refundedFen: 4_000, refundingFen: 0 })
  })
})
