import { anExchange } from '../points/exchange-fixtures'
import { aDime, aGoodsEvening, signsSeven } from '../points/price-fixtures'
import { only, plain } from '../pool/fixtures'
import { useBrowser } from '../support/browser'
import { onPostgres, useServer } from '../support/server'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })
  const browser = useBrowser()

  test('points become a voucher, whose code a leader looks at and marks used', async () => {
    await (await shop.as('c1-operator-1')).ok('points.addItem', anExchange('c1'))
    const li = await shop.as('c1-resident-3')
    await li.ok('streak.sign', {})
    const phone = await browser.phone(shop, { openid: 'c1-resident-3' })
    await phone.open('/pages/me/index')
    await phone.tap('积分')
    await phone.tap('用积分换服务、抵物业费')
    await phone.tap('兑换 磨刀一把')
    await phone.tap('确定换')
    await phone.see('换好了，券码在下面。')
    const [voucher] = (await li.ok('points.vouchers', {})).vouchers
    const desk = await browser.phone(shop, { openid: 'c1-leader-1' })
    await desk.open('/pages/me/index')
    await desk.tap('核销兑换券')
    await desk.fill('券码', voucher!.code)
    await desk.tap('查这张券')
    await desk.tap('标为已用')
    await desk.see('用过了')
    expect((await li.ok('points.vouchers', {})).vouchers).toMatchObject([{ state: 'used' }])
  })

  test('an operator makes one: the goods of her shelf, what they sell for, and ten fen', async () => {
    const { evening } = await aGoodsEvening(shop)
    const desk = await browser.phone(shop, { openid: 'c1-operator-1' })
    await desk.open('/points/operator/index')
    await desk.tap('加一样')
    await desk.tap('实物')
    await desk.fill('名称', '一毛钱的莓果')
    await desk.fill('换到什么、在哪里用', '每天清单里的草莓都能用。')
    await desk.fill('多少积分', '1')
    await desk.fill('一共几份', '20')
    await desk.tap('换到哪天（含当天）：')
    await desk.tap('下个月')
    await desk.tap('12月20日 周日')
    await desk.tap('积分之外再付一点钱')
    await desk.fill('是货架上的哪一件', '草莓')
    await desk.tap('草莓')
    await desk.fill('这件平时最多卖多少（元）', '30')
    await desk.tap('连签专享')
    await desk.tap('保存')
    await desk.see('1 + ¥0.10')
    const { items } = await evening.operator.ok('points.items', { communityId: 'c1' })
    expect(items.find(({ name }) => name === '一毛钱的莓果')).toMatchObject({ kind: 'goods', points: 1, exclusive: true, left: 20, sale: { goodsName: '草莓', priceFen: 10, capFen: 2_990 } })
  })

  test('a point and a right become a coupon, which leads to the goods and makes them cost ten fen', async () => {
    const { evening, goodsId } = await aGoodsEvening(shop)
    await aDime(evening.operator, goodsId)
    const li = only(await evening.neighbours(1))
    await signsSeven(shop, li)
    const phone = await browser.phone(shop, { openid: li.openid })
    await phone.open('/points/exchange/index')
    await phone.see('1 积分 + ¥0.10')
    await phone.see('今晚的清单里有')
    await phone.tap('兑换 一毛钱的草莓')
    await phone.see('过期没用，积分和这次资格都不退')
    await phone.tap('确定换')
    await phone.see('一件只付 ¥0.10，结算时选这张券')
    const couponId = only((await li.ok('points.vouchers', {})).vouchers).coupon?.couponId ?? ''
    await phone.tap('去看这件')
    await phone.see('土豆')
    const { priced } = await li.ok('order.quote', plain(evening))
    expect(priced).toMatchObject({ payFen: 10, coupons: [{ couponId }] })
  })
})
