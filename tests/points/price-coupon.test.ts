import { days, instant, later } from '@domain/time'
import { couponBatch, terms } from '../coupon/batch-fixtures'
import { anEvening, only, plain, type Evening } from '../pool/fixtures'
import { onBothDatabases, useServer, type Person } from '../support/server'
import { anExchange } from './exchange-fixtures'
import { pointsOf, toldOf } from './fixtures'
import { aDime, aGoodsEvening, signsSeven } from './price-fixtures'

onBothDatabases((db) => {
  const shop = useServer({ db })

  /** Somebody with one right and points, on an evening at which the goods are sold, and what she can exchange for them. */
  async function aRight(change: Parameters<typeof aDime>[2] = {}, more: readonly string[] = []): Promise<{ evening: Evening; li: Person; itemId: string }> {
    const { evening, goodsId } = await aGoodsEvening(shop, { more })
    const li = only(await evening.neighbours(1))
    await signsSeven(shop, li)
    return { evening, li, itemId: await aDime(evening.operator, goodsId, change) }
  }
  const couponOf = async (li: Person) => only((await li.ok('coupon.mine', {})).coupons.filter(({ why }) => why === 'exchange'))
  async function redeems({ li, itemId }: { li: Person; itemId: string }): Promise<string> {
    const { voucher } = await li.ok('points.exchange', { itemId })
    return voucher.coupon?.couponId ?? ''
  }

  test('a point and a right become a coupon, and ten fen in an order become the goods', async () => {
    const { evening, li, itemId } = await aRight()
    const before = await pointsOf(li)
    const seen = await li.ok('points.items', {})
    expect(seen.rights).toBe(1)
    expect(only(seen.items.filter((item) => item.itemId === itemId))).toMatchObject({
      points: 1, exclusive: true, left: 2, sale: { priceFen: 10, goodsName: '草莓', tonight: { stationId: evening.stationId, itemId: evening.itemId, priceFen: 2_000, left: 100 } },
    })
    const { voucher, free } = await li.ok('points.exchange', { itemId })
    expect(free).toBe(before.free - 1)
    expect(voucher).toMatchObject({ state: 'open', code: '', points: 1, coupon: { priceFen: 10, orderId: null } })
    expect(await couponOf(li)).toMatchObject({ state: 'issued', validUntil: voucher.validUntil, terms: { benefit: { kind: 'price', priceFen: 10 }, pools: 'never' } })
    const couponId = voucher.coupon!.couponId
    const { priced } = await li.ok('order.quote', plain(evening))
    expect(priced).toMatchObject({ payFen: 10, coupons: [{ couponId, offFen: 1_990 }] })
    expect(priced?.trace).toContainEqual({ rule: 'coupon', couponId, applied: true, offFen: 1_990, afterFen: 10 })
    const { orderId, payFen } = await li.ok('order.place', { ...plain(evening), couponIds: [couponId] })
    expect(payFen).toBe(10)
    expect(await couponOf(li)).toMatchObject({ state: 'locked', orderId })
    await li.pay(orderId)
    expect(await li.ok('order.get', { orderId })).toMatchObject({ state: 'paid', paidFen: 10, coupons: [{ couponId, offFen: 1_990 }] })
    expect((await li.ok('points.vouchers', {})).vouchers).toMatchObject([{ state: 'used', usedAt: instant(shop.now), coupon: { communityId: 'c1', orderId } }])
    expect(await evening.left()).toBe(99)
    const { items } = await evening.operator.ok('points.items', { communityId: 'c1' })
    expect(only(items.filter((item) => item.itemId === itemId))).toMatchObject({ left: 1, figures: { offered: 2, issued: 1, used: 1 } })
  })

  test('a cancelled order and one that goes back whole give the coupon back; what it cost in points stays spent', async () => {
    const a = await aRight()
    const couponId = await redeems(a)
    const spent = await toldOf(a.li)
    const { orderId } = await a.li.ok('order.place', { ...plain(a.evening), couponIds: [couponId] })
    await a.li.ok('order.cancel', { orderId })
    expect(await couponOf(a.li)).toMatchObject({ state: 'issued', orderId: null })
    const again = await a.li.ok('order.place', { ...plain(a.evening), couponIds: [couponId] })
    await a.li.pay(again.orderId)
    await a.li.ok('order.cancel', { orderId: again.orderId })
    await shop.runDue()
    expect(await a.li.ok('order.get', { orderId: again.orderId })).toMatchObject({ state: 'refunded', paidFen: 10, refundedFen: 10 })
    expect(await couponOf(a.li)).toMatchObject({ state: 'issued', orderId: null })
    expect(await toldOf(a.li)).toEqual(spent)
    expect(await a.evening.left()).toBe(100)
  })

  /** Three of the goods, one of them for ten fen, in a round that is closed by now. */
  async function threeClosed(): Promise<{ evening: Evening; li: Person; orderId: string; couponId: string }> {
    const a = await aRight()
    const couponId = await redeems(a)
    const { orderId, payFen } = await a.li.ok('order.place', { ...plain(a.evening, 3), couponIds: [couponId] })
    expect(payFen).toBe(4_010)
    await a.li.pay(orderId)
    await shop.runDue(a.evening.cutOff)
    await a.evening.operator.ok('campaign.close', { campaignId: a.evening.campaignId })
    return { ...a, orderId, couponId }
  }

  test.each([[1, 4_000], [2, 2_000]])('of three of which one has its price, %i come: those at full price go back', async (arrived, backFen) => {
    const { evening: { operator, campaignId, itemId }, li, orderId } = await threeClosed()
    expect(await operator.ok('campaign.arrive', { campaignId, short: [{ itemId, arrived }] })).toMatchObject({ backFen })
    await shop.runDue()
    expect(await li.ok('order.get', { orderId })).toMatchObject({ refundedFen: backFen, lines: [{ pricedFen: 10, refundedQuantity: 3 - arrived }] })
    expect(await couponOf(li)).toMatchObject({ state: 'used' })
    expect(await shop.audit()).toEqual([])
  })

  test('its goods go back whole and the rest of the order does not: the coupon comes back', async () => {
    const a = await aRight({}, ['大米'])
    const [couponId, other] = [await redeems(a), only((await shop.nobody.ok('campaign.tonight', { stationId: a.evening.stationId })).items, 1)]
    const lines = [{ itemId: a.evening.itemId, quantity: 1 }, { itemId: other.itemId, quantity: 1 }]
    const { orderId } = await a.li.ok('order.place', { ...plain(a.evening), lines, couponIds: [couponId] })
    await a.li.pay(orderId)
    await shop.runDue(a.evening.cutOff)
    await a.evening.operator.ok('campaign.close', { campaignId: a.evening.campaignId })
    await a.evening.operator.ok('campaign.arrive', { campaignId: a.evening.campaignId, short: [{ itemId: a.evening.itemId, arrived: 0 }] })
    await shop.runDue()
    expect(await a.li.ok('order.get', { orderId })).toMatchObject({ state: 'paid', refundedFen: 10 })
    expect(await couponOf(a.li)).toMatchObject({ state: 'issued', orderId: null })
    expect((await a.li.ok('points.vouchers', {})).vouchers).toMatchObject([{ state: 'open', usedAt: null }])
    expect(await shop.audit()).toEqual([])
  })

  test.each([
    ['more than the coupon may take off', { priceFen: 10, capFen: 1_989 }],
    ['no more than its price', { priceFen: 2_000, capFen: 500 }],
  ])('the page leads nobody to goods that cost %s', async (_what, sale) => {
    const { li, itemId } = await aRight({ sale: { goodsId: '', ...sale } })
    const { items } = await li.ok('points.items', {})
    expect(only(items.filter((item) => item.itemId === itemId)).sale).toMatchObject({ tonight: null })
  })

  test('expired unused it is gone, and so are the point and the right', async () => {
    const a = await aRight({ validDays: 1 })
    await redeems(a)
    const { free } = await pointsOf(a.li)
    shop.at(later(instant(shop.now), days(2)))
    await shop.runDue()
    expect(await couponOf(a.li)).toMatchObject({ state: 'expired' })
    expect((await a.li.ok('points.vouchers', {})).vouchers).toMatchObject([{ state: 'expired' }])
    expect(await pointsOf(a.li)).toMatchObject({ free })
    expect(await a.li.ok('points.items', {})).toMatchObject({ rights: 0 })
  })

  test('where it can not bring the goods to its price it says why, and an order with it is refused rather than the coupon lost', async () => {
    const a = await aRight({ sale: { goodsId: '', priceFen: 10, capFen: 500 } })
    const couponId = await redeems(a)
    const { priced } = await a.li.ok('order.quote', plain(a.evening))
    expect(priced?.trace).toContainEqual(expect.objectContaining({ couponId, applied: false, why: 'not_to_price' }))
    expect(await a.li.call('order.place', { ...plain(a.evening), couponIds: [couponId] })).toMatchObject({ body: { refusal: 'coupon_not_usable', detail: { why: 'not_to_price' } } })
    const pool = await a.li.call('pool.open', { campaignId: a.evening.campaignId, lines: [{ itemId: a.evening.itemId, quantity: 2 }], ifNotFilled: 'refund', handover: 'station', couponIds: [couponId] })
    expect(pool).toMatchObject({ body: { refusal: 'coupon_not_usable', detail: { why: 'not_with_pool' } } })
  })

  test('an operator makes it of goods on her shelf, changes how many there are with its coupons, and takes back none that was paid for with points', async () => {
    const { evening, li, itemId } = await aRight()
    const { operator } = evening
    const couponId = await redeems({ li, itemId })
    const sale = { goodsId: 'nothing', priceFen: 10, capFen: 1_990 }
    expect(await operator.refusal('points.addItem', anExchange('c1', { kind: 'goods', sale }))).toBe('goods_not_found')
    expect(await operator.error('points.addItem', anExchange('c1', { kind: 'service', sale }))).toBe('bad_input')
    expect(await operator.error('points.addItem', anExchange('c1', { kind: 'goods', sale: { ...sale, priceFen: 0 } }))).toBe('bad_input')
    await operator.ok('points.changeItem', { itemId, offered: 7 })
    const batches = (await operator.ok('coupon.batches', { communityId: 'c1' })).batches.filter(({ way }) => way === 'exchange')
    expect(batches[0]).toMatchObject({ figures: { size: 7, budgetFen: 7 * 2_990, issued: 1 } })
    const batchId = batches[0]!.batchId
    expect(await operator.refusal('coupon.takeBack', { couponId, reason: 'x' })).toBe('coupon_exchanged')
    expect(await operator.refusal('coupon.stop', { batchId, reason: 'x' })).toBe('batch_not_found')
    expect(await operator.refusal('coupon.improve', { batchId, size: 9 })).toBe('batch_not_found')
    expect(await li.refusal('coupon.claim', { batchId })).toBe('batch_not_found')
    expect(await operator.error('coupon.create', { communityId: 'c1', ...couponBatch({ way: 'assign' }), terms: terms({ benefit: { kind: 'price', priceFen: 10, capFen: 100 } }) })).toBe('bad_input')
  })

  test('goods that a scope names twice, by items of two rounds, are called by their name once', async () => {
    const [{ itemId, operator }, next] = [await anEvening(shop), await anEvening(shop)]
    const scope = { kind: 'items' as const, ids: [itemId, next.itemId] }
    const times = { claimFrom: instant(shop.now), claimUntil: later(instant(shop.now), days(7)) }
    const { batchId } = await operator.ok('coupon.create', { communityId: 'c1', ...couponBatch({ way: 'assign', ...times, terms: terms({ scope }) }) })
    const { batches } = await operator.ok('coupon.batches', { communityId: 'c1' })
    expect(only(batches.filter((batch) => batch.batchId === batchId)).things).toEqual(['土豆'])
  })

  test('no desk takes it for a voucher, and who is erased has neither', async () => {
    const a = await aRight()
    await redeems(a)
    expect(await (await shop.as('c1-leader-1')).refusal('points.useVoucher', { code: '0000' })).toBe('code_not_found')
    await a.li.ok('me.erase', { confirm: 'erase' })
    expect(await shop.audit()).toEqual([])
  })
})
