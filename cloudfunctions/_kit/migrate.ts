import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { log } from './runtime'

/** The owner's connection: it may change tables. */
export interface Owner {
  run(statements: string): Promise<unknown>
  rows(statement: string, values?: readonly unknown[]): Promise<readonly Readonly<Record<string, unknown>>[]>
}

interface Migration {
  name: string
  text: string
  checksum: string
}

/** Any number, the same for every process: who migrates holds it. The key of `migration` backs it. */
const LOCK = 715_224_001

/** While a migration waits for a table, everybody else who wants it waits behind it. So it soon steps back, and lets them through for longer. */
const TABLE_WAIT_MS = { first: 300, most: 1_000 }
const AGAIN_MS = 2_000
const LOCK_NOT_AVAILABLE = '55P03'

const TABLE = `create table if not exists migration (name text collate "C" primary key, checksum text not null, applied_at timestamptz(3) not null default now())`

/** The migrations of a folder in their order; each file is named `0001_what.sql`. */
export function readMigrations(folder: string): Migration[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => {
      if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) throw new Error(`${name} is no name of a migration`)
      const text = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n')
      return { name, text, checksum: createHash('sha256').update(text).digest('hex') }
    })
}

/**
 * Brings the database to these migrations, all or nothing, one process at a time; replies the names of those it ran. Waits for whoever uses a table that they
 * change. A database that is ahead is left as it is, since what version N wrote, N−1 reads.
 */
export async function migrate(owner: Owner, migrations: readonly Migration[]): Promise<string[]> {
  for (let waitMs = TABLE_WAIT_MS.first; ; waitMs = Math.min(2 * waitMs, TABLE_WAIT_MS.most)) {
    try {
      return await migrateOnce(owner, migrations, waitMs)
    } catch (error) {
      if ((error as { code?: unknown }).code !== LOCK_NOT_AVAILABLE) throw error
      log().warn('a table to migrate is in use', { again: AGAIN_MS })
      await pause(AGAIN_MS)
    }
  }
}

async function migrateOnce(owner: Owner, migrations: readonly Migration[], waitMs: number): Promise<string[]> {
  await owner.run('begin')
  try {
    await owner.rows('select pg_advisory_xact_lock($1)', [LOCK])
    await owner.run(`set local lock_timeout to '${waitMs}ms'`)
    const known = await owner.rows(`select to_regclass('migration') is not null as known`)
    if (known[0]?.known !== true) await owner.run(TABLE)
    const done = await owner.rows('select name, checksum from migration order by name')
    const next = pending(migrations, new Map(done.map((row) => [String(row.name), String(row.checksum)])))
    for (const { name, text, checksum } of next) {
      await owner.run(text)
      await owner.rows('insert into migration (name, checksum) values ($1, $2)', [name, checksum])
    }
    if (next.length > 0) await owner.run('grant select on migration to linpin_app; revoke insert, update, delete on migration from linpin_app')
    await owner.run('commit')
    return next.map(({ name }) => name)
  } catch (error) {
    await owner.run('rollback')
    throw error
  }
}

/** Those not yet run. Throws when one that has run was edited, or when one would have to run before another that already has. */
export function pending(migrations: readonly Migration[], done: ReadonlyMap<string, string>): Migration[] {
  const next = migrations.filter(({ name }) => !done.has(name))
  const edited = migrations.find(({ name, checksum }) => done.has(name) && done.get(name) !== checksum)
  if (edited) throw new Error(`migration ${edited.name} was edited after it ran: write another one instead`)
  const last = migrations.findLast(({ name }) => done.has(name))?.name ?? ''
  const late = next.find(({ name }) => name < last)
  if (late) throw new Error(`migration ${late.name} comes before ${last}, which has run: give it a later number`)
  return next
}
