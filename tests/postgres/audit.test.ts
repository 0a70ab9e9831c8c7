import { sql } from 'kysely'
import pg from 'pg'
import { inTransaction } from '../../cloudfunctions/_kit/db'
import { beginLooking } from '../../cloudfunctions/ops/audit-sql'
import { onPostgres, useServer } from '../support/server'
import { useDatabase } from '../kit/probe'
import { waiting } from './race'

const NIGHT = '2026-11-22T19:30:00.000Z'

onPostgres(() => {
  const shop = useServer({ db: 'postgres' })

  describe('looking through the books takes long', () => {
    let beside: pg.Client

    beforeAll(async () => {
      beside = new pg.Client({ connectionString: shop.databaseUrl ?? '' })
      await beside.connect()
    })
    afterAll(() => beside.end())
    beforeEach(() => beside.query('begin; lock table refund in access exclusive mode'))

    test('one look at a time: another one comes again, and those who buy are served', async () => {
      const [admin, other] = [await shop.as('c1-admin-1'), await shop.as('c2-admin-1')]
      const first = admin.call('ops.audit', {})
      await waiting(beside, 1)
      expect(await other.call('ops.audit', {})).toMatchObject({ status: 503, body: { error: 'busy' } })
      expect(await (await shop.as('c1-resident-1')).call('campaign.tonight', {})).toMatchObject({ status: 200 })
      await beside.query('rollback')
      expect(await first).toMatchObject({ status: 200 })
      expect(await other.call('ops.audit', {})).toMatchObject({ status: 200 })
    })

    test('at night it is a job, taken once', async () => {
      const admin = await shop.as('c1-admin-1')
      const night = shop.runDue(NIGHT)
      await waiting(beside, 1)
      const rounds = async () => (await admin.ok('ops.jobs', {})).jobs.filter(({ kind }) => kind === 'ops.audit')
      expect(await rounds()).toMatchObject([{ attempts: 1, lastError: null }])
      await beside.query('rollback')
      await night
      expect(await rounds()).toEqual([])
    })
  })
  describe('who looks', () => {
    useDatabase()

    test('may take ten minutes a statement, is alone, and is missed soon once it is gone', async () => {
      const settings = await inTransaction('read', async (tx) => {
        expect(await beginLooking(tx)).toBe(true)
        expect(await inTransaction('read', beginLooking)).toBe(false)
        const { rows } = await sql<Record<string, string>>`
          select name, setting || unit as value from pg_settings where name in ('statement_timeout', 'client_connection_check_interval') order by name`.execute(tx)
        return rows.map(({ name, value }) => `${name} ${value}`)
      })
      expect(settings).toEqual(['client_connection_check_interval 5000ms', 'statement_timeout 600000ms'])
      expect(await inTransaction('read', beginLooking)).toBe(true)
    })
  })
})
