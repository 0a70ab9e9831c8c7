import { onBothDatabases, useServer } from '../support/server'

onBothDatabases((db) => {
  const shop = useServer({ db, simulator: false })

  it('a role that is taken away is gone at the next call, also for a reply that is stored', async () => {
    const [admin, operator, ann] = [await shop.as('c1-admin-1'), await shop.as('c1-operator-1'), await shop.as('c1-resident-1')]
    const grant = { personId: ann.personId, role: 'staff', scopeId: 'c1' } as const
    const first = await operator.call('role.grant', grant, { key: 'grant-of-ann' })
    expect(first).toMatchObject({ status: 200, body: { ok: true } })
    await admin.ok('role.revoke', { personId: operator.personId, role: 'operator', scopeId: 'c1' })
    expect(await operator.call('role.grant', grant, { key: 'grant-of-ann' })).toMatchObject({ status: 403, body: { error: 'forbidden' } })
    expect(await operator.error('role.list', {})).toBe('forbidden')
    await operator.ok('me.get', {})
    await admin.ok('role.grant', { personId: operator.personId, role: 'operator', scopeId: 'c1' })
    expect((await operator.call('role.grant', grant, { key: 'grant-of-ann' })).body).toEqual(first.body)
  })

  it('who has no role can not slip one into a body or a header', async () => {
    const ann = await shop.as('c1-resident-2')
    expect(await ann.error('me.update', { elder: true, role: 'admin' })).toBe('bad_input')
    for (const header of ['x-role', 'x-person-id', 'x-wx-openid']) {
      const answer = await shop.http('POST', '/api/role.list', { body: {}, headers: { authorization: `Bearer ${ann.token}`, [header]: 'admin' } })
      expect(answer.status).toBe(403)
    }
  })
})
