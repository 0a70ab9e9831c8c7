import type { Browser } from 'playwright-core'
import { SCREENS } from '../photos/screens'
import { BASKET } from '../photos/screens/tabs'
import { show, type Shown } from '../photos/studio'
import type { Screen, State } from '../photos/table'
import { World } from '../photos/world'
import { hasChromium, NO_CHROMIUM, startBrowser } from '../support/browser'
import { useServer } from '../support/server'
import { skipUnless } from '../support/skip'

const TIME_MS = 90_000
const screenOf = (name: string): Screen => {
  const found = SCREENS.find((screen) => screen.name === name)
  if (!found) throw new Error(`there is no screen ${name}`)
  return found
}

skipUnless(hasChromium(), NO_CHROMIUM).describe('ways through the app', () => {
  const shop = useServer({ db: 'pglite' })
  const world = new World(shop)
  let browser: Browser
  let open: Shown[] = []
  beforeAll(async () => {
    browser = await startBrowser()
    await world.play('morning')
  }, TIME_MS)
  afterEach(async () => {
    for (const shown of open) await shown.close()
    open = []
  })
  afterAll(() => browser.close())

  async function at(screen: string, state: State): Promise<Shown> {
    const shown = await show(browser, world, screenOf(screen), state, 'light')
    open.push(shown)
    return shown
  }

  test('back goes back, to the list as it was', async () => {
    const { page, window, net } = await at('today', { name: 'open', who: 'c1-resident-9' })
    await window.tap('现割上海青')
    await page.waitForURL(/campaign\/item/)
    await window.see('加入篮子')
    await net.settled()
    await page.goBack()
    await window.see('带泥本地土豆')
    expect(page.url()).toContain('pages/today')
  }, TIME_MS)

  test('who goes back while a page is still being fetched stays where she went', async () => {
    const { page, window, net } = await at('today', { name: 'open', who: 'c1-resident-9' })
    let release: () => void = () => undefined
    const held = new Promise<void>((resolve) => {
      release = resolve
    })
    await page.route('**/js/*.js', async (route) => {
      await held
      await route.continue()
    })
    await window.tap('现割上海青')
    await page.waitForURL(/campaign\/item/)
    await page.goBack()
    const asked = page.waitForResponse(/campaign\.tonight/)
    release()
    await asked
    await net.settled()
    await window.see('带泥本地土豆')
    expect(page.url()).toContain('pages/today')
  }, TIME_MS)

  test('who opens it outside WeChat is led there by a code of this very page', async () => {
    const { page } = await at('me', { name: 'visitor', who: null })
    await page.getByText('登录', { exact: true }).filter({ visible: true }).click()
    const code = page.getByRole('dialog').getByAltText('在微信里打开')
    await code.waitFor()
    expect(await code.evaluate((drawn: HTMLImageElement) => drawn.naturalWidth)).toBeGreaterThan(0)
  }, TIME_MS)

  test('two quick taps on the way to the cashier make one order', async () => {
    const { page, window } = await at('checkout', { name: 'open', who: 'c1-resident-9', kept: BASKET, path: '/order/checkout/index?station=s1&open=1' })
    const pay = page.getByText('去付款').filter({ visible: true }).first()
    await pay.dblclick()
    await page.waitForURL((url) => !url.pathname.includes('checkout')).catch(() => window.see('去付款'))
    const { orders } = await (await world.person('c1-resident-9')).ok('order.list', {})
    expect(orders).toHaveLength(1)
  }, TIME_MS)

  test('the enter key and the space bar do what a tap does', async () => {
    const { page } = await at('basket', { name: 'filled', who: 'c1-resident-3', kept: BASKET })
    const more = page.getByLabel('增加 现割上海青').filter({ visible: true })
    await more.focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press(' ')
    await expect(page.getByText('×4').or(page.getByText('4', { exact: true })).filter({ visible: true }).first().isVisible()).resolves.toBe(true)
  }, TIME_MS)

  test('a sheet holds the keyboard while it is open, and gives it back', async () => {
    const { page, window } = await at('roles', { name: 'some', who: 'c1-operator-1' })
    await window.tap('给人权限')
    await page.getByRole('dialog').waitFor()
    for (let n = 0; n < 8; n += 1) {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement?.closest('[role="dialog"]') !== null)).toBe(true)
    }
    await page.keyboard.press('Escape')
    await page.getByRole('dialog').waitFor({ state: 'hidden' })
  }, TIME_MS)

  describe("after the evening's end", () => {
    beforeAll(() => world.play('after'), TIME_MS)

    test.each(SCREENS.filter(({ browserOnly }) => !browserOnly).map(({ name }) => [name]))('%s opened by a link, by somebody who never signed in, says something and leads on', async (name) => {
      const { page, window } = await at(name, { name: 'cold', who: null })
      const text = await window.text()
      expect(text.replace(/\s/g, '').length).toBeGreaterThan(8)
      expect(text).not.toMatch(/undefined|NaN|\[object|Infinity/)
      expect(await page.locator('[role="button"]:not([aria-disabled="true"]), button, a[href], .taro-tabbar__tabbar-item').filter({ visible: true }).count()).toBeGreaterThan(0)
      expect(window.problems.filter((problem) => problem.startsWith('uncaught'))).toEqual([])
    }, TIME_MS)
  })
})
