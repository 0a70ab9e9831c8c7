import { useServer, type Person } from '../support/server'
import { usePhones } from './phones'

const CUT_OFF = '2026-11-22T15:00:00.000Z'
const EVENING = '2026-11-23T10:00:00.000Z'
const LATER = '2026-11-23T10:40:00.000Z'

async function buys(person: Person): Promise<string> {
  const { orderId } = await person.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i1', quantity: 1 }], handover: 'station' })
  await person.pay(orderId)
  return orderId
}

describe('a desk in a basement, with the mini-program', () => {
  const shop = useServer({ db: 'pglite' })
  const phoneOf = usePhones(shop)

  test('scans without signal, and the shop hears of each bag once when it is back', async () => {
    const people = await Promise.all([1, 2].map((n) => shop.as(`c1-resident-${n}`)))
    const orders: string[] = []
    for (const person of people) orders.push(await buys(person))
    const leader = await shop.as('c1-leader-1')
    await shop.runDue(CUT_OFF)
    await leader.ok('campaign.close', { campaignId: 'g1' })
    await shop.runDue(EVENING)
    await leader.ok('campaign.arrive', { campaignId: 'g1' })
    const codes = await Promise.all(people.map((person, n) => person.ok('pickup.code', { orderId: orders[n]! })))

    const desk = await phoneOf('c1-leader-1', { url: '/pickup/desk/index' })
    await desk.see('还有 2 袋没取，共 2 袋')
    desk.person.online = false
    desk.person.scan = codes[0]!.code
    await desk.tap('扫码')
    await desk.see('现割上海青')
    await desk.tap('交货')
    await desk.see('已记在手机上：交了 1 样')
    await desk.see('1 袋待上传')
    desk.person.scan = codes[1]!.code
    await desk.tap('扫下一位')
    await desk.tap('交货')
    await desk.see('2 袋待上传')
    expect([...desk.wx.storage.values()].join()).not.toContain(people[0]!.personId)
    expect((await people[0]!.ok('order.get', { orderId: orders[0]! })).state).toBe('paid')

    shop.at(LATER)
    await desk.tap('现在传')
    await desk.see('2 袋待上传')
    desk.person.online = true
    await desk.tap('现在传')
    await desk.until(() => !desk.text().includes('待上传'))
    for (const [n, person] of people.entries()) {
      const { state, lines } = await person.ok('order.get', { orderId: orders[n]! })
      expect({ state, handedAt: lines[0]!.handedAt }).toEqual({ state: 'fetched', handedAt: LATER })
    }
    const { entries } = await (await shop.as('c2-admin-1')).ok('ops.trail', {})
    expect(entries.filter(({ what }) => what === 'pickup.confirm')).toHaveLength(2)
    expect((await leader.ok('pickup.preview', { code: codes[0]!.code })).lines[0]).toMatchObject({ claimedAt: expect.stringMatching(/^2026-11-23T10:00:/) })
  })
})
