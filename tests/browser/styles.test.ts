import { hasChromium, NO_CHROMIUM, useBrowser } from '../support/browser'
import { useServer } from '../support/server'
import { skipUnless } from '../support/skip'

skipUnless(hasChromium(), NO_CHROMIUM).describe("a page's own style", () => {
  const browser = useBrowser()
  const shop = useServer({ db: 'pglite' })

  test('holds where the app says otherwise of the same thing: the drawing of an empty list is there', async () => {
    const phone = await browser.phone(shop, { openid: 'c1-resident-9' })
    await phone.open('/order/list/index')
    await phone.see('还没有订单')
    const drawing = phone.page.locator('.drawing-orders')
    expect(await drawing.evaluate((one) => getComputedStyle(one).backgroundImage)).toMatch(/orders.*\.svg/)
  })
})
