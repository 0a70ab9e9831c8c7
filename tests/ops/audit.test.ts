import { existsSync } from 'node:fs'
import { paidOrder } from '../pickup/fixtures'
import { inRoot } from '../support/project'
import { onBothDatabases, useServer } from '../support/server'

onBothDatabases((db) => {
  const shop = useServer({ db })

  test('an admin hears of every promise: what was found, or which test keeps it', async () => {
    const { invariants } = await (await shop.as('c1-admin-1')).ok('ops.audit', {})
    const numbers = invariants.map(({ id }) => Number(id.slice(1)))
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    for (const one of invariants) {
      if ('test' in one) expect(existsSync(inRoot(...one.test.split('/')))).toBe(true)
      else expect({ ...one, how: one.how.length > 20 }).toEqual({ id: one.id, count: 0, rows: [], how: true })
    }
  })

  test('asked for some, it looks at those', async () => {
    const { invariants } = await (await shop.as('c2-admin-1')).ok('ops.audit', { ids: ['I5', 'I35', 'I99'] })
    expect(invariants.map(({ id }) => id)).toEqual(['I5', 'I35'])
    expect(await (await shop.as('c1-admin-1')).error('ops.audit', { ids: ['drop table'] })).toBe('bad_input')
  })

  test('the trail tells an operator who did what in her community, page by page', async () => {
    const operator = await shop.as('c1-operator-1')
    for (let n = 0; n < 60; n++) await operator.ok('campaign.offer', { campaignId: 'g1', itemId: 'g1-i20', offered: 100 + n })
    const first = await operator.ok('ops.trail', {})
    expect(first.entries).toHaveLength(50)
    expect(first.entries[0]).toMatchObject({
      personId: operator.personId,
      what: 'campaign.offer',
      subject: 'g1-i20',
      before: { offered: 158 },
      after: { offered: 159 },
    })
    const second = await operator.ok('ops.trail', { cursor: first.cursor! })
    expect(second.entries.filter(({ what }) => what === 'campaign.offer')).toHaveLength(10)
    expect((await (await shop.as('c2-operator-1')).ok('ops.trail', {})).entries).toEqual([])
    expect((await (await shop.as('c2-admin-1')).ok('ops.trail', {})).entries).toHaveLength(50)
  })

  test('the trail is narrowed to one person, one deed, one thing, one day', async () => {
    const [operator, admin] = [await shop.as('c1-operator-1'), await shop.as('c1-admin-1')]
    await operator.ok('campaign.offer', { campaignId: 'g1', itemId: 'g1-i19', offered: 90 })
    await admin.ok('campaign.offer', { campaignId: 'g1', itemId: 'g1-i19', offered: 91 })
    const by = async (input: object) => (await operator.ok('ops.trail', { subject: 'g1-i19', ...input })).entries.map(({ after }) => after)
    expect(await by({})).toEqual([{ offered: 91 }, { offered: 90 }])
    expect(await by({ personId: operator.personId })).toEqual([{ offered: 90 }])
    expect(await by({ what: 'campaign.cancel' })).toEqual([])
    expect(await by({ what: 'campaign.offer', day: '2026-11-22' })).toHaveLength(2)
    expect(await by({ day: '2026-11-23' })).toEqual([])
    expect((await (await shop.as('c2-operator-1')).ok('ops.trail', { subject: 'g1-i19' })).entries).toEqual([])
  })
})

onBothDatabases((db) => {
  const shop = useServer({ db, env: { LOG_LEVEL: 'info' } })

  test('work that gave up is seen by its operator and brought back', async () => {
    const li = await shop.as('c1-resident-1')
    const orderId = await paidOrder(li, [{ itemId: 'g1-i1', quantity: 1 }])
    await li.ok('order.cancel', { orderId })
    const operator = await shop.as('c1-operator-1')
    const [waiting] = (await operator.ok('ops.jobs', { state: 'queued' })).jobs.filter(({ kind }) => kind === 'refund.send')
    expect(waiting).toMatchObject({ communityId: 'c1', state: 'queued', attempts: 0, lastError: null })
    expect((await operator.ok('ops.jobs', { state: 'dead' })).jobs).toEqual([])
    expect(await operator.ok('ops.retry', { jobId: waiting!.jobId })).toEqual(waiting)
    expect(await operator.refusal('ops.retry', { jobId: 'nothing' })).toBe('job_not_found')
    expect(await li.error('ops.jobs', {})).toBe('forbidden')
  })

  test('each night it is looked through, and the log says how it went', async () => {
    await shop.runDue('2026-11-22T19:31:00.000Z')
    const lines = shop
      .output()
      .split('\n')
      .flatMap((line) => (line.includes('"what":"audit"') ? [JSON.parse(line) as Record<string, unknown>] : []))
    expect(lines.at(-1)).toMatchObject({ level: 'info', broken: 0, rows: 0 })
    expect(Number(lines.at(-1)!.invariants)).toBeGreaterThan(15)
  })
})
