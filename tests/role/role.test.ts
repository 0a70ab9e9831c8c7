import { CONSENT_VERSIONS } from '@domain/me/consent'
import { onBothDatabases, useServer } from '../support/server'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('an operator makes a leader of her community, whose next call counts it, and takes it away again', async () => {
    const operator = await shop.as('c1-operator-1')
    const [li] = await shop.people(1, 'leads')
    const grant = { personId: li!.personId, role: 'leader', scopeId: 's1' } as const
    expect(await li!.error('campaign.sheet', { campaignId: 'g1' })).toBe('forbidden')
    await operator.ok('role.grant', grant)
    expect((await li!.ok('campaign.sheet', { campaignId: 'g1' })).campaign.campaignId).toBe('g1')
    expect((await li!.ok('me.get', {})).roles).toEqual([{ role: 'leader', scopeId: 's1', communityId: 'c1' }])
    await operator.ok('role.revoke', grant)
    expect(await li!.error('campaign.sheet', { campaignId: 'g1' })).toBe('forbidden')
    expect(await operator.refusal('role.revoke', grant)).toBe('grant_not_found')
  })

  test('an operator gives nothing beyond her community, and no operator or admin at all', async () => {
    const operator = await shop.as('c1-operator-1')
    const [li] = await shop.people(1, 'beyond')
    const { personId } = li!
    expect(await operator.refusal('role.grant', { personId, role: 'leader', scopeId: 's2' })).toBe('scope_not_found')
    expect(await operator.refusal('role.grant', { personId, role: 'leader', scopeId: 'nowhere' })).toBe('scope_not_found')
    expect(await operator.refusal('role.grant', { personId, role: 'staff', scopeId: 'c2' })).toBe('scope_not_found')
    expect(await operator.refusal('role.grant', { personId, role: 'operator', scopeId: 'c1' })).toBe('role_not_yours')
    expect(await operator.refusal('role.grant', { personId, role: 'admin', scopeId: 'all' })).toBe('role_not_yours')
    expect(await operator.refusal('role.revoke', { personId: (await shop.as('c2-leader-1')).personId, role: 'leader', scopeId: 's2' })).toBe('scope_not_found')
    expect(await operator.refusal('role.grant', { personId: 'nobody-at-all', role: 'staff', scopeId: 'c1' })).toBe('person_not_found')
  })

  test('an admin gives everything, where it exists', async () => {
    const admin = await shop.as('c1-admin-1')
    const [li] = await shop.people(1, 'admins')
    const { personId } = li!
    await admin.ok('role.grant', { personId, role: 'operator', scopeId: 'c2' })
    await admin.ok('role.grant', { personId, role: 'admin', scopeId: 'all' })
    expect(await admin.refusal('role.grant', { personId, role: 'admin', scopeId: 'c1' })).toBe('scope_not_found')
    expect(await admin.refusal('role.grant', { personId, role: 'operator', scopeId: 's1' })).toBe('scope_not_found')
    expect((await li!.ok('me.get', {})).roles).toHaveLength(2)
    await admin.ok('role.revoke', { personId, role: 'admin', scopeId: 'all' })
    await admin.ok('role.revoke', { personId, role: 'operator', scopeId: 'c2' })
    expect(await li!.error('role.list', {})).toBe('forbidden')
  })

  test('every right given or taken leaves a trace, once', async () => {
    const operator = await shop.as('c1-operator-1')
    const [li] = await shop.people(1, 'traced')
    const grant = { personId: li!.personId, role: 'staff', scopeId: 'c1' } as const
    await operator.ok('role.grant', grant, { key: 'grant-once' })
    await operator.ok('role.grant', grant, { key: 'grant-once' })
    await operator.ok('role.grant', grant)
    await operator.ok('role.revoke', grant)
    const { entries } = await operator.ok('ops.trail', {})
    expect(entries.filter(({ subject }) => subject === li!.personId)).toMatchObject([
      { what: 'role.revoke', personId: operator.personId, before: { role: 'staff', scopeId: 'c1' } },
      { what: 'role.grant', personId: operator.personId, after: { role: 'staff', scopeId: 'c1' } },
    ])
  })

  test('the list shows an operator her community and an admin all', async () => {
    const own = await (await shop.as('c1-operator-1')).ok('role.list', {})
    expect(own.grants.length).toBeGreaterThanOrEqual(3)
    expect(own.grants.every(({ scopeId }) => ['c1', 's1'].includes(scopeId))).toBe(true)
    const all = await (await shop.as('c1-admin-1')).ok('role.list', {})
    expect(all.grants.map(({ scopeId }) => scopeId)).toEqual(expect.arrayContaining(['all', 'c1', 'c2', 's1', 's2']))
  })

  test('somebody is found by number, or by a part of the name that she shows, in one’s own community alone', async () => {
    const operator = await shop.as('c1-operator-1')
    const [li] = await shop.people(1, 'sought')
    const find = async (query: string) => (await operator.ok('role.find', { query })).people
    expect(await find(li!.personId)).toEqual([])
    await li!.ok('station.choose', { stationId: 's1' })
    await li!.ok('me.update', { nickname: '司马青', consent: [{ kind: 'privacy', version: 1, given: true }] })
    expect(await find(li!.personId)).toMatchObject([{ personId: li!.personId, nickname: null, roles: [] }])
    expect(await find('司马')).toEqual([])
    await li!.ok('me.update', { consent: [{ kind: 'show_profile', version: CONSENT_VERSIONS.show_profile, given: true }] })
    await operator.ok('role.grant', { personId: li!.personId, role: 'staff', scopeId: 'c1' })
    expect(await find('司马')).toMatchObject([{ personId: li!.personId, nickname: '司马青', roles: ['staff'] }])
    expect((await (await shop.as('c2-operator-1')).ok('role.find', { query: '司马' })).people).toEqual([])
    expect(await find('%')).toEqual([])
    expect(await (await shop.as('c1-leader-1')).error('role.find', { query: '司马' })).toBe('forbidden')
  })

  test('residents, leaders and staff can’t ask for it at all', async () => {
    const wish = { personId: 'x', role: 'leader', scopeId: 's1' }
    for (const openid of ['c1-resident-1', 'c1-leader-1', 'c1-staff-1']) {
      const person = await shop.as(openid)
      for (const name of ['role.grant', 'role.revoke']) expect(await person.error(name, wish)).toBe('forbidden')
      expect(await person.error('role.list', {})).toBe('forbidden')
    }
    expect(await shop.nobody.error('role.grant', wish)).toBe('no_session')
  })
})
