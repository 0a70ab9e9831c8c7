import { befriend } from '../household/fixtures'
import { onBothDatabases, useServer } from '../support/server'
import { paidPool } from './fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('a pool of one household is one bag, which any member may fetch with any of its codes', async () => {
    const [mother, father, child, aunt, neighbour] = await Promise.all([1, 2, 3, 4, 5].map((n) => shop.as(`c1-resident-${n}`)))
    for (const joiner of [father!, child!, aunt!]) await befriend(mother!, joiner)
    const { orderIds } = await paidPool([mother!, father!, child!])
    const before = await child!.ok('pickup.code', { orderId: orderIds[2]! })
    expect(before.shared).toBe(false)
    expect(await aunt!.refusal('pickup.code', { orderId: orderIds[0]! })).toBe('order_not_found')
    await shop.runDue()
    const shared = await aunt!.ok('pickup.code', { orderId: orderIds[2]! })
    expect(shared).toMatchObject({ shared: true, fetched: false })
    expect(shared.lines.map((line) => line.orderId).sort()).toEqual([...orderIds].sort())
    expect(await mother!.ok('pickup.code', { orderId: orderIds[0]! })).toEqual(shared)
    expect(await neighbour!.refusal('pickup.code', { orderId: orderIds[0]! })).toBe('order_not_found')
    const leader = await shop.as('c1-leader-1')
    const childs = shared.lines.find((line) => line.orderId === orderIds[2])!.lineId
    expect(await leader.ok('pickup.confirm', { code: before.typedCode, lines: [childs] })).toMatchObject({ handed: [childs], left: 2 })
    expect(await leader.ok('pickup.confirm', { code: shared.code })).toMatchObject({ left: 0 })
    for (const code of [before.code, before.typedCode, shared.typedCode])
      expect(await leader.refusal('pickup.confirm', { code })).toBe('already_fetched')
    const states = await Promise.all(
      [mother!, father!, child!].map(async (person, n) => (await person.ok('order.get', { orderId: orderIds[n]! })).state),
    )
    expect(states).toEqual(['fetched', 'fetched', 'fetched'])
  })

  test('a pool with a neighbour in it stays as many bags', async () => {
    const [uncle, niece, friend] = await Promise.all([6, 7, 8].map((n) => shop.as(`c1-resident-${n}`)))
    await befriend(uncle!, niece!)
    const { orderIds } = await paidPool([uncle!, niece!, friend!])
    await shop.runDue()
    expect(await uncle!.ok('pickup.code', { orderId: orderIds[0]! })).toMatchObject({ shared: false, lines: [{ orderId: orderIds[0] }] })
    expect(await niece!.refusal('pickup.code', { orderId: orderIds[0]! })).toBe('order_not_found')
  })
})
