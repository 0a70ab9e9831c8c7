import { onBothDatabases, useServer, type Person } from '../support/server'
import { aBatch, terms } from './batch-fixtures'

const until = (at: string) => terms({ valid: { kind: 'between', from: '2026-11-22T00:00:00.000Z' as never, until: at as never } })

onBothDatabases((db) => {
  const shop = useServer({ db })
  const reminders = async (person: Person) => (await person.ok('message.list', {})).messages.filter(({ kind }) => kind === 'coupon_ends')
  async function holding(person: Person, ...ends: string[]): Promise<void> {
    for (const at of ends) {
      const { batchId } = await aBatch(shop, { terms: until(at), claimUntil: '2026-11-23T00:00:00.000Z' as never })
      await person.ok('coupon.claim', { batchId })
    }
  }

  test('who has coupons that end is told a day before, once, by day, and then they are over', async () => {
    const [li, wang] = [await shop.as('c1-resident-1'), await shop.as('c1-resident-2')]
    await holding(li, '2026-11-25T04:00:00.000Z', '2026-11-25T05:00:00.000Z', '2026-11-28T04:00:00.000Z')
    // Ends in the night: she hears of it in the morning before, not at four o'clock.
    await holding(wang, '2026-11-25T20:00:00.000Z')
    await shop.runDue('2026-11-24T03:59:00.000Z')
    expect(await reminders(li)).toEqual([])
    await shop.runDue('2026-11-24T05:01:00.000Z')
    expect(await reminders(li)).toMatchObject([{ facts: { name: '满20减5', until: '2026-11-25 12:00', count: 2 } }])
    await shop.runDue('2026-11-24T06:00:00.000Z')
    expect((await reminders(li)).length).toBe(1)
    await shop.runDue('2026-11-24T20:30:00.000Z')
    expect(await reminders(wang)).toEqual([])
    await shop.runDue('2026-11-25T00:10:00.000Z')
    expect((await reminders(wang)).length).toBe(1)
    expect((await li.ok('coupon.mine', { show: 'over' })).coupons).toEqual([])
    await shop.runDue('2026-11-25T05:10:00.000Z')
    expect((await li.ok('coupon.mine', { show: 'over' })).coupons.map(({ state }) => state)).toEqual(['expired', 'expired'])
    expect((await li.ok('coupon.mine', { show: 'usable' })).coupons.length).toBe(1)
  })

  test('what is shown as over is over, whether or not the timer came by', async () => {
    const sun = await shop.as('c1-resident-5')
    const { batchId } = await aBatch(shop, { terms: until('2026-11-26T00:00:00.000Z'), claimFrom: '2026-11-22T00:00:00.000Z' as never, claimUntil: '2026-11-26T00:00:00.000Z' as never })
    const { coupon } = await sun.ok('coupon.claim', { batchId })
    const later = { now: '2026-11-26T00:00:00.000Z' }
    expect((await sun.ok('coupon.mine', {}, later)).coupons.find(({ couponId }) => couponId === coupon.couponId)?.state).toBe('expired')
  })

  test('a long list of coupons comes in pages, the usable ones first, each once', async () => {
    const zhou = await shop.as('c1-resident-6')
    const { batchId } = await aBatch(shop, { terms: terms(), perPerson: 50, claimUntil: '2026-12-30T00:00:00.000Z' as never })
    const ids: string[] = []
    for (let n = 0; n < 50; n++) ids.push((await zhou.ok('coupon.claim', { batchId })).coupon.couponId)
    const more = await aBatch(shop, { terms: terms(), claimUntil: '2026-12-30T00:00:00.000Z' as never })
    ids.push((await zhou.ok('coupon.claim', { batchId: more.batchId })).coupon.couponId)
    const first = await zhou.ok('coupon.mine', {})
    expect([first.coupons.length, first.cursor === null]).toEqual([50, false])
    const second = await zhou.ok('coupon.mine', { cursor: first.cursor! })
    expect([...first.coupons, ...second.coupons].map(({ couponId }) => couponId).sort()).toEqual([...ids].sort())
    expect(second.cursor).toBeNull()
    expect(await zhou.error('coupon.mine', { cursor: 'u.x.y' })).toBe('bad_input')
  })
})
