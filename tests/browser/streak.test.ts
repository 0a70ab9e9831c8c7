import { useBrowser } from '../support/browser'
import { onPostgres, useServer } from '../support/server'
import { noonOf, signsOn, upTo } from '../streak/fixtures'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })
  const browser = useBrowser()

  test('signs in from Me, climbs a step, and uses a card for the day that she missed', async () => {
    const li = await shop.as('c1-resident-3')
    await signsOn(li, ...upTo(4), ...upTo(6, 5))
    shop.at(noonOf(11))
    const phone = await browser.phone(shop, { openid: 'c1-resident-3' })
    await phone.open('/pages/me/index')
    await phone.tap('每日签到')
    await phone.see('连续 6 天')
    await phone.see('还差 1 天')
    await phone.tap('签到，得 5 积分')
    await phone.see('连签 7 天得 15 积分')
    await phone.see('今天已签到')
    await phone.tap('补 12月5日')
    await phone.tap('补签')
    await phone.see('连续 12 天')
    await phone.see('现有 0 张，最多存 2 张')
  })
})
