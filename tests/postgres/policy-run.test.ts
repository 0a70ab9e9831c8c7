import pg from 'pg'
import { onPostgres, useServer } from '../support/server'
import { heldOut, switchOn } from '../policy/fixtures'

const PEOPLE = 45_000
const THURSDAY = '2026-11-25T16:00:00.000Z'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })
  /** On a connection of its own: none is left when the database goes. */
  async function ask(text: string) {
    const db = new pg.Client({ connectionString: shop.databaseUrl! })
    await db.connect()
    try {
      return (await db.query(text)).rows
    } finally {
      await db.end()
    }
  }
  const settle = (prefix: string, people: number) =>
    ask(`insert into person (id, community_id, station_id, created_at) select '${prefix}' || lpad(n::text, 22, '0'), 'c1', 's1', '2026-11-01' from generate_series(1, ${people}) n`)
  beforeAll(() => settle('01KB', PEOPLE))

  const counts = async () =>
    (
      await ask(
        `select (select count(*)::int from policy_grant where outcome = 'given') as given, (select count(*)::int from policy_grant) as served,
           (select count(*)::int from coupon where why = 'thursday_pool') as coupons,
           (select count(distinct person_id)::int from coupon where why = 'thursday_pool') as owners`,
      )
    )[0] as { given: number; served: number; coupons: number; owners: number }

  test('a run that is killed in the middle goes on where it was, and serves everybody once', async () => {
    const operator = await switchOn(shop, 'thursday_pool', { budgetFen: 100_000_000 })
    shop.at(THURSDAY)
    expect(await operator.ok('policy.run', { policyId: 'thursday_pool', communityId: 'c1' })).toMatchObject({ concerned: PEOPLE + 13, started: true })
    const killed = shop.runDue().catch(() => 'killed')
    while ((await counts()).served === 0);
    await shop.restart({ signal: 'SIGKILL' })
    expect(await killed).toBe('killed')
    const half = await counts()
    expect(half.served).toBeGreaterThan(0)
    expect(half.served).toBeLessThan(PEOPLE)
    // What the dead process had taken is free again once its lease is over.
    await ask("update job set busy_until = now() - interval '1 minute' where state = 'running'")
    await shop.runDue()
    const all = await counts()
    expect(all).toEqual({ served: PEOPLE + 13, given: all.coupons, coupons: all.given, owners: all.given })
    expect(all.given / all.served).toBeCloseTo(0.9, 2)
    const { lastRun } = (await operator.ok('policy.list', { communityId: 'c1' })).policies.find(({ policyId }) => policyId === 'thursday_pool')!
    expect(lastRun).toMatchObject({ given: all.given, heldOut: all.served - all.given, skipped: 0 })
    expect(lastRun!.doneAt).not.toBeNull()
    const rows = await ask('select person_id, outcome from policy_grant order by person_id limit 2000')
    expect(rows.filter((row) => (row.outcome === 'held_out') !== heldOut('thursday_pool', row.person_id))).toEqual([])
  }, 240_000)

  test('two runs at once, on two servers\' worth of hands, do it once', async () => {
    const before = await counts()
    await settle('01KC', 25_000)
    const operators = [await shop.as('c1-operator-1'), await shop.as('c1-admin-1')]
    const started = await Promise.all(operators.map((one) => one.ok('policy.run', { policyId: 'thursday_pool', communityId: 'c1' })))
    expect(started.map((answer) => answer.started).sort()).toEqual([false, true])
    await Promise.all([shop.runDue(), shop.runDue(), shop.runDue()])
    const after = await counts()
    expect(after.served).toBe(before.served + 25_000)
    expect([after.coupons, after.owners]).toEqual([after.given, after.given])
  }, 240_000)

  test('a month\'s budget is spent to the last coupon and no further', async () => {
    const operator = await shop.as('c1-operator-1')
    const { given } = await counts()
    await operator.ok('policy.set', { policyId: 'thursday_pool', communityId: 'c1', budgetFen: (given + 100) * 300 + 299 })
    await settle('01KD', 500)
    await operator.ok('policy.run', { policyId: 'thursday_pool', communityId: 'c1' })
    await shop.runDue()
    expect((await counts()).given).toBe(given + 100)
    await operator.ok('policy.run', { policyId: 'thursday_pool', communityId: 'c1' })
    await shop.runDue()
    expect((await counts()).given).toBe(given + 100)
  }, 120_000)
})
