import { CONSENT_VERSIONS } from '@domain/me/consent'
import { AFTER_WINDOW, buysAndFetches, couponsWhy, newcomers } from '../referral/fixtures'
import { befriend } from '../household/fixtures'
import { hasChromium, NO_CHROMIUM, useBrowser } from '../support/browser'
import { useServer } from '../support/server'
import { skipUnless } from '../support/skip'

const DESKTOP = { width: 1_440, height: 900 }
const SHOWN = [{ kind: 'privacy' as const, version: 1, given: true }, { kind: 'show_profile' as const, version: CONSENT_VERSIONS.show_profile, given: true }]

skipUnless(hasChromium(), NO_CHROMIUM).describe('an operator and the invitations of her community', () => {
  const browser = useBrowser()
  const shop = useServer({ db: 'pglite' })

  test('reads why a reward was held or refused, gives one of each with her reason, and the inviter has the coupons', async () => {
    const [upline] = await newcomers(shop, 1, 'up')
    const [inviter] = await newcomers(shop, 1, 'in', upline)
    const [twin, family] = await newcomers(shop, 2, 'kin', inviter)
    await inviter!.ok('me.update', { nickname: '李阿姨', consent: SHOWN })
    for (const openid of [upline!.openid, twin!.openid]) await shop.call('session.open', { channel: 'test', code: `test:${openid}`, install: 'one-and-the-same' }, { key: null })
    await befriend(inviter!, family!)
    for (const person of [twin, family]) await buysAndFetches(shop, person!, 2)
    await shop.runDue(AFTER_WINDOW)
    expect(await couponsWhy(inviter!)).toEqual([])

    const page = await browser.phone(shop, { openid: 'c1-operator-1', size: DESKTOP })
    await page.open('/pages/me/index')
    await page.tap('邀请和奖励')
    await page.see('被邀请人和邀请人的上一位是同一部手机')
    await page.see('50 分')
    await page.see('看订单')
    await page.picture('operator-review')
    await page.tap('给 李** ¥10.00')
    await page.fill('理由（记在操作记录里）', '打过电话，是两家人')
    await page.page.getByRole('dialog').getByText('给', { exact: true }).dblclick()
    await page.see('已经给了')
    await page.see('没有要核对的奖励。')
    expect(await couponsWhy(inviter!)).toEqual(['reward_first'])

    await page.page.getByRole('radio', { name: '没给的' }).click()
    await page.see('邀请人和被邀请人是同一个家庭')
    await page.tap('给 李** ¥10.00')
    await page.fill('理由（记在操作记录里）', '分开住了')
    await page.page.getByRole('dialog').getByText('给', { exact: true }).click()
    await page.see('没有被拒的奖励。')
    expect(await couponsWhy(inviter!)).toEqual(['reward_first', 'reward_first'])
    await page.see('这个月已经发了 ¥20.00 的奖励')
    const { entries } = await (await shop.as('c1-operator-1')).ok('ops.trail', { what: 'referral.decide' })
    expect(entries.map(({ after }) => after)).toMatchObject([{ state: 'granted', reason: '分开住了' }, { state: 'granted', reason: '打过电话，是两家人' }])
  })

  test('goes from the sources to who brought the most, down her tree and up again, and finds somebody by name', async () => {
    shop.at(AFTER_WINDOW)
    const [root] = await newcomers(shop, 1, 'root')
    const children = await newcomers(shop, 3, 'child', root)
    const [grandchild] = await newcomers(shop, 1, 'grand', children[0])
    await root!.ok('me.update', { nickname: '公孙绿', consent: SHOWN })
    await children[0]!.ok('me.update', { nickname: '欧阳红', consent: SHOWN })
    await grandchild!.ok('me.update', { nickname: '司马蓝', consent: SHOWN })

    const page = await browser.phone(shop, { openid: 'c1-operator-1', size: DESKTOP })
    await page.open('/referral/operator/review/index')
    await page.page.getByRole('radio', { name: '从哪里来' }).click()
    await page.see('一共来了')
    await page.picture('operator-sources')
    await page.tap(`看 公** ${root!.personId.slice(-6)} 的邀请关系`)
    await page.see('没有人邀请，自己来的。')
    await page.see('直接带来 3 人，他们又带来 1 人。')
    await page.picture('operator-tree')
    await page.tap('欧**')
    await page.see('上面一共 1 层')
    await page.see('直接带来 1 人，他们还没有带来别人。')
    await page.tap('司**')
    await page.see('上面一共 2 层')
    await page.see('还没有带来邻居。')
    await page.tap('公**')
    await page.see('直接带来 3 人，他们又带来 1 人。')
    await page.tap('看别人')
    await page.fill('找人：名字、手机尾号或编号', '司马蓝')
    await page.page.getByRole('button', { name: /看 司马蓝/ }).click()
    await page.see('上面一共 2 层')
  })
})
