import { join } from 'node:path'
import pg from 'pg'
import { migrate, readMigrations } from '../../cloudfunctions/_kit/migrate'
import { clientOwner } from '../../cloudfunctions/_kit/open'
import { shared } from '../../cloudfunctions/_kit/runtime'
import { useDatabase } from '../kit/probe'
import { inRoot } from '../support/project'
import { onPostgres } from '../support/server'
import { waiting } from './race'

const NEXT = { name: '9999_another.sql', text: 'alter table refund add column another text', checksum: 'another' }

onPostgres(() => {
  useDatabase()
  const migrations = [...readMigrations(join(inRoot('cloudfunctions'), '_migrations')), NEXT]
  async function connected<T>(work: (clients: readonly [pg.Client, pg.Client, pg.Client]) => Promise<T>): Promise<T> {
    const client = () => new pg.Client(shared().pool?.options)
    const clients = [client(), client(), client()] as const
    await Promise.all(clients.map((one) => one.connect()))
    try {
      return await work(clients)
    } finally {
      await Promise.all(clients.map((one) => one.end()))
    }
  }

  test('a migration whose table somebody reads for long lets the others through, and is done once that one has ended', () =>
    connected(async ([reads, migrates, beside]) => {
      await reads.query('begin; select 1 from refund')
      const migrating = migrate(clientOwner(migrates), migrations)
      await waiting(beside, 1)
      // Queues behind the migration, until that steps back.
      expect((await beside.query('select count(*)::int as n from refund')).rows).toEqual([{ n: 0 }])
      await reads.query('commit')
      expect(await migrating).toEqual([NEXT.name])
      expect((await beside.query('select another from refund')).rows).toEqual([])
    }), 60_000)
})
