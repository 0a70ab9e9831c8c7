import { hasChromium, NO_CHROMIUM, useBrowser, type Window } from '../support/browser'
import { skipUnless } from '../support/skip'
import { useServer } from '../support/server'

const GOODS = '现割上海青'
const LONG_MS = 180_000

/** Picks one piece, buys it alone and stands before the cashier. */
async function toTheCashier(phone: Window): Promise<void> {
  await phone.open('/pages/today/index')
  await phone.tap(`增加 ${GOODS}`)
  await phone.tap('篮子')
  await phone.see('再选 ¥19.00')
  await phone.tap('去结算')
  await phone.tap('一个人买')
  await phone.tap('去付款')
  await phone.see('模拟收银台')
}

skipUnless(hasChromium(), NO_CHROMIUM).describe('a neighbour who buys alone', () => {
  const browser = useBrowser()
  const shop = useServer({ db: 'pglite' })

  test('finds her goods by a mistyped sound, leaves the cashier, pays after all, and pays once', async () => {
    const phone = await browser.phone(shop, { openid: 'c1-resident-1' })
    await phone.open('/pages/find/index')
    await phone.fill('搜名字、拼音或首字母', 'shanhaiqing')
    await phone.see('您要找的是不是')
    await phone.see(GOODS)
    await toTheCashier(phone)
    await phone.tap('取消')
    await phone.see('还没有收到付款')
    await phone.see(`${GOODS} × 1`)
    const unpaid = phone.page.url()
    await phone.tap('去付款')
    await phone.tap('支付 ¥20.00')
    await phone.see('付好了')
    await phone.open(new URL(unpaid).pathname + new URL(unpaid).search)
    await phone.see('付好了')
    expect(await phone.text()).not.toContain('去付款')
  }, LONG_MS)

  test('who lets the time pass has nothing taken, and takes the same things up again', async () => {
    const phone = await browser.phone(shop, { openid: 'c1-resident-2' })
    await toTheCashier(phone)
    await phone.tap('取消')
    await phone.see('还没有收到付款')
    await shop.runDue('2026-11-22T02:20:00.000Z')
    await phone.see('这一单没有付款，已经取消')
    await phone.tap('放回篮子再下单')
    await phone.see('去结算')
    await phone.see(GOODS)
  }, LONG_MS)
})
