import { anExchange } from '../points/exchange-fixtures'
import { useBrowser } from '../support/browser'
import { onPostgres, useServer } from '../support/server'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })
  const browser = useBrowser()

  test('points become a voucher, whose code a leader looks at and marks used', async () => {
    await (await shop.as('c1-operator-1')).ok('points.addItem', anExchange('c1'))
    const li = await shop.as('c1-resident-3')
    await li.ok('streak.sign', {})
    const phone = await browser.phone(shop, { openid: 'c1-resident-3' })
    await phone.open('/pages/me/index')
    await phone.tap('积分')
    await phone.tap('用积分换服务、抵物业费')
    await phone.tap('兑换 磨刀一把')
    await phone.tap('确定换')
    await phone.see('换好了，券码在下面。')
    const [voucher] = (await li.ok('points.vouchers', {})).vouchers
    const desk = await browser.phone(shop, { openid: 'c1-leader-1' })
    await desk.open('/pages/me/index')
    await desk.tap('核销兑换券')
    await desk.fill('券码', voucher!.code)
    await desk.tap('查这张券')
    await desk.tap('标为已用')
    await desk.see('用过了')
    expect((await li.ok('points.vouchers', {})).vouchers).toMatchObject([{ state: 'used' }])
  })
})
