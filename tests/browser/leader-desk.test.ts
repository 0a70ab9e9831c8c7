import { hasChromium, NO_CHROMIUM, useBrowser } from '../support/browser'
import { useServer, type Person } from '../support/server'
import { skipUnless } from '../support/skip'

const CUT_OFF = '2026-11-22T15:00:00.000Z'
const EVENING = '2026-11-23T10:00:00.000Z'
const LATER = '2026-11-23T11:30:00.000Z'
const DESK = '/pickup/desk/index'

async function buys(person: Person, itemId: string, quantity: number): Promise<string> {
  const { orderId } = await person.ok('order.place', { campaignId: 'g1', lines: [{ itemId, quantity }], handover: 'station' })
  await person.pay(orderId)
  return orderId
}

skipUnless(hasChromium(), NO_CHROMIUM).describe('a desk in a basement', () => {
  const browser = useBrowser()
  const shop = useServer({ db: 'pglite' })
  /** What a browser says of requests that found no signal. */
  const expectNoSignal = () => expect(browser.takeProblems().filter((problem) => !/Failed to load resource|net::ERR/.test(problem))).toEqual([])

  test('goes on without signal, counts what waits, sends each once and says which the shop has otherwise', async () => {
    const [li, wang] = [await shop.as('c1-resident-1'), await shop.as('c1-resident-2')]
    const [first, second] = [await buys(li, 'g1-i1', 2), await buys(wang, 'g1-i2', 1)]
    const leader = await shop.as('c1-leader-1')
    await shop.runDue(CUT_OFF)
    await leader.ok('campaign.close', { campaignId: 'g1' })
    await shop.runDue(EVENING)
    await leader.ok('campaign.arrive', { campaignId: 'g1' })
    const lis = await li.ok('pickup.code', { orderId: first })
    const wangs = await wang.ok('pickup.code', { orderId: second })

    const desk = await browser.phone(shop, { openid: 'c1-leader-1' })
    await desk.open(DESK)
    await desk.see('还有 2 袋没取，共 2 袋')
    await desk.see('没信号也能交货')
    const stored = await desk.page.evaluate(() => JSON.stringify(localStorage))
    for (const code of [lis.code, lis.typedCode, wangs.code, wangs.typedCode]) expect(stored).not.toContain(code)

    await desk.page.context().setOffline(true)
    await desk.fill('取货码', '22222222')
    await desk.tap('查这一袋')
    await desk.see('存下的名单里没有这个码')
    await desk.see('没有信号。照常扫码或输码')
    await desk.fill('取货码', lis.typedCode.toLowerCase())
    await desk.tap('查这一袋')
    await desk.see('现割上海青')
    await desk.tap('交货')
    await desk.see('已记在手机上：交了 1 样')
    await desk.see('1 袋待上传')
    await desk.picture('desk-queued')
    await desk.tap('下一位')
    await desk.fill('取货码', wangs.code)
    await desk.tap('查这一袋')
    await desk.tap('交货')
    await desk.see('2 袋待上传')
    await desk.see('2 袋都取完了')
    await desk.tap('下一位')
    await desk.fill('取货码', lis.typedCode)
    await desk.tap('查这一袋')
    await desk.see('已交，待上传')
    expect((await li.ok('order.get', { orderId: first })).state).toBe('paid')

    shop.at(LATER)
    await wang.ok('refund.ask', { orderId: second, lines: [{ itemId: 'g1-i2', quantity: 1 }], reason: 'damaged' })
    await desk.page.route('**/api/**', (route) => route.abort())
    await desk.page.context().setOffline(false)
    await desk.page.reload()
    await desk.see('2 袋待上传')
    await desk.picture('desk-reloaded')
    await desk.page.unroute('**/api/**')
    await desk.tap('现在传')
    await desk.see('1 袋要您看一下')
    await desk.see('对方正在申请退款')
    await desk.gone('待上传')
    await desk.picture('desk-otherwise')
    expect((await li.ok('order.get', { orderId: first })).state).toBe('fetched')
    expect((await wang.ok('order.get', { orderId: second })).state).toBe('paid')
    expect((await leader.ok('pickup.preview', { code: lis.code })).lines[0]).toMatchObject({ handedAt: LATER })

    const [ask] = (await leader.ok('refund.list', {})).asks
    await leader.ok('refund.decide', { askId: ask!.askId, accept: false, words: '包装是好的' })
    await desk.tap('再传一次')
    await desk.gone('1 袋要您看一下')
    expect((await wang.ok('order.get', { orderId: second })).state).toBe('fetched')
    expectNoSignal()
  })

  test('forgets its list with the one who signs out', async () => {
    const desk = await browser.phone(shop, { openid: 'c1-leader-1' })
    await desk.open(DESK)
    await desk.see('2 袋都取完了')
    expect(await desk.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('pickup.sheet')).length)).toBeGreaterThan(0)
    await desk.open('/pages/me/index')
    await desk.tap('退出登录')
    await desk.gone('退出登录')
    expect(await desk.page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes('pickup.sheet')))).toEqual([])
  })
})
