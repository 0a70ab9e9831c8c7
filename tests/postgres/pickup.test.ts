import { paidOrder } from '../pickup/fixtures'
import { onPostgres, useServer } from '../support/server'
import { race, tally } from './race'

const ONE = [{ itemId: 'g1-i1', quantity: 1 }]

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  test('ten desks at once hand a bag over once', async () => {
    const li = await shop.as('c1-resident-1')
    const { code } = await li.ok('pickup.code', { orderId: await paidOrder(li) })
    const leader = await shop.as('c1-leader-1')
    const answers = await race(
      Array.from({ length: 10 }, (_, n) => n),
      () => leader.call('pickup.confirm', { code }),
    )
    expect(tally(answers)).toEqual({ ok: 1, already_fetched: 9 })
  })

  test('handing over and asking money back at once: one of them wins', async () => {
    const leader = await shop.as('c1-leader-1')
    for (let n = 2; n <= 6; n++) {
      const person = await shop.as(`c1-resident-${n}`)
      const orderId = await paidOrder(person, ONE)
      const { code } = await person.ok('pickup.code', { orderId })
      const [asked, handed] = await Promise.all([
        person.call('refund.ask', { orderId, lines: ONE, reason: 'other' }),
        leader.call('pickup.confirm', { code }),
      ])
      expect(asked.body.ok).toBe(true)
      expect(handed.body.ok === true || handed.body.refusal === 'refund_asked').toBe(true)
    }
  })

  test('handing over while a decision pays back: the money is in one place', async () => {
    const leader = await shop.as('c1-leader-1')
    const operator = await shop.as('c1-operator-1')
    for (let n = 2; n <= 6; n++) {
      const person = await shop.as(`c1-resident-${n}`)
      const [waiting] = (await person.ok('refund.list', {})).asks
      const { code } = await person.ok('pickup.code', { orderId: waiting!.orderId })
      await Promise.all([operator.ok('refund.decide', { askId: waiting!.askId, accept: true }), leader.call('pickup.confirm', { code })])
      const order = await person.ok('order.get', { orderId: waiting!.orderId })
      expect(order.refundedFen).toBe(2_000)
    }
    await shop.runDue()
    expect(await shop.audit()).toEqual([])
  })

  test('guesses made at once are counted one by one', async () => {
    const leader = await shop.as('c2-leader-1')
    const guesses = ['22222222', '33333333', '44444444', '55555555', '66666666', '77777777', '88888888', '99999999', 'AAAAAAAA', 'BBBBBBBB']
    expect(tally(await race(guesses, (code) => leader.call('pickup.preview', { code })))).toEqual({ code_not_found: 5, too_many_codes: 5 })
  })
})
