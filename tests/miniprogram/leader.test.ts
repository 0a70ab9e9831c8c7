import { useServer, type Person } from '../support/server'
import { usePhones } from './phones'
import type { Phone } from './runner'

const CUT_OFF = '2026-11-22T15:00:00.000Z'
const EVENING = '2026-11-23T10:00:00.000Z'
const TONIGHT = '/campaign/leader/tonight/index'

async function buys(person: Person, quantity: number): Promise<string> {
  const { orderId } = await person.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i1', quantity }], handover: 'station' })
  await person.pay(orderId)
  return orderId
}

/** The code that a resident's own phone shows to be read out. */
async function shownCode(phone: Phone, resident: Person, orderId: string): Promise<string> {
  const { typedCode } = await resident.ok('pickup.code', { orderId })
  await phone.see('扫不了就念这个码')
  const shown = phone.text().replace(/[\s-]/g, '')
  expect(shown).toContain(typedCode)
  return typedCode
}

describe('a leader with the mini-program', () => {
  const shop = useServer({ db: 'pglite' })
  const phoneOf = usePhones(shop)

  test('closes, marks the delivery as arrived, and hands over by a code that was read out and by one that was scanned', async () => {
    const [li, wang] = [await shop.as('c1-resident-1'), await shop.as('c1-resident-2')]
    const first = await buys(li, 2)
    const second = await buys(wang, 1)
    const leader = await phoneOf('c1-leader-1', { url: TONIGHT })
    await leader.see('接单中')
    await shop.runDue(CUT_OFF)
    await leader.open(TONIGHT)
    await leader.tap('截单')
    await leader.until(() => leader.route === 'campaign/leader/packing/index')
    await leader.see('×3')
    await leader.tap('按袋装')
    await leader.see('2 号袋')

    await shop.runDue(EVENING)
    await leader.open(TONIGHT)
    await leader.tap('货到了，登记到货')
    await leader.see('全部到齐')
    await leader.tap('登记到货，通知大家')
    await leader.see('登记好了，已通知大家来取。')
    await leader.tap('去交货台')

    const resident = await phoneOf('c1-resident-1', { url: `/order/code/index?order=${first}` })
    await leader.type('8 位取货码', await shownCode(resident, li, first))
    await leader.tap('查这一袋')
    await leader.see('现割上海青')
    await leader.tap('交货')
    await leader.see('这一袋都交齐了。')
    expect(await li.ok('order.get', { orderId: first })).toMatchObject({ state: 'fetched' })

    leader.person.scan = (await wang.ok('pickup.code', { orderId: second })).code
    await leader.tap('扫下一位')
    await leader.see('×1')
    await leader.tap('交货')
    await leader.see('2 袋都取完了')
    expect(await wang.ok('order.get', { orderId: second })).toMatchObject({ state: 'fetched' })
  })

  test('is told plainly when there is no connection at the desk', async () => {
    const leader = await phoneOf('c1-leader-1', { url: '/pickup/desk/index' })
    await leader.see('已存到手机')
    await leader.type('8 位取货码', '22222222')
    leader.person.online = false
    await leader.tap('查这一袋')
    await leader.see('存下的名单里没有这个码。')
  })
})
