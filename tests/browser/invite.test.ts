import { atShopTime, instant, nextShopDay, shopDay } from '@domain/time'
import { hasChromium, NO_CHROMIUM, useBrowser, type Window } from '../support/browser'
import type { Person, TestServer } from '../support/server'
import { SEED_AT, useServer } from '../support/server'
import { skipUnless } from '../support/skip'

const GOODS = '现割上海青'
const TODAY = shopDay(instant(SEED_AT))
const LONG_MS = 240_000
/** Two hours after the friend has fetched her goods, and the moment at which her money can't be asked back any more. */
const FETCHED = '2026-11-22T04:00:00.000Z'
const AFTER_WINDOW = '2026-11-24T05:00:00.000Z'

/** Copies what a button copies, as a person would paste it. */
async function copied(phone: Window, button: string): Promise<string> {
  await phone.page.evaluate(() => {
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: (text: string) => Promise.resolve(void Object.assign(window, { copiedText: text })) } })
    document.execCommand = () => {
      Object.assign(window, { copiedText: (document.activeElement as HTMLTextAreaElement | null)?.value || String(document.getSelection()) })
      return true
    }
  })
  await phone.tap(button)
  await phone.page.waitForFunction(() => (window as { copiedText?: string }).copiedText)
  return phone.page.evaluate(() => (window as { copiedText?: string }).copiedText ?? '')
}

const pathOf = (address: string): string => {
  const { pathname, search } = new URL(address)
  return pathname + search
}

/** Becomes somebody by the demo's own sheet, and waits until the app has started again as hers. */
async function become(phone: Window, openid: string): Promise<void> {
  await Promise.all([phone.page.waitForEvent('load'), phone.tap(`${openid} · 居民`)])
}

async function fillsBasket(phone: Window): Promise<void> {
  await phone.tap(`增加 ${GOODS}`)
  await phone.tap(`增加 ${GOODS}`)
  await phone.tap('篮子')
  await phone.tap('去结算')
}

/** Buys alone, from a station that is hers from here on. */
async function buysTwo(phone: Window, amount: string): Promise<void> {
  await fillsBasket(phone)
  await phone.tap('换到「枫桥花园自提点」')
  await phone.tap('一个人买')
  await pays(phone, amount)
}

async function pays(phone: Window, amount: string): Promise<void> {
  await phone.tap('去付款')
  await phone.see('模拟收银台')
  await phone.tap(`支付 ${amount}`)
  await phone.see('付好了')
}

/** Signs in where she stands, by what a tap that needs her offers. */
async function signsIn(phone: Window, shop: TestServer, openid: string): Promise<void> {
  await shop.as(openid)
  await phone.open('/referral/invite/index')
  await phone.tap('登录')
  await become(phone, openid)
}

/** So many have come through the leader, as she sees it. */
async function hers(shop: TestServer, count: number): Promise<void> {
  const leader = await shop.as('c1-leader-1')
  expect((await leader.ok('referral.chain', {})).invitees).toHaveLength(count)
}

/** The desk hands over what she has paid for. */
async function fetches(shop: TestServer, friend: Person): Promise<void> {
  const { orders } = await friend.ok('order.list', {})
  const { code } = await friend.ok('pickup.code', { orderId: orders[0]!.orderId })
  shop.at(FETCHED)
  await (await shop.as('c1-leader-1')).ok('pickup.confirm', { code })
  await shop.runDue()
}

/** The next evening at the same station, with the same goods. */
async function anotherEvening(shop: TestServer): Promise<void> {
  const operator = await shop.as('c1-operator-1')
  const { items } = await shop.nobody.ok('campaign.tonight', { stationId: 's1' })
  const [item] = items
  await (await shop.as('c1-leader-1')).ok('campaign.close', { campaignId: 'g1' })
  const day = shopDay(instant(shop.now))
  const { campaignIds } = await operator.ok('campaign.create', {
    stationIds: ['s1'],
    title: '晚间团',
    opensAt: instant(shop.now),
    closesAt: atShopTime(day, '23:00'),
    pickupDay: nextShopDay(day),
    pickupFrom: '17:30',
    pickupUntil: '20:30',
    items: [{ name: GOODS, category: 'vegetable', unit: '500g', grams: 500, picture: item?.picture ?? null, origin: null, priceFen: 2000, offered: 20, limit: 5 }],
  })
  await operator.ok('campaign.publish', { campaignId: campaignIds[0]! })
}

