import { resolve } from 'node:path'
import pg from 'pg'
import { machineNow } from './clock'
import { inTransaction, openPool } from './db'
import { endAllClaims } from './jobs-sql'
import { migrate, readMigrations, type Owner } from './migrate'
import { settings, shared } from './runtime'
import { SettingError } from './setting-error'

export interface Opened {
  /** The migrations that were run just now. */
  migrated: string[]
  close(): Promise<void>
}

/**
 * Opens the process's database as the settings say, brings it up to date as its owner, and makes the pool that serves from it. `unlock` comes from who has
 * locked an embedded one's folder already. Throws SettingError.
 */
export async function openDatabase(migrationsDir: string, unlock?: () => void): Promise<Opened> {
  const { database } = settings()
  const migrations = readMigrations(migrationsDir)
  return database.kind === 'postgres' ? openPostgres(database.url, migrations) : openEmbedded(database.dir, migrations, unlock)
}

type Migrations = ReturnType<typeof readMigrations>

async function openPostgres(url: string, migrations: Migrations): Promise<Opened> {
  const client = await connectOwner(url)
  try {
    const migrated = await migrate(clientOwner(client), migrations)
    const pool = (shared().pool = openPool({ connectionString: url }, settings().poolMax))
    return { migrated, close: () => pool.end() }
  } finally {
    await client.end()
  }
}

export const clientOwner = (client: pg.Client): Owner => ({
  run: (statements) => client.query(statements),
  rows: async (statement, values = []) => (await client.query<Record<string, unknown>>(statement, [...values])).rows
})

/** A connection with the owner's rights. */
export async function connectOwner(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    return client
  } catch (error) {
    throw new SettingError('DATABASE_URL', `no connection: ${(error as Error & { code?: string }).code ?? 'the server does not answer'}`)
  }
}

async function openEmbedded(dir: string, migrations: Migrations, unlock?: () => void): Promise<Opened> {
  const { openLite } = await import('./lite')
  const lite = await openLite(resolve(dir), { unlock })
  try {
    const migrated = await migrate(lite.owner, migrations)
    const pool = (shared().pool = openPool(lite.config, 1))
    await inTransaction('write', (tx) => endAllClaims(tx, machineNow()))
    const close = async () => {
      await pool.end()
      await lite.close()
    }
    return { migrated, close }
  } catch (error) {
    await lite.close()
    throw error
  }
}
