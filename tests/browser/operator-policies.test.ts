import { heldOut, ITEMS } from '../policy/fixtures'
import { hasChromium, NO_CHROMIUM, useBrowser } from '../support/browser'
import { useServer } from '../support/server'
import { skipUnless } from '../support/skip'

const DESKTOP = { width: 1_440, height: 900 }
const A_MONTH_LATER = '2026-12-24T01:00:00.000Z'

skipUnless(hasChromium(), NO_CHROMIUM).describe('an operator and the rules by which coupons are given', () => {
  const browser = useBrowser()
  const shop = useServer({ db: 'pglite' })

  test('names the items of the wake-up pack, switches it on, sees whom a round would reach, runs it, and finds it in the report', async () => {
    const people = await Promise.all([1, 2, 3].map((n) => shop.as(`c1-resident-${n}`)))
    for (const person of people) {
      const { orderId } = await person.ok('order.place', { campaignId: 'g1', lines: [{ itemId: ITEMS[0]!, quantity: 1 }], handover: 'station' })
      await person.pay(orderId)
    }
    const operator = await shop.as('c1-operator-1')
    const shelf = { communityId: 'c1', unit: '约500g/份', grams: 500, picture: null, origin: null, priceFen: 1_000 }
    const names = ['高山萝卜', '本地番茄', '现摘黄瓜']
    for (const name of names) await operator.ok('goods.save', { ...shelf, name, category: 'vegetable' })
    await shop.runDue(A_MONTH_LATER)

    const page = await browser.phone(shop, { openid: 'c1-operator-1', size: DESKTOP })
    await page.open('/pages/me/index')
    await page.tap('发券规则')
    await page.see('请首单的人再来一单')
    await page.tap('唤回好久没来的人')
    await page.see('先选好 3 样商品，才能打开。')
    await page.tap('选商品')
    for (const name of names) await page.tap(name)
    await page.see('已选 3 样，要选 3 样')
    await page.tap('就用这些')
    await page.see('已保存。')
    await page.see('本地番茄')

    await page.tap('先看看涉及多少人')
    await page.see('2026年12月：还有 3 人没发过')
    await page.see('打开规则以后才能发。')
    await page.tap('打开这条规则')
    await page.see('一个月最多花 ¥3,000.00')
    await page.tap('先不')
    expect((await operator.ok('policy.list', { communityId: 'c1' })).policies.some(({ on }) => on)).toBe(false)
    await page.tap('打开这条规则')
    await page.tap('确定')
    await page.see('停掉这条规则')
    await page.picture('operator-policy')
    await page.page.getByRole('button', { name: '现在就发' }).dblclick()
    await page.see('正在发')
    await shop.runDue()
    await page.see('开始')
    await page.gone('这一轮正在发')
    const given = people.filter(({ personId }) => !heldOut('wake_up', personId)).length
    const { policies } = await operator.ok('policy.list', { communityId: 'c1' })
    expect(policies.find(({ policyId }) => policyId === 'wake_up')?.lastRun).toMatchObject({ given, heldOut: people.length - given })
    for (const person of people) expect((await person.ok('coupon.mine', {})).coupons.filter(({ why }) => why === 'wake_up').length).toBe(heldOut('wake_up', person.personId) ? 0 : 2)

    await page.open('/policy/detail/index?policy=wake_up&community=c1')
    await page.see('人还不够，下不了结论')
    await page.see(`${given} 人`)
    await page.picture('operator-policy-report')
    await page.tap('先看看涉及多少人')
    await page.see('2026年12月：没有要发的人。')
  })

  test('changes what a month may cost, switches a rule off again, and both stand in the trail', async () => {
    const page = await browser.phone(shop, { openid: 'c1-operator-1' })
    await page.open('/policy/detail/index?policy=thursday_pool&community=c1')
    await page.tap('改每月预算')
    await page.fill('每月最多花多少（元）', '')
    await page.see('请填金额，如 3000')
    await page.fill('每月最多花多少（元）', '600')
    await page.tap('保存')
    await page.see('200 人（每张都用满时）')
    await page.tap('打开这条规则')
    await page.tap('确定')
    await page.tap('停掉这条规则')
    await page.see('已经发出去的券照样能用')
    await page.tap('确定')
    await page.see('打开这条规则')
    const { entries } = await (await shop.as('c1-operator-1')).ok('ops.trail', { what: 'policy.set', subject: 'thursday_pool' })
    expect(entries.map(({ after }) => after)).toMatchObject([{ on: false, budgetFen: 60_000 }, { on: true, budgetFen: 60_000 }, { on: false, budgetFen: 60_000 }])
  })

  test('sees from week to week who began to buy and who stopped', async () => {
    const page = await browser.phone(shop, { openid: 'c1-operator-1', size: DESKTOP })
    await page.open('/policy/list/index')
    await page.tap('住户每周的变化')
    await page.see('常买的有 0 人')
    await page.tap('看哪一周：本周（还没过完）')
    await page.page.getByRole('radio', { name: '11月16日起' }).click()
    await page.see('3 人第一次买')
    await page.see('从「还没买过」到「这周第一次买」')
    await page.picture('operator-flow')
  })
})
