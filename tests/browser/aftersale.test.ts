import { hasChromium, NO_CHROMIUM, useBrowser } from '../support/browser'
import { useServer } from '../support/server'
import { skipUnless } from '../support/skip'

const LONG_MS = 120_000
const GOODS = '现割上海青'

skipUnless(hasChromium(), NO_CHROMIUM).describe('after buying', () => {
  const browser = useBrowser()
  const shop = useServer({ db: 'pglite' })

  test('money is asked back with its sum in sight, and the order tells what came of it', async () => {
    const li = await shop.as('c1-resident-1')
    const { orderId } = await li.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i1', quantity: 2 }], handover: 'station' })
    await li.pay(orderId)
    const phone = await browser.phone(shop, { openid: 'c1-resident-1' })
    await phone.open(`/order/detail/index?order=${orderId}`)
    await phone.tap('申请退款')
    await phone.tap(`增加 ${GOODS}`)
    await phone.see('退 ¥20.00')
    await phone.tap('质量不好')
    await phone.fill('再说明一下（可不填）', '叶子黄了')
    await phone.tap('提交申请')
    await phone.see('申请退款 ¥20.00')
    await phone.see('质量不好：叶子黄了')
    await phone.see('等团长处理')
    const { asks } = await li.ok('refund.list', { orderId })
    const leader = await shop.as('c1-leader-1')
    await leader.ok('refund.decide', { askId: asks[0]?.askId ?? '', accept: true, words: '对不住' })
    await shop.runDue()
    await shop.flush()
    await phone.open(`/order/detail/index?order=${orderId}`)
    await phone.see('团长说：对不住')
    await phone.see('退款 ¥20.00')
    await phone.see('退款申请，今天 10:00 到账')
  }, LONG_MS)

  test('a pickup code goes on being shown where the signal ends, with the time at which it was seen', async () => {
    const li = await shop.as('c1-resident-2')
    const { orderId } = await li.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i2', quantity: 1 }], handover: 'station' })
    await li.pay(orderId)
    const { typedCode } = await li.ok('pickup.code', { orderId })
    const phone = await browser.phone(shop, { openid: 'c1-resident-2' })
    await phone.open(`/order/code/index?order=${orderId}`)
    const shown = `${typedCode.replace(/[\s-]/g, '').slice(0, 4)} ${typedCode.replace(/[\s-]/g, '').slice(4)}`
    await phone.see(shown)
    await phone.page.context().setOffline(true)
    await phone.see('没有信号。这是 今天 10:00 看到的码，码不会变，照样能取。')
    await phone.see(shown)
    await phone.page.context().setOffline(false)
    await phone.see('货还没到')
    for (const problem of browser.takeProblems()) expect(problem).toContain('ERR_INTERNET_DISCONNECTED')
  }, LONG_MS)

  test('a family becomes one household by a link and one yes', async () => {
    const mother = await browser.phone(shop, { openid: 'c1-resident-3' })
    await mother.open('/household/index')
    await mother.tap('请家人加入')
    const code = (await mother.page.locator('.typed-code').innerText()).replace(/\s/g, '')
    const daughter = await browser.phone(shop, { openid: 'c1-resident-4' })
    await daughter.open(`/household/index?code=${code}`)
    await daughter.tap('加入')
    await daughter.see('已发出，等家人点同意。')
    await mother.see('想加入的人')
    await mother.tap('同意')
    await mother.see('家里人（2）')
    await daughter.see('家里人（2）')
  }, LONG_MS)
})
