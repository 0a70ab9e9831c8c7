import { tonightsDay } from '../../cloudfunctions/_demo/parts/day'
import { instant } from '@domain/time'
import { onBothDatabases, SEED_AT, useServer } from '../support/server'

describe('the day of the cut-off', () => {
  test.each([
    ['2026-11-21T16:00:00.000Z', '2026-11-22'],
    [SEED_AT, '2026-11-22'],
    ['2026-11-22T14:00:00.000Z', '2026-11-22'],
    ['2026-11-22T14:00:00.001Z', '2026-11-23'],
    ['2026-11-22T15:30:00.000Z', '2026-11-23'],
  ])('seeded at %s it is %s: one nearer than an hour gives way to the next', (at, day) => {
    expect(tonightsDay(instant(at))).toBe(day)
  })
})

onBothDatabases((db) => {
  const shop = useServer({ db })

  test.each([
    ['c1', 's1', 'g1'],
    ['c2', 's2', 'g2'],
  ])('%s has the station %s with the open campaign %s until 23:00', async (communityId, stationId, campaignId) => {
    const tonight = await shop.nobody.ok('campaign.tonight', { stationId })
    expect(tonight).toMatchObject({
      campaignId,
      communityId,
      state: 'open',
      closesAt: '2026-11-22T15:00:00.000Z',
      pickupDay: '2026-11-23',
      pool: { seatsMax: 3, steps: [{ people: 3, percent: 20 }], leastFen: 3_900, hours: 24 },
      station: { stationId, communityId, doorFeeFen: 300 },
      pools: [],
    })
    expect(tonight.opensAt <= SEED_AT).toBe(true)
    expect(tonight.items.map(({ itemId }) => itemId)).toEqual(Array.from({ length: 20 }, (_, n) => `${campaignId}-i${n + 1}`))
    for (const item of tonight.items) expect(item).toMatchObject({ priceFen: 2_000, offered: 100, left: 100, sold: 0, limit: 5 })
  })

  test.each(['c1', 'c2'])('residents of %s have chosen their station and said which door is theirs', async (communityId) => {
    for (let n = 1; n <= 9; n++) {
      const who = await shop.as(`${communityId}-resident-${n}`)
      const { station, building, door, roles, consents } = await who.ok('me.get', {})
      expect(station?.stationId).toBe(communityId === 'c1' ? 's1' : 's2')
      expect([building, door]).not.toContain(null)
      expect(consents.filter(({ current }) => current).map(({ kind }) => kind)).toContain('address')
      expect(roles).toEqual([])
    }
  })

  test.each([
    ['leader', { role: 'leader', scopeId: 's1', communityId: 'c1' }],
    ['staff', { role: 'staff', scopeId: 'c1', communityId: 'c1' }],
    ['operator', { role: 'operator', scopeId: 'c1', communityId: 'c1' }],
    ['admin', { role: 'admin', scopeId: 'all', communityId: null }],
  ])('c1-%s-1 holds that right', async (role, right) => {
    const who = await shop.as(`c1-${role}-1`)
    expect((await who.ok('me.get', {})).roles).toEqual([right])
  })

  test('the people one may be are listed', async () => {
    const { people } = (await (await shop.http('GET', '/test/people')).json()) as { people: { openid: string; role: string; stationName: string | null }[] }
    expect(people).toContainEqual(expect.objectContaining({ openid: 'c2-leader-1', role: 'leader', stationName: '金鸡新村自提点' }))
    expect(people.filter(({ role }) => role === 'resident').length).toBeGreaterThanOrEqual(18)
  })
})
