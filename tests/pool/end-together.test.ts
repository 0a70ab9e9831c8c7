import { onBothDatabases, useServer } from '../support/server'
import { aPool, anEvening, joins, only, opens, orderOf, pays, type Member } from './fixtures'

const MANY = 30

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('pools that end at one instant end as each would alone: money back, goods kept, and who has not paid has no order', async () => {
    const evening = await anEvening(shop)
    const lone: Member[] = []
    for (const person of await evening.neighbours(MANY)) lone.push(await opens(evening, person))
    for (const member of lone) await pays(member)
    const pair = await aPool(evening, [{}, { quantity: 3 }])
    const keeps = only(await aPool(evening, [{ ifNotFilled: 'keep' }]))
    const full = await aPool(evening, [{}, {}, {}])
    const late = only(await aPool(evening, [{}]))
    const [unpaid] = await evening.neighbours(1)
    const held = await joins(evening, unpaid!, late.poolId)

    await shop.runDue(evening.cutOff)

    for (const member of [...lone, ...pair, late]) {
      const { state, paidFen, refundedFen } = await orderOf(member)
      expect({ state, back: paidFen - refundedFen }).toEqual({ state: 'refunded', back: 0 })
      expect(await member.person.ok('pool.get', { poolId: member.poolId })).toMatchObject({ state: 'expired' })
      expect((await member.person.ok('message.list', {})).messages.filter(({ kind }) => kind === 'pool_expired_refund')).toHaveLength(1)
    }
    expect(await orderOf(keeps)).toMatchObject({ state: 'paid', refundedFen: 0 })
    expect(await orderOf(held)).toMatchObject({ state: 'cancelled', paidFen: 0 })
    for (const member of full) expect(await orderOf(member)).toMatchObject({ state: 'paid' })
    const { refunds } = await shop.simState<{ refunds: readonly unknown[] }>()
    expect(refunds).toHaveLength(MANY + pair.length + 1)
    expect(await evening.left()).toBe(100 - 2 - 3 * 2)
  })
})