skipUnless(hasChromium(), NO_CHROMIUM).describe('an invitation', () => {
  const browser = useBrowser()

  describe('of a neighbour', () => {
    const shop = useServer({ db: 'pglite' })

    test('is opened, taken, bought and fetched by; her coupon takes ten yuan off, and the price says so', async () => {
      // Whoever was here first may invite whoever came later.
      const friend = await shop.as('friend')
      const inviter = await browser.phone(shop, { openid: 'c1-resident-1' })
      await inviter.open('/pages/me/index')
      await inviter.tap('邀请邻居')
      await inviter.see('还没有邻居从您的邀请进来。')
      await inviter.see('已有 0 位，再来 3 位')
      const link = pathOf(await copied(inviter, '发给邻居'))
      await inviter.tap('做一张海报')
      await inviter.see('保存图片')

      const guest = await browser.phone(shop)
      await guest.open(link)
      await guest.see('邻居请您一起买菜')
      await guest.tap('接受邀请，看今晚的菜')
      await become(guest, 'friend')
      await guest.see('接受邀请，看今晚的菜')
      const taken = guest.page.waitForResponse((response) => response.url().endsWith('referral.bind'))
      await guest.tap('接受邀请，看今晚的菜')
      expect(await (await taken).json()).toMatchObject({ ok: true, value: { source: 'resident', stationId: 's1' } })
      await guest.see(GOODS)
      expect((await (await shop.as('c1-resident-1')).ok('referral.chain', {})).invitees).toMatchObject([{ step: 'came' }])
      await buysTwo(guest, '¥40.00')
      await fetches(shop, friend)

      await inviter.open('/referral/invite/index')
      await inviter.see('等售后期过')
      await shop.runDue(AFTER_WINDOW)
      await inviter.open('/referral/invite/index')
      await inviter.see('买过了，您得了 ¥10 券')
      await inviter.see('已有 1 位，再来 2 位')
      await inviter.tap('看我的券')
      await inviter.see('邀请邻居券')

      await anotherEvening(shop)
      await inviter.open('/pages/today/index')
      await fillsBasket(inviter)
      await inviter.tap('一个人买')
      await inviter.see('用了 1 张，减 ¥10.00')
      await inviter.see('−¥10.00')
      await inviter.picture('invite-coupon')
      await pays(inviter, '¥30.00')
      const [used] = (await (await shop.as('c1-resident-1')).ok('coupon.mine', {})).coupons
      expect(used).toMatchObject({ why: 'reward_first', state: 'used' })
    }, LONG_MS)
  })

  describe('of a leader', () => {
    const shop = useServer({ db: 'pglite' })

    test('goes with her link straight to tonight’s goods, and whoever comes by it for the first time is hers', async () => {
      const leader = await browser.phone(shop, { openid: 'c1-leader-1' })
      await leader.open('/campaign/leader/share/index?campaign=g1')
      await leader.see('新邻居从您发的链接、卡片或海报进来，记在您的邀请里。')
      const link = pathOf(await copied(leader, '复制下单链接'))
      await leader.tap('存今晚的海报')
      await leader.see('保存图片')
      expect(link).toContain('stationId=s1')

      const newcomer = await browser.phone(shop)
      await newcomer.open(link)
      await newcomer.see(GOODS)
      await signsIn(newcomer, shop, 'newcomer')
      const taken = newcomer.page.waitForResponse((response) => response.url().endsWith('referral.bind'))
      await newcomer.open('/pages/today/index')
      expect(await (await taken).json()).toMatchObject({ ok: true, value: { source: 'leader' } })
      await hers(shop, 1)
      const { sources } = await (await shop.as('c1-operator-1')).ok('referral.sources', { communityId: 'c1', from: TODAY, until: TODAY })
      expect(sources).toMatchObject([{ source: 'leader', came: 1 }])
    }, LONG_MS)

    test('bothers nobody who has bought here before', async () => {
      const { invite } = await (await shop.as('c1-leader-1')).ok('referral.invite', { source: 'leader', stationId: 's1' })
      const buyer = await shop.as('c1-resident-5')
      const { orderId } = await buyer.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i1', quantity: 1 }], handover: 'station' })
      await buyer.pay(orderId)
      const phone = await browser.phone(shop, { openid: 'c1-resident-5' })
      const asked = phone.page.waitForResponse((response) => response.url().endsWith('referral.bind'))
      await phone.open(`/pages/today/index?stationId=s1&invite=${invite}`)
      expect(await (await asked).json()).toMatchObject({ refusal: 'already_bought' })
      await phone.see(GOODS)
      expect(await phone.text()).not.toContain('您已经下过单')
      await phone.page.waitForFunction(() => localStorage.getItem('linpin.invite') === null)
    }, LONG_MS)
  })
})
