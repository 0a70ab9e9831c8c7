import { buysAndFetches, newcomers } from '../referral/fixtures'
import { useBrowser } from '../support/browser'
import { onPostgres, useServer } from '../support/server'

onPostgres(() => {
  const browser = useBrowser()
  const shop = useServer({ db: 'postgres' })

  test('from Me to her tier, her badges and her story, and into the tasting team that an operator asks her into', async () => {
    const [li] = await newcomers(shop, 1, 'taps')
    await buysAndFetches(shop, li!, 2)
    const work = await browser.phone(shop, { openid: 'c1-operator-1' })
    await work.open('/pages/me/index')
    await work.tap('试吃团')
    await work.see('名单上 1 人，已经请过 0 人。')
    await work.tap('请加入')
    await work.see('等回答')
    const phone = await browser.phone(shop, { openid: li!.openid })
    await phone.open('/pages/me/index')
    await phone.tap('等级')
    await phone.see('再取回 4 单就是银牌')
    await phone.tap('看看我的徽章')
    await phone.see('第一单')
    await phone.tap('加入')
    await phone.gone('不了')
    await shop.runDue()
    await phone.tap('看看我的这些日子')
    await phone.see('取回的单')
    await phone.tap('存成一张图')
    await phone.see('存到手机')
    expect((await li!.ok('badge.list', {})).earned.map(({ badgeId }) => badgeId)).toEqual(['first_order', 'tasting_team'])
  })
})
