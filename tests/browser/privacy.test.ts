import { hasChromium, NO_CHROMIUM, useBrowser, type Window } from '../support/browser'
import { useServer } from '../support/server'
import { skipUnless } from '../support/skip'

const LONG_MS = 120_000

/** WeChat's own browser: opening the app there says who opens it, unless she is asked first. Replies what left the phone for it. */
async function insideWechat(phone: Window): Promise<string[]> {
  const left: string[] = []
  await phone.page.addInitScript(() => Object.defineProperty(navigator, 'userAgent', { get: () => 'MicroMessenger/8.0.50' }))
  await phone.page.route('https://open.weixin.qq.com/**', (route) => {
    left.push(route.request().url())
    return route.fulfill({ status: 200, contentType: 'text/html', body: '<title>WeChat</title>' })
  })
  phone.page.on('request', (request) => {
    if (request.url().includes('/api/session.open')) left.push(request.url())
  })
  return left
}

skipUnless(hasChromium(), NO_CHROMIUM).describe('somebody who opens the app for the first time in WeChat', () => {
  const browser = useBrowser()
  const shop = useServer({ db: 'pglite' })

  test('is asked before anything says who she is, may look around without agreeing, and is not asked again for looking', async () => {
    const phone = await browser.phone(shop)
    const left = await insideWechat(phone)
    await phone.open('/pages/me/index')
    await phone.see('用之前先说清楚')
    await phone.tap('先看看')
    await phone.gone('用之前先说清楚')
    await phone.open('/campaign/item/index?station=s1&item=g1-i1')
    await phone.see('现割上海青')
    await phone.gone('用之前先说清楚')
    expect(left).toEqual([])
  }, LONG_MS)

  test('is asked again by the tap that needs her, and goes to WeChat once she agrees', async () => {
    const phone = await browser.phone(shop)
    const left = await insideWechat(phone)
    await phone.open('/pages/me/index')
    await phone.tap('先看看')
    await phone.tap('登录')
    await phone.see('用之前先说清楚')
    expect(left).toEqual([])
    await phone.tap('同意')
    await phone.page.waitForURL('https://open.weixin.qq.com/**')
    expect(left).toHaveLength(1)
  }, LONG_MS)

  test('may read all of it before she answers', async () => {
    const phone = await browser.phone(shop)
    await insideWechat(phone)
    await phone.open('/pages/me/index')
    await phone.tap('看个人信息怎么用')
    await phone.see('先说清楚')
    await phone.gone('用之前先说清楚')
  }, LONG_MS)
})

skipUnless(hasChromium(), NO_CHROMIUM).describe('somebody who reads in another browser', () => {
  const browser = useBrowser()
  const shop = useServer({ db: 'pglite' })

  test('takes everything along, and is told what an erasing leaves before she may', async () => {
    const phone = await browser.phone(shop, { openid: 'c1-resident-9' })
    await phone.open('/me/settings/index')
    await phone.tap('导出我的全部数据')
    const kept = phone.page.waitForEvent('download')
    await phone.tap('存成文件')
    expect((await kept).suggestedFilename()).toBe('linpin-mine.json')
    await phone.tap('关闭')
    await phone.tap('注销账号')
    await phone.see('买卖和退款记录留三年')
    await phone.tap('我知道找不回来')
    await phone.page.getByRole('dialog').getByText('注销', { exact: true }).click()
    await phone.page.waitForURL('**/pages/today/index')
    await phone.open('/pages/me/index')
    await phone.see('登录')
  }, LONG_MS)
})
