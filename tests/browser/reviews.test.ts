import { fetched, photo } from '../review/fixtures'
import { hasChromium, NO_CHROMIUM, useBrowser } from '../support/browser'
import { useServer } from '../support/server'
import { skipUnless } from '../support/skip'

const LONG_MS = 120_000
const GOODS = '现割上海青'

skipUnless(hasChromium(), NO_CHROMIUM).describe('what neighbours say', () => {
  const browser = useBrowser()
  const shop = useServer({ db: 'pglite' })

  test('one says how it was from the order, a neighbour reads it with the goods and reports it, and an operator takes it out of sight with a reason', async () => {
    const li = await shop.as('c1-resident-1')
    const orderId = await fetched(shop, li)
    const writer = await browser.phone(shop, { openid: 'c1-resident-1' })
    await writer.open(`/order/detail/index?order=${orderId}`)
    await writer.tap('评价取到的货')
    await writer.tap(`写评价 ${GOODS}`)
    await writer.see('先点几颗星')
    await writer.tap('2 颗星，不太好')
    await writer.fill('新鲜吗、分量够吗（可不填）', '王师傅 13698765432 送来就蔫了')
    await writer.tap('发表')
    await writer.see('王师傅 13698765432 送来就蔫了')
    const [mine] = (await li.ok('review.mine', { orderId })).lines
    await li.ok('review.addPicture', { reviewId: mine?.review?.reviewId ?? '', photo: photo() })

    const reader = await browser.phone(shop, { openid: 'c1-resident-2' })
    await reader.open('/campaign/item/index?station=s1&item=g1-i1')
    await reader.see('邻居怎么说')
    await reader.see('送来就蔫了')
    await reader.open('/review/list/index?item=g1-i1')
    await reader.tap('举报')
    await reader.tap('写了别人的隐私')
    await reader.tap('提交')
    await reader.see('收到了，运营会看。')

    const operator = await browser.phone(shop, { openid: 'c1-operator-1' })
    await operator.open('/review/operator/index')
    await operator.see('写了别人的隐私')
    await operator.tap(`不再显示对${GOODS}的评价`)
    await operator.fill('原因', '写了别人的电话')
    await operator.tap('不再显示，告诉作者')
    await operator.see('没有被举报的评价。')

    await reader.open('/campaign/item/index?station=s1&item=g1-i1')
    await reader.see('还没有邻居评价过。')
    await writer.open(`/review/mine/index?order=${orderId}`)
    await writer.see('这条评价不再显示：写了别人的电话')
  }, LONG_MS)
})
