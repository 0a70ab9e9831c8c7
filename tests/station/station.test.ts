import { CONSENT_VERSIONS } from '@domain/me/consent'
import { only } from '../pool/fixtures'
import { onBothDatabases, useServer } from '../support/server'

const said = { name: '南门驿站', address: '南门 1 号', hours: '18:00–20:00', lng: 120.6, lat: 31.3, doorFeeFen: null }

onBothDatabases((db) => {
  const shop = useServer({ db })

  describe('near', () => {
    test('anybody finds the nearest station first, with its distance', async () => {
      const { stations } = await shop.nobody.ok('station.near', { lng: 120.7083, lat: 31.3201 })
      expect(stations.map((station) => station.stationId).slice(0, 2)).toEqual(['s2', 's1'])
      expect(stations[0]).toMatchObject({ distanceMetres: 0, communityName: '金鸡新村', doorFeeFen: 300 })
      expect(stations[1]?.distanceMetres).toBeGreaterThan(13_000)
      expect(stations[1]?.distanceMetres).toBeLessThan(14_000)
    })

    test('a browser\'s place is shifted to the map\'s', async () => {
      const { stations } = await shop.nobody.ok('station.near', { lng: 120.7083, lat: 31.3201, datum: 'wgs84' })
      const shift = only(stations).distanceMetres ?? 0
      expect(shift).toBeGreaterThan(300)
      expect(shift).toBeLessThan(800)
      const { stations: same } = await shop.nobody.ok('station.near', { lng: 120.7083, lat: 31.3201, datum: 'gcj02' })
      expect(only(same).distanceMetres).toBe(0)
    })

    test('a name finds a station by its own or its estate\'s', async () => {
      const byEstate = await shop.nobody.ok('station.near', { query: '金鸡' })
      expect(byEstate.stations.map((station) => station.stationId)).toEqual(['s2'])
      expect(only(byEstate.stations).distanceMetres).toBeNull()
      const byOwn = await shop.nobody.ok('station.near', { query: '枫桥花园自提点' })
      expect(byOwn.stations.map((station) => station.stationId)).toEqual(['s1'])
    })

    test.each(['%', '_', '\\', '%%', "' or 1=1 --"])('%j is a name like any other, and nobody\'s', async (query) => {
      expect(await shop.nobody.ok('station.near', { query })).toEqual({ stations: [] })
    })

    test('a shared link names one station; without anything there are some to begin with', async () => {
      expect((await shop.nobody.ok('station.near', { stationId: 's1' })).stations.map((station) => station.name)).toEqual(['枫桥花园自提点'])
      expect(await shop.nobody.ok('station.near', { stationId: 'nowhere' })).toEqual({ stations: [] })
      expect((await shop.nobody.ok('station.near', {})).stations.length).toBeGreaterThanOrEqual(2)
    })

    test.each([{ lng: 181, lat: 0 }, { lng: 'x', lat: 0 }, { lng: 1, lat: null }, { query: '' }, { query: 'a'.repeat(41) }, { stationId: '../s1' }, { where: 1 }])(
      'refuses %j',
      async (input) => {
        expect(await shop.nobody.error('station.near', input)).toBe('bad_input')
      },
    )

    test('half a place is no place', async () => {
      const { stations } = await shop.nobody.ok('station.near', { lng: 120.7 })
      expect(only(stations).distanceMetres).toBeNull()
    })
  })

  describe('choose', () => {
    test('a resident chooses a station and changes it while nothing is open', async () => {
      const li = await shop.as('chooser-1')
      expect(await li.refusal('campaign.tonight', {})).toBe('no_station')
      expect((await li.ok('station.choose', { stationId: 's1' })).station.stationId).toBe('s1')
      expect((await li.ok('campaign.tonight', {})).campaignId).toBe('g1')
      await li.ok('station.choose', { stationId: 's2' })
      expect((await li.ok('campaign.tonight', {})).campaignId).toBe('g2')
    })

    test('keeps her station while an order waits for its money or its pickup', async () => {
      const wang = await shop.as('chooser-2')
      await wang.ok('station.choose', { stationId: 's1' })
      const { orderId } = await wang.ok('order.place', { campaignId: 'g1', lines: [{ itemId: 'g1-i1', quantity: 1 }], handover: 'station' })
      expect(await wang.refusal('station.choose', { stationId: 's2' })).toBe('orders_open')
      await wang.pay(orderId)
      expect(await wang.refusal('station.choose', { stationId: 's2' })).toBe('orders_open')
      expect((await wang.ok('station.choose', { stationId: 's1' })).station.stationId).toBe('s1')
      await wang.ok('order.cancel', { orderId })
      expect((await wang.ok('station.choose', { stationId: 's2' })).station.stationId).toBe('s2')
    })

    test('needs a session and a station that exists', async () => {
      expect(await shop.nobody.error('station.choose', { stationId: 's1' })).toBe('no_session')
      const li = await shop.as('chooser-3')
      expect(await li.refusal('station.choose', { stationId: 's9' })).toBe('station_not_found')
    })
  })

  describe('list', () => {
    test('a leader sees her own, an operator her community\'s, an admin all', async () => {
      const ids = async (openid: string) => (await (await shop.as(openid)).ok('station.list', {})).stations.map((station) => station.stationId)
      expect(await ids('c1-leader-1')).toEqual(['s1'])
      expect(await ids('c2-operator-1')).toContain('s2')
      expect(await ids('c2-operator-1')).not.toContain('s1')
      expect(await ids('c1-admin-1')).toEqual(expect.arrayContaining(['s1', 's2']))
    })

    test('a resident has none to look after', async () => {
      expect(await (await shop.as('c1-resident-1')).error('station.list', {})).toBe('forbidden')
      expect(await (await shop.as('c1-staff-1')).error('station.list', {})).toBe('forbidden')
    })
  })

  describe('save', () => {
    test('an operator opens a station, and says it anew', async () => {
      const operator = await shop.as('c1-operator-1')
      const { station } = await operator.ok('station.save', { communityId: 'c1', ...said })
      expect(station).toMatchObject({ ...said, communityId: 'c1', leaderName: null })
      const { station: again } = await operator.ok('station.save', { stationId: station.stationId, communityId: 'c1', ...said, doorFeeFen: 500 })
      expect(again).toEqual({ ...station, doorFeeFen: 500 })
    })

    test('a leader\'s name is shown once she agreed', async () => {
      const leader = await shop.as('c2-leader-1')
      await leader.ok('me.update', { nickname: '周团长' })
      const nameOf = async () => only((await shop.nobody.ok('station.near', { stationId: 's2' })).stations).leaderName
      expect(await nameOf()).toBeNull()
      await leader.ok('me.update', { consent: [{ kind: 'show_profile', version: CONSENT_VERSIONS.show_profile, given: true }] })
      expect(await nameOf()).toBe('周团长')
    })

    test('only in one\'s own community, and only what is there', async () => {
      const operator = await shop.as('c1-operator-1')
      expect(await operator.refusal('station.save', { communityId: 'c2', ...said })).toBe('community_not_found')
      expect(await operator.refusal('station.save', { communityId: 'c1', stationId: 's2', ...said })).toBe('station_not_found')
      expect(await (await shop.as('c1-admin-1')).refusal('station.save', { communityId: 'c9', ...said })).toBe('community_not_found')
      expect(await (await shop.as('c1-leader-1')).error('station.save', { communityId: 'c1', ...said })).toBe('forbidden')
    })

    test.each([{ name: '' }, { name: 'a\u202eb' }, { name: ' a' }, { doorFeeFen: -1 }, { doorFeeFen: 0.5 }, { doorFeeFen: '3' }, { lng: 999 }, { leaderName: 'x' }])(
      'refuses %j',
      async (more) => {
        expect(await (await shop.as('c1-operator-1')).error('station.save', { communityId: 'c1', ...said, ...more })).toBe('bad_input')
      },
    )
  })
})
