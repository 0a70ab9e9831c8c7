import { useServer } from '../support/server'
import { usePhones } from './phones'
import type { Phone } from './runner'

/** Two of these at ¥20.00 are enough for a pool. */
const GOODS = '现割上海青'
const CUT_OFF = '2026-11-22T15:00:00.000Z'

async function pickTwo(phone: Phone): Promise<void> {
  await phone.tapBeside(GOODS, '+')
  await phone.tapBeside(GOODS, '+')
}

/** WeChat's own cashier pays by itself; see `person.cashier`. */
async function pay(phone: Phone): Promise<void> {
  await phone.tap('去付款')
  await phone.see('付好了')
}

/** Opens a pool from Today and pays; replies the pool's page, as it is shared. */
async function openPool(phone: Phone): Promise<string> {
  await pickTwo(phone)
  await phone.tab('篮子')
  await phone.tap('去结算')
  await phone.tap('发起 3 人拼单')
  await phone.see('现在付 ¥32.00。到今晚 23:00 没拼成，¥32.00 全部原路退回。')
  await pay(phone)
  await phone.tap('看这个拼单')
  await phone.see('再来 2 人，您省 ¥8.00')
  return `/${phone.route}?${new URLSearchParams(phone.query)}`
}

async function join(phone: Phone, link: string, ifNotFilled: '退款，不要了' | '也要货'): Promise<void> {
  await phone.open(link)
  await pickTwo(phone)
  await phone.tap('去参团')
  await phone.tap(ifNotFilled)
  await pay(phone)
}

describe('neighbours who find each other', () => {
  const shop = useServer({ db: 'pglite' })
  const phoneOf = usePhones(shop)

  test('open a pool, join it by its link, and all pay less', async () => {
    const opener = await phoneOf('c1-resident-1')
    const link = await openPool(opener)
    await join(await phoneOf('c1-resident-2'), link, '退款，不要了')
    const third = await phoneOf('c1-resident-3')
    await join(third, link, '也要货')
    await third.see('人齐了，正在结算')
    await shop.runDue()
    await shop.flush()
    await third.open(link)
    await third.see('拼成了，您省了 ¥8.00。')
    await third.see('多付的 ¥8.00 原路退回。')
    await opener.open(link)
    await opener.tap('看我的订单')
    await opener.tap('看取货码')
    await opener.see('扫不了就念这个码')
  })
})

describe('a neighbour who stays alone', () => {
  const shop = useServer({ db: 'pglite' })
  const phoneOf = usePhones(shop)

  test('closes the cashier first, pays later, and has her money back after the cut-off', async () => {
    const opener = await phoneOf('c1-resident-1')
    opener.person.cashier = 'cancel'
    await pickTwo(opener)
    await opener.tab('篮子')
    await opener.tap('去结算')
    await opener.tap('发起 3 人拼单')
    await opener.tap('去付款')
    await opener.see('付款没有完成，没有扣款。')
    opener.person.cashier = 'pay'
    await pay(opener)
    await opener.tap('看这个拼单')
    await opener.see('再来 2 人，您省 ¥8.00')
    const link = `/${opener.route}?${new URLSearchParams(opener.query)}`
    await shop.runDue(CUT_OFF)
    await shop.flush()
    await shop.runDue()
    await opener.open(link)
    await opener.see('没有拼成。您选的是退款，¥32.00 原路退回。')
  })
})
