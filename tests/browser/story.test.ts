import { hasChromium, NO_CHROMIUM, useBrowser, type Window } from '../support/browser'
import { skipUnless } from '../support/skip'
import { useServer } from '../support/server'

/** Two of these at ¥20.00 are enough for a pool. */
const GOODS = '现割上海青'
/** Three phones and the simulator on one machine. */
const LONG_MS = 180_000
const CUT_OFF = '2026-11-22T15:00:00.000Z'

async function pickTwo(phone: Window): Promise<void> {
  await phone.tap(`增加 ${GOODS}`)
  await phone.tap(`增加 ${GOODS}`)
}

/** Pays at the simulator's cashier and waits until the app has seen the money. */
async function pay(phone: Window, amount: string): Promise<void> {
  await phone.tap('去付款')
  await phone.see('模拟收银台')
  await phone.tap(`支付 ${amount}`)
  await phone.see('付好了')
}

/** Opens a pool from Today and pays; replies the address of the pool's page, as it is shared. */
async function openPool(phone: Window): Promise<string> {
  await phone.open('/pages/today/index')
  await pickTwo(phone)
  await phone.tap('篮子')
  await phone.tap('去结算')
  await phone.tap('发起 3 人拼单')
  await phone.see('现在付 ¥32.00。到今晚 23:00 没拼成，¥32.00 全部原路退回。')
  await pay(phone, '¥32.00')
  await phone.tap('看这个拼单')
  await phone.see('再来 2 人，您省 ¥8.00')
  const { pathname, search } = new URL(phone.page.url())
  return pathname + search
}

/** Joins by a link, from a phone that has never seen the app. */
async function join(phone: Window, link: string, ifNotFilled: '退款，不要了' | '也要货', amount: string): Promise<void> {
  await phone.open(link)
  await pickTwo(phone)
  await phone.tap('去参团')
  await phone.see('要是到时间人没齐')
  await phone.tap(ifNotFilled)
  await pay(phone, amount)
}

skipUnless(hasChromium(), NO_CHROMIUM).describe('neighbours, each at her own phone', () => {
  const browser = useBrowser()

  describe('who find each other', () => {
    const shop = useServer({ db: 'pglite' })

    test('open a pool, join it by its link, see it full, and all pay less', async () => {
      const opener = await browser.phone(shop, { openid: 'c1-resident-1' })
      const second = await browser.phone(shop, { openid: 'c1-resident-2' })
      const third = await browser.phone(shop, { openid: 'c1-resident-3' })
      const link = await openPool(opener)
      await join(second, link, '退款，不要了', '¥32.00')
      await opener.see('再来 1 人，您省 ¥8.00')
      await join(third, link, '也要货', '¥40.00')
      for (const phone of [opener, second, third]) await phone.see('人齐了，正在结算')
      await shop.runDue()
      await shop.flush()
      for (const phone of [opener, second]) await phone.see('拼成了，每个人都便宜 20%')
      await third.tap('看这个拼单')
      await third.see('拼成了，您省了 ¥8.00。')
      await third.see('多付的 ¥8.00 原路退回。')
      await opener.tap('看我的订单')
      await opener.see('等到货')
      await opener.tap('看取货码')
      await opener.see('扫不了就念这个码')
    }, LONG_MS)
  })

  describe('who stay alone', () => {
    const shop = useServer({ db: 'pglite' })

    test('have their money back after the cut-off, and read so', async () => {
      const opener = await browser.phone(shop, { openid: 'c1-resident-1' })
      const late = await browser.phone(shop, { openid: 'c1-resident-2' })
      const link = await openPool(opener)
      await shop.runDue(CUT_OFF)
      await shop.flush()
      await shop.runDue()
      await opener.see('没有拼成。您选的是退款，¥32.00 原路退回。')
      await opener.tap('看我的订单')
      await opener.see('已全部退款')
      await opener.open('/message/list/index')
      await opener.see('没有拼成，钱退给您')
      await late.open(link)
      await late.see('这个拼单已经结束')
    }, LONG_MS)
  })
})
