import { anExchange, withAPoint } from '../points/exchange-fixtures'
import { aDime, aGoodsEvening, signsSeven } from '../points/price-fixtures'
import { plain } from '../pool/fixtures'
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

  /** So many people with a right each, on an evening at which the goods are sold, and the goods for ten fen. */
  async function rights(count: number, offered: number) {
    const { evening, goodsId } = await aGoodsEvening(shop)
    const people = await evening.neighbours(count)
    await signsSeven(shop, ...people)
    return { evening, people, itemId: await aDime(evening.operator, goodsId, { offered }) }
  }
  const couponIdOf = (body: { value?: unknown }) => (body.value as { voucher: { coupon: { couponId: string } } }).voucher.coupon.couponId

  test('twelve people for the last two coupons: two have one, and nobody else loses a point or her right', async () => {
    const { people, itemId } = await rights(12, 2)
    const before = await Promise.all(people.map(async (person) => (await person.ok('points.list', {})).free))
    const answers = await race(people, (person) => person.call('points.exchange', { itemId }))
    expect(tally(answers)).toEqual({ ok: 2, sold_out: 10 })
    for (const [n, person] of people.entries()) {
      const had = answers[n]?.body.ok === true
      const { free, rights: left } = await person.ok('points.items', {})
      expect([free, left, (await person.ok('coupon.mine', {})).coupons.filter(({ why }) => why === 'exchange').length]).toEqual([(before[n] ?? 0) - (had ? 1 : 0), had ? 0 : 1, had ? 1 : 0])
    }
  })

  test('one right in ten exchanges at once, of two things, brings one coupon', async () => {
    const { evening, people, itemId } = await rights(1, 9)
    const { items } = await evening.operator.ok('points.items', { communityId: 'c1' })
    const other = await aDime(evening.operator, items.find((item) => item.itemId === itemId)!.sale!.goodsId, { offered: 9 })
    const answers = await race(Array.from({ length: 10 }), (_, n) => people[0]!.call('points.exchange', { itemId: n % 2 === 0 ? itemId : other }))
    expect(tally(answers)).toEqual({ ok: 1, no_right: 9 })
  })

  test('a coupon in eight orders at once serves one; cancelled while others want it, it serves one more at the most', async () => {
    const { evening, people, itemId } = await rights(1, 1)
    const li = people[0]!
    const couponId = couponIdOf((await li.call('points.exchange', { itemId })).body)
    const wants = () => li.call('order.place', { ...plain(evening), couponIds: [couponId] })
    const answers = await race(Array.from({ length: 8 }), wants)
    expect(tally(answers)).toEqual({ ok: 1, coupon_taken: 7 })
    const orderId = answers.flatMap(({ body }) => (body.ok === true ? [(body.value as { orderId: string }).orderId] : []))[0]!
    const [cancelled, ...again] = await race([null, 1, 2, 3], (one) => (one === null ? li.call('order.cancel', { orderId }) : wants()))
    expect(cancelled?.body.ok).toBe(true)
    expect(again.filter(({ body }) => body.ok === true).length).toBeLessThanOrEqual(1)
    const held = (await li.ok('coupon.mine', {})).coupons.find((coupon) => coupon.couponId === couponId)
    expect(held?.state).toBe(again.some(({ body }) => body.ok === true) ? 'locked' : 'issued')
    expect(await evening.left()).toBe(held?.state === 'locked' ? 99 : 100)
  })

  test('an offer that shrinks while people exchange never falls below what was given', async () => {
    const { evening, people, itemId } = await rights(6, 6)
    const [changed, ...had] = await race([null, ...people], (person) => (person === null ? evening.operator.call('points.changeItem', { itemId, offered: 3 }) : person.call('points.exchange', { itemId })))
    const given = had.filter(({ body }) => body.ok === true).length
    expect(given).toBeGreaterThanOrEqual(3)
    if (changed?.body.ok === true) expect(given).toBe(3)
    else expect([changed?.body.refusal, given > 3]).toEqual(['offer_too_low', true])
  })
})
