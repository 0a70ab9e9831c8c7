import { hasChromium, NO_CHROMIUM, useBrowser } from '../support/browser'
import { useServer } from '../support/server'
import { skipUnless } from '../support/skip'

const DESKTOP = { width: 1_440, height: 900 }
const NO_CHANNEL = Object.fromEntries(
  ['API_BASE', 'PAY_BASE', 'APPID', 'SECRET', 'MCHID', 'MCH_SERIAL', 'MCH_KEY_FILE', 'PAY_V3_KEY', 'PAY_CERTS_DIR', 'PAY_PUBLIC_KEY_ID', 'PAY_PUBLIC_KEY_FILE', 'OA_APPID', 'OA_SECRET', 'TEMPLATES'].map((name) => [`WECHAT_${name}`, '']),
)
const START_MS = Date.parse('2026-11-22T02:00:00.000Z')
/** As often as work is tried, and so long as it waits between two tries where there is no pay channel. */
const TRIES = 12
const PAUSE_MS = 600_000

skipUnless(hasChromium(), NO_CHROMIUM).describe('work that was given up', () => {
  const browser = useBrowser()
  const shop = useServer({ db: 'pglite' })

  test('is seen with what it was and why, and brought back to life by a tap', async () => {
    const li = await shop.as('c1-resident-1')
    const { orderId } = await li.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i1', quantity: 1 }], handover: 'station' })
    await li.pay(orderId)
    await li.ok('order.cancel', { orderId })
    await shop.restart({ env: NO_CHANNEL })
    for (let n = 0; n <= TRIES; n++) await shop.runDue(new Date(START_MS + n * PAUSE_MS).toISOString())
    shop.takeFailures()
    const page = await browser.phone(shop, { openid: 'c1-operator-1', size: DESKTOP })
    await page.open('/ops/watch/index')
    await page.see('no pay channel is configured')
    await page.see('试过 12 次')
    await page.picture('operator-dead')
    await shop.restart()
    const [job] = (await (await shop.as('c1-operator-1')).ok('ops.jobs', { state: 'dead' })).jobs
    await page.open('/ops/watch/index')
    await page.tap(`再试 ${job?.subject ?? ''}`)
    await page.see('已重新排队。')
    await page.see('没有停下的事。')
    await shop.runDue()
    await shop.flush()
    expect(await li.ok('order.get', { orderId })).toMatchObject({ state: 'refunded', refundingFen: 0 })
  })
})
