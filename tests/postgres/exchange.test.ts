import { anExchange, withAPoint } from '../points/exchange-fixtures'
import { onPostgres, useServer } from '../support/server'
import { race, tally } from './race'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })
  const anItem = async (offered: number) => (await (await shop.as('c1-operator-1')).ok('points.addItem', anExchange('c1', { offered, perPerson: 50 }))).itemId

  test('sixty people for the last five: five vouchers, and nobody else pays a point', async () => {
    const itemId = await anItem(5)
    const people = await Promise.all(Array.from({ length: 60 }, (_, n) => withAPoint(shop, `last-${n}`)))
    const answers = await race(people, (person) => person.call('points.exchange', { itemId }))
    expect(tally(answers)).toEqual({ ok: 5, sold_out: 55 })
    const left = await Promise.all(people.map(async (person) => (await person.ok('points.list', {})).free))
    expect(left.filter((free) => free === 0)).toHaveLength(5)
  })

  test('one point in twenty exchanges at once buys one of them', async () => {
    const itemIds = await Promise.all([anItem(50), anItem(50)])
    const li = await withAPoint(shop, 'one-point')
    const answers = await race(Array.from({ length: 20 }), (_, n) => li.call('points.exchange', { itemId: itemIds[n % 2]! }))
    expect(tally(answers)).toEqual({ ok: 1, points_short: 19 })
  })

  test('two desks and one voucher: it is used once', async () => {
    const li = await withAPoint(shop, 'two-desks')
    const { voucher } = await li.ok('points.exchange', { itemId: await anItem(1) })
    const desks = await Promise.all(['c1-leader-1', 'c1-staff-1', 'c1-operator-1'].map((openid) => shop.as(openid)))
    const answers = await race([...desks, ...desks], (desk) => desk.call('points.useVoucher', { code: voucher.code }))
    expect(tally(answers)).toEqual({ ok: 1, voucher_used: 5 })
  })
})
