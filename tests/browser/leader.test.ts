import { hasChromium, NO_CHROMIUM, useBrowser } from '../support/browser'
import { useServer, type Person } from '../support/server'
import { skipUnless } from '../support/skip'

const CUT_OFF = '2026-11-22T15:00:00.000Z'
const EVENING = '2026-11-23T10:00:00.000Z'
const GREENS = 'g1-i1'
const POTATOES = 'g1-i2'

async function buys(person: Person, lines: { itemId: string; quantity: number }[], handover: 'station' | 'door' = 'station'): Promise<string> {
  const { orderId } = await person.ok('order.place', { campaignId: 'g1', lines, handover })
  await person.pay(orderId)
  return orderId
}

skipUnless(hasChromium(), NO_CHROMIUM).describe('a leader at her phone', () => {
  const browser = useBrowser()

  describe('from the cut-off to the last bag', () => {
    const shop = useServer({ db: 'pglite' })

    test('closes, orders from the supplier, counts what came, and hands over by typed codes', async () => {
      const [li, wang] = [await shop.as('c1-resident-1'), await shop.as('c1-resident-2')]
      const first = await buys(li, [{ itemId: GREENS, quantity: 2 }, { itemId: POTATOES, quantity: 1 }])
      await buys(wang, [{ itemId: GREENS, quantity: 1 }], 'door')
      const phone = await browser.phone(shop, { openid: 'c1-leader-1' })
      await phone.open('/campaign/leader/tonight/index')
      await phone.see('接单中')
      await phone.see('发到群里')
      await phone.picture('leader-open')

      await shop.runDue(CUT_OFF)
      await phone.open('/campaign/leader/tonight/index')
      await phone.see('下单时间已过')
      await phone.picture('leader-close')
      await phone.tap('截单')
      await phone.tap('确定')
      await phone.see('进货单')
      await phone.see('×3')
      await phone.tap('按袋装')
      await phone.see('1 号袋')
      await phone.picture('leader-bags')

      await shop.runDue(EVENING)
      await phone.open('/campaign/leader/tonight/index')
      await phone.tap('货到了，登记到货')
      await phone.fill('现割上海青 实到', '2')
      await phone.see('少到 1 样、1 份')
      await phone.picture('leader-arrival')
      await phone.tap('看看谁会少')
      await phone.see('1 单会少货')
      await phone.picture('leader-lacks')
      await phone.tap('少到登记，退款并通知')
      await phone.see('登记好了。少到的 1 单共退')
      await phone.tap('去交货台')

      await phone.see('还有 1 袋没取')
      await phone.fill('取货码', '22222222')
      await phone.tap('查这一袋')
      await phone.see('没有找到这个码')
      const { typedCode } = await li.ok('pickup.code', { orderId: first })
      await phone.fill('取货码', typedCode.toLowerCase())
      await phone.tap('查这一袋')
      await phone.see('号袋')
      await phone.picture('leader-bag')
      await phone.tap('带泥本地土豆')
      await phone.tap('先交这 1 样')
      await phone.see('这一袋还有 1 样没交')
      await phone.tap('下一位')
      await phone.fill('取货码', typedCode)
      await phone.tap('查这一袋')
      await phone.tap('交货')
      await phone.see('这一袋都交齐了。')
      await phone.see('袋都取完了')
      await phone.picture('leader-done')
      expect(await li.ok('order.get', { orderId: first })).toMatchObject({ state: 'fetched' })
    })
  })

  describe('whose neighbour is unhappy', () => {
    const shop = useServer({ db: 'pglite' })

    test('reads what is asked and pays it back, with a word', async () => {
      const li = await shop.as('c1-resident-3')
      const orderId = await buys(li, [{ itemId: GREENS, quantity: 2 }])
      const leader = await shop.as('c1-leader-1')
      await shop.runDue(CUT_OFF)
      await leader.ok('campaign.close', { campaignId: 'g1' })
      await shop.runDue(EVENING)
      await leader.ok('campaign.arrive', { campaignId: 'g1' })
      const { code } = await li.ok('pickup.code', { orderId })
      await leader.ok('pickup.confirm', { code })
      await li.ok('refund.ask', { orderId, lines: [{ itemId: GREENS, quantity: 1 }], reason: 'damaged', note: '压烂了一把' })
      const phone = await browser.phone(shop, { openid: 'c1-leader-1' })
      await phone.open('/refund/decide/index')
      await phone.see('压烂了一把')
      await phone.tap('同意退款')
      await phone.fill('给申请人的话', '不好意思')
      await phone.picture('leader-ask')
      await phone.tap('同意并退款')
      await phone.see('没有等您决定的退款申请。')
      expect(await li.ok('refund.list', { orderId })).toMatchObject({ asks: [{ state: 'accepted', amountFen: 2_000, decision: '不好意思' }] })
    })

    test('is told where she is refused, and what to do without a connection', async () => {
      const phone = await browser.phone(shop, { openid: 'c1-resident-1' })
      await phone.open('/campaign/leader/tonight/index')
      await phone.see('您没有这项权限。')
      const desk = await browser.phone(shop, { openid: 'c1-leader-1' })
      await desk.open('/pickup/desk/index')
      await desk.see('已存到手机')
      await desk.page.context().setOffline(true)
      await desk.fill('取货码', '22222222')
      await desk.tap('查这一袋')
      await desk.see('存下的名单里没有这个码。')
      expect(browser.takeProblems().every((problem) => /Failed to load resource/.test(problem))).toBe(true)
    })
  })
})
