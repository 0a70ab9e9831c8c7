import type { Browser } from 'playwright-core'
import { openMiniProgram } from '../../tests/miniprogram/runner'
import { SCREENS } from '../../tests/photos/screens'
import { show } from '../../tests/photos/studio'
import { World } from '../../tests/photos/world'
import { startBrowser } from '../../tests/support/browser'
import { TestServer } from '../../tests/support/server'
import type { Finding } from './check-sizes'

const KB = 1024
/** From the basket until the money is there, all that the mini-program sends to its views. */
const SET_DATA_MOST = 48 * KB
/** From a link that a neighbour sent to the cashier, for somebody whom the shop knows. */
const TAPS_MOST = 3

async function withWorld<T>(work: (world: World) => Promise<T>): Promise<T> {
  const shop = new TestServer({ db: 'pglite' })
  await shop.start()
  try {
    const world = new World(shop)
    await world.play('morning')
    return await work(world)
  } finally {
    await shop.stop()
  }
}

/** Buys in the mini-program, from the basket to "paid", and counts what went to the views meanwhile. */
async function setDataToPaid(world: World): Promise<Finding> {
  const phone = await openMiniProgram({ server: world.shop, openid: 'c1-resident-9', kept: { baskets: { g1: { 'g1-i1': 2, 'g1-i2': 1 } } } })
  try {
    await phone.settled()
    const before = phone.setData.length
    await phone.tab('篮子')
    await phone.tap('去结算')
    await phone.tap('发起 3 人拼单')
    await phone.tap('去付款')
    await phone.see('付好了')
    const bytes = phone.setData.slice(before).reduce((sum, one) => sum + one.bytes, 0)
    const says = `setData from basket to "paid": ${(bytes / KB).toFixed(1)} KB of ${SET_DATA_MOST / KB}`
    return { says, problems: bytes > SET_DATA_MOST ? [says] : [] }
  } finally {
    phone.close()
  }
}

/** Taps what leads on from a shared link until the cashier stands there. */
async function tapsToCashier(browser: Browser, world: World): Promise<Finding> {
  const screen = SCREENS.find(({ name }) => name === 'pool')
  if (!screen) throw new Error('nothing shows a pool')
  const { page, window, close } = await show(browser, world, screen, { name: 'link', who: 'c1-resident-8' }, 'light')
  try {
    // The cashier's address is the server's to say.
    await page.route('**/app-config.json', (route) => route.continue())
    await page.reload()
    const taps = ['就选这些', '去参团', '去付款']
    for (const words of taps) await window.tap(words)
    await window.see('模拟收银台')
    const says = `taps from a shared pool to the cashier: ${taps.length} of ${TAPS_MOST} (${taps.join(', ')})`
    return { says, problems: taps.length > TAPS_MOST ? [says] : [] }
  } finally {
    await close()
  }
}

export async function journeyFigures(): Promise<Finding[]> {
  const browser = await startBrowser()
  try {
    return await withWorld(async (world) => [await setDataToPaid(world), await tapsToCashier(browser, world)])
  } finally {
    await browser.close()
  }
}
