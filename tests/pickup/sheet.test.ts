import { judge } from '@domain/pickup/offline'
import { instant } from '@domain/time'
import fc from 'fast-check'
import { befriend } from '../household/fixtures'
import { onBothDatabases, useServer, type TestServer } from '../support/server'
import { calls, paidOrder, paidPool } from './fixtures'

const CUT_OFF = '2026-11-22T15:00:00.000Z'
const SIX = instant('2026-11-23T10:00:00.000Z')
const EIGHT = '2026-11-23T12:00:00.000Z'
const leaderOf = (shop: TestServer) => shop.as('c1-leader-1')

onBothDatabases((db) => {
  const shop = useServer({ db })
  const orders: string[] = []

  async function shelvesAt(at: string) {
    shop.at(at)
    return (await (await leaderOf(shop)).ok('pickup.sheet', {})).shelves
  }

  beforeAll(async () => {
    const li = await shop.as('c1-resident-1')
    await calls(li, '李小明')
    for (const openid of ['c1-resident-1', 'c1-resident-2', 'c1-resident-3', 'c1-resident-4', 'c1-resident-5']) {
      const person = await shop.as(openid)
      orders.push(await paidOrder(person, [{ itemId: 'g1-i1', quantity: 1 }, { itemId: 'g1-i2', quantity: 2 }]))
    }
    const family = await Promise.all([7, 8, 9].map((n) => shop.as(`c1-resident-${n}`)))
    for (const joiner of family.slice(1)) await befriend(family[0]!, joiner)
    orders.push(...(await paidPool(family)).orderIds)
    await shop.runDue()
    expect((await (await leaderOf(shop)).ok('pickup.sheet', {})).shelves).toEqual([])
    await shop.runDue(CUT_OFF)
    const leader = await leaderOf(shop)
    await leader.ok('campaign.close', { campaignId: 'g1' })
    await shop.runDue(SIX)
    await leader.ok('campaign.arrive', { campaignId: 'g1' })
  }, 60_000)

  test('the desk takes along what it needs, and no code is in it', async () => {
    const [shelf] = await shelvesAt(SIX)
    expect(shelf).toMatchObject({ campaignId: 'g1', arrived: true, keepUntil: '2026-11-24T12:30:00.000Z' })
    expect(shelf!.bags.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6])
    expect(shelf!.bags.map(({ name }) => name)).toContain('李**')
    const said = JSON.stringify(shelf)
    for (const [n, orderId] of orders.entries()) {
      const owner = await shop.as(`c1-resident-${n < 5 ? n + 1 : n + 2}`)
      const { code, typedCode, lines } = await owner.ok('pickup.code', { orderId })
      expect(said).not.toContain(code)
      expect(said).not.toContain(typedCode)
      expect(said).not.toContain(owner.personId)
      for (const text of [code, typedCode, typedCode.toLowerCase()]) {
        const judged = judge([shelf!], text)
        expect(judged.kind).toBe('bag')
        if (judged.kind === 'bag') expect(judged.bag.lines.map(({ lineId }) => lineId)).toEqual(lines.map(({ lineId }) => lineId))
      }
    }
    expect(shelf!.bags.find(({ lines }) => lines.length === 3)!.tags).toHaveLength(3)
  })

  test('it says the same each time it is asked', async () => {
    expect(await shelvesAt(SIX)).toEqual(await shelvesAt(SIX))
  })

  test("another station's leader, and who leads none, gets nothing of it", async () => {
    const other = await shop.as('c2-leader-1')
    expect(await other.ok('pickup.sheet', {})).toEqual({ shelves: [] })
    expect(await other.refusal('pickup.sheet', { campaignId: 'g1' })).toBe('campaign_not_found')
    expect(await other.refusal('pickup.sheet', { campaignId: 'nothing' })).toBe('campaign_not_found')
    for (const openid of ['c1-resident-1', 'c1-staff-1', 'c1-operator-1']) expect(await (await shop.as(openid)).error('pickup.sheet', {})).toBe('forbidden')
    const admin = await shop.as('c2-admin-1')
    expect(await admin.ok('pickup.sheet', {})).toEqual({ shelves: [] })
    expect((await admin.ok('pickup.sheet', { campaignId: 'g1' })).shelves).toHaveLength(1)
  })

  test('what was handed over without a connection is counted at the time the server hears of it, and says when the phone says it was', async () => {
    const li = await shop.as('c1-resident-1')
    const { code, typedCode } = await li.ok('pickup.code', { orderId: orders[0]! })
    shop.at(EIGHT)
    const leader = await leaderOf(shop)
    const entry = { code, scannedAt: SIX }
    const first = await leader.ok('pickup.confirm', entry, { key: 'bag-one-once' })
    expect(first).toMatchObject({ left: 0, lines: [{ handedAt: EIGHT, claimedAt: SIX }, { handedAt: EIGHT, claimedAt: SIX }] })
    expect(await leader.ok('pickup.confirm', entry, { key: 'bag-one-once' })).toEqual(first)
    const again = await leader.call('pickup.confirm', { code: typedCode, scannedAt: SIX })
    expect(again.body).toMatchObject({ refusal: 'already_fetched', detail: [{ handedAt: EIGHT, claimedAt: SIX, how: 'pickup', mine: true }, { mine: true }] })
    const admin = await shop.as('c2-admin-1')
    expect((await admin.call('pickup.confirm', { code })).body).toMatchObject({ refusal: 'already_fetched', detail: [{ mine: false }, { mine: false }] })
  })

  test('a time that cannot be is kept as nothing but the word of the phone', async () => {
    const wang = await shop.as('c1-resident-2')
    const { code } = await wang.ok('pickup.code', { orderId: orders[1]! })
    const leader = await leaderOf(shop)
    const done = await leader.ok('pickup.confirm', { code, scannedAt: instant('2031-01-01T00:00:00.000Z') })
    expect(done.lines.map(({ claimedAt }) => claimedAt)).toEqual([null, null])
    const { entries } = await (await shop.as('c2-admin-1')).ok('ops.trail', {})
    expect(entries.find(({ what }) => what === 'pickup.confirm')).toMatchObject({ after: { scannedAt: '2031-01-01T00:00:00.000Z' } })
  })

  test('a queue sent in any order, and every entry of it twice, ends in one handing over of each line', async () => {
    const owners = await Promise.all([3, 4, 5].map((n) => shop.as(`c1-resident-${n}`)))
    const codes = await Promise.all(owners.map((owner, n) => owner.ok('pickup.code', { orderId: orders[n + 2]! })))
    const leader = await leaderOf(shop)
    const entries = codes.flatMap(({ code, typedCode, lines }, n) => [
      { key: `bag-${n}-first`, input: { code, lines: [lines[0]!.lineId], scannedAt: SIX } },
      { key: `bag-${n}-second`, input: { code: typedCode, lines: [lines[1]!.lineId], scannedAt: SIX } },
    ])
    const [sent] = fc.sample(fc.shuffledSubarray([...entries, ...entries], { minLength: entries.length * 2 }), { numRuns: 1, seed: 7 })
    const handed: string[] = []
    const answered = new Map<string, unknown>()
    for (const { key, input } of sent!) {
      const value = await leader.ok('pickup.confirm', input, { key })
      if (answered.has(key)) expect(value).toEqual(answered.get(key))
      else handed.push(...value.handed)
      answered.set(key, value)
    }
    expect(handed.sort()).toEqual(codes.flatMap(({ lines }) => lines.map(({ lineId }) => lineId)).sort())
    for (const [n, owner] of owners.entries()) expect((await owner.ok('order.get', { orderId: orders[n + 2]! })).state).toBe('fetched')
    const { shelves } = await leader.ok('pickup.sheet', { campaignId: 'g1' })
    expect(shelves[0]!.bags.filter(({ lines }) => lines.some(({ handedAt }) => handedAt === null))).toHaveLength(1)
  })

  test('once the campaign is done there is nothing to take along', async () => {
    await shop.runDue('2026-11-24T12:30:00.000Z')
    expect(await shelvesAt('2026-11-24T12:31:00.000Z')).toEqual([])
  })
})
