import { hasChromium, NO_CHROMIUM, useBrowser } from '../support/browser'
import type { Person, TestServer } from '../support/server'
import { useServer } from '../support/server'
import { skipUnless } from '../support/skip'

const LONG_MS = 120_000
const CUT_OFF = '2026-11-22T15:00:00.000Z'
const wish = { lines: [{ itemId: 'g1-i1', quantity: 2 }], ifNotFilled: 'refund' as const, handover: 'station' as const }

/** A pool that its opener has paid for; replies its page's address as it is shared. */
async function aSharedPool(shop: TestServer, openid: string): Promise<{ opener: Person; link: string; orderId: string }> {
  const opener = await shop.as(openid)
  const { poolId, orderId } = await opener.ok('pool.open', { campaignId: 'g1', ...wish })
  await opener.pay(orderId)
  return { opener, link: `/pool/detail/index?pool=${poolId}`, orderId }
}

skipUnless(hasChromium(), NO_CHROMIUM).describe('a shared pool', () => {
  const browser = useBrowser()
  const shop = useServer({ db: 'pglite' })

  test('is three taps away from the cashier for a resident who comes by its link', async () => {
    const { link } = await aSharedPool(shop, 'c1-resident-1')
    const second = await browser.phone(shop, { openid: 'c1-resident-2' })
    await second.open(link)
    await second.tap('就选这些')
    await second.tap('去参团')
    await second.tap('去付款')
    await second.see('模拟收银台')
  }, LONG_MS)

  test('shows a stranger who is in it, until when, and where she would fetch', async () => {
    const { link } = await aSharedPool(shop, 'c1-resident-3')
    const stranger = await browser.phone(shop)
    await stranger.open(link)
    await stranger.see('再来 2 人，每人至少省 ¥7.80')
    await stranger.see('今晚 23:00 结束')
    await stranger.see('就是您的取货站点')
    await stranger.tap('就选这些')
    await stranger.see('再来 2 人，您省 ¥8.00')
  }, LONG_MS)

  test('is left with the money named before, and back afterwards', async () => {
    const { link, orderId, opener } = await aSharedPool(shop, 'c1-resident-4')
    const phone = await browser.phone(shop, { openid: 'c1-resident-4' })
    await phone.open(link)
    await phone.tap('退出拼单')
    await phone.see('退出后，付的 ¥32.00 全部原路退回，您的座位空出来。')
    await phone.tap('不退了')
    await phone.gone('付的 ¥32.00 全部原路退回，您的座位空出来')
    await phone.tap('退出拼单')
    await phone.page.getByText('退出拼单', { exact: true }).last().click()
    await phone.see('已退出，¥32.00 原路退回')
    expect(await opener.ok('order.get', { orderId })).toMatchObject({ state: 'refunded', refundedFen: 3200 })
  }, LONG_MS)

  test('becomes a poster with a code, to be kept as a picture', async () => {
    const { link } = await aSharedPool(shop, 'c1-resident-5')
    const phone = await browser.phone(shop, { openid: 'c1-resident-5' })
    await phone.open(link)
    await phone.tap('做成海报')
    const poster = phone.page.getByRole('img', { name: '海报：邻居拼单' })
    await poster.waitFor()
    expect(await poster.evaluate((image: HTMLImageElement) => [image.naturalWidth, image.naturalHeight])).toEqual([750, 1200])
    const kept = phone.page.waitForEvent('download')
    await phone.tap('保存图片')
    expect((await kept).suggestedFilename()).toBe('linpin-poster.png')
  }, LONG_MS)

  test('that nobody joins gives the money back, and the order tells it step by step', async () => {
    const { link, orderId } = await aSharedPool(shop, 'c1-resident-6')
    await shop.runDue(CUT_OFF)
    const phone = await browser.phone(shop, { openid: 'c1-resident-6' })
    await phone.open(link)
    await phone.see('没有拼成。您选的是退款，¥32.00 原路退回。')
    await phone.open(`/order/detail/index?order=${orderId}`)
    await phone.see('付款 ¥32.00')
    await phone.see('没有拼成，正在退回您付款的账户')
    await shop.flush()
    await phone.open(`/order/detail/index?order=${orderId}`)
    await phone.see('没有拼成，今晚 23:00 到账')
    const late = await browser.phone(shop)
    await late.open(link)
    await late.see('这个拼单已经结束')
  }, LONG_MS)
})
