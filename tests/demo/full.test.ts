import type { Output } from '@domain/contract'
import { useServer } from '../support/server'
import type { Person } from '../support/person'

type Order = Output<'order.list'>['orders'][number]

/** Of the first station of an estate, where every kind of thing happens. */
const NEIGHBOURS = 15

describe('the full demo data', () => {
  const shop = useServer({ db: 'pglite', seed: 'full', audit: true })

  const neighbours = (): Promise<Person[]> => Promise.all(Array.from({ length: NEIGHBOURS }, (_, n) => shop.as(`c1-resident-${n + 1}`)))
  async function ordersOf(people: readonly Person[]): Promise<Order[]> {
    const lists = await Promise.all(people.map((who) => who.ok('order.list', { limit: 50 })))
    return lists.flatMap(({ orders }) => orders)
  }

  test('has two estates with ten stations each, and a hundred goods', async () => {
    const operator = await shop.as('c1-operator-1')
    expect((await operator.ok('station.list', {})).stations).toHaveLength(10)
    expect((await (await shop.as('c2-operator-1')).ok('station.list', {})).stations).toHaveLength(10)
    const names = new Set<string>()
    let cursor: string | undefined
    do {
      const page = await operator.ok('goods.list', { cursor })
      for (const { name } of page.goods) names.add(name)
      cursor = page.cursor ?? undefined
    } while (cursor)
    expect(names.size).toBe(100)
  })

  test('has three hundred residents, each with a station', async () => {
    for (const openid of ['c1-resident-1', 'c1-resident-150', 'c2-resident-1', 'c2-resident-150']) {
      expect((await (await shop.as(openid)).ok('me.get', {})).station).not.toBeNull()
    }
    const { people } = (await (await shop.http('GET', '/test/people')).json()) as { people: { role: string }[] }
    expect(people.filter(({ role }) => role === 'leader')).toHaveLength(20)
  })

  test('a campaign is open tonight at each station, with pools of which one and two have paid', async () => {
    const { stations } = await (await shop.as('c1-admin-1')).ok('station.list', {})
    const rounds = await Promise.all(stations.map(({ stationId }) => shop.nobody.ok('campaign.tonight', { stationId })))
    expect(rounds.map(({ state }) => state)).toEqual(stations.map(() => 'open'))
    expect(new Set(rounds.flatMap(({ pools }) => pools.map(({ paidSeats }) => paidSeats)))).toEqual(new Set([1, 2]))
  })

  test('pools have settled and expired, with money back and with goods kept', async () => {
    const orders = await ordersOf(await neighbours())
    expect(orders).toContainEqual(expect.objectContaining({ poolState: 'settled', percent: 20, state: expect.stringMatching('paid|fetched') }))
    expect(orders).toContainEqual(expect.objectContaining({ poolState: 'expired', ifNotFilled: 'refund', state: 'refunded', refundingFen: 0 }))
    expect(orders).toContainEqual(expect.objectContaining({ poolState: 'expired', ifNotFilled: 'keep', percent: 0, state: expect.stringMatching('paid|fetched') }))
    expect(orders).toContainEqual(expect.objectContaining({ poolId: null, state: 'refunded' }))
  })

  test('last night has arrived: some have fetched, some bags wait, and a short delivery was paid back', async () => {
    const orders = (await ordersOf(await neighbours())).filter(({ arrived }) => arrived)
    expect(new Set(orders.map(({ state }) => state))).toEqual(new Set(['paid', 'fetched', 'refunded']))
    const third = await ordersOf(await Promise.all(Array.from({ length: NEIGHBOURS }, (_, n) => shop.as(`c1-resident-${2 * NEIGHBOURS + n + 1}`))))
    expect(third.filter(({ arrived, lines }) => arrived && lines.some(({ refundedQuantity }) => refundedQuantity > 0)).length).toBeGreaterThan(0)
  })

  test('money was asked back: one waits, one was accepted, one declined', async () => {
    const people = await neighbours()
    const asks = await Promise.all(people.map(async (who) => (await who.ok('refund.list', {})).asks))
    expect(new Set(asks.flat().map(({ state }) => state))).toEqual(new Set(['asked', 'accepted', 'declined']))
  })

  test('two residents share a household', async () => {
    const [one, other] = await Promise.all(['c1-resident-2', 'c1-resident-3'].map(async (openid) => (await (await shop.as(openid)).ok('me.get', {})).householdId))
    expect(one).not.toBeNull()
    expect(other).toBe(one)
  })
})
