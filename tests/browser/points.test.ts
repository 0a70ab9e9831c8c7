import { aSaver, pointsOf } from '../points/fixtures'
import { hasChromium, NO_CHROMIUM, useBrowser } from '../support/browser'
import { skipUnless } from '../support/skip'
import { useServer } from '../support/server'

const LONG_MS = 180_000

skipUnless(hasChromium(), NO_CHROMIUM).describe('somebody with points', () => {
  const browser = useBrowser()
  const shop = useServer({ db: 'pglite' })

  test('pays with them by a tap of hers, wants no packaging, and finds both in her list', async () => {
    const { person } = await aSaver(shop)
    const phone = await browser.phone(shop, { openid: person.openid })
    await phone.open('/pages/today/index')
    await phone.tap('增加 土豆')
    await phone.tap('篮子')
    await phone.tap('去结算')
    await phone.tap('一个人买')
    await phone.see('用 100 积分，抵 ¥1.00')
    expect((await phone.text()).includes('−¥1.00')).toBe(false)
    await phone.tap('用 100 积分，抵 ¥1.00')
    await phone.see('−¥1.00')
    await phone.tap('不要包装')
    await phone.tap('去付款')
    await phone.tap('支付 ¥19.00')
    await phone.see('付好了')
    const { orders } = await person.ok('order.list', {})
    const orderId = orders.find(({ state }) => state === 'paid')?.orderId ?? ''
    await phone.open(`/order/detail/index?order=${orderId}`)
    await phone.see('用了 100 积分')
    await phone.see('交货时团长看过才算')
    const desk = await browser.phone(shop, { openid: 'c1-admin-1' })
    await desk.open('/pickup/desk/index')
    await desk.fill('取货码', (await person.ok('pickup.code', { orderId })).typedCode)
    await desk.tap('查这一袋')
    await desk.tap('看过了，没用包装')
    await desk.tap('交货')
    await desk.see('都交齐了')
    await shop.runDue()
    expect(await pointsOf(person)).toMatchObject({ free: 0, frozen: 19 + 5 })
    await phone.open('/points/list/index')
    await phone.see('没用包装')
    await phone.see('抵订单')
    await phone.see('−100')
  }, LONG_MS)
})
