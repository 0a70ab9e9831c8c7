import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { openLite } from '../../cloudfunctions/_kit/lite'
import { lockFolder } from '../../cloudfunctions/_kit/lock'
import { connectOwner } from '../../cloudfunctions/_kit/open'
import { Misused, pourInto, runPostgresTool, runTool } from './database-tool'
import { isOccupied, standsApart, unpackFolder } from './folder-backup'

/** All of it is one transaction, so that whoever is killed over it leaves what was there. */
const BEFORE = `
  begin;
  set local client_min_messages = warning;
  drop schema public cascade;
  create schema public;
  -- What a fresh cluster lacks.
  do $$ begin create role linpin_app nologin; exception when duplicate_object or unique_violation then null; end $$;
  do $$ begin
    if not pg_has_role(current_user, 'linpin_app', 'member') then execute format('grant linpin_app to %I', current_user); end if;
  end $$;
`
/** What a backup can't carry to another owner. Afterwards, so that tables which take inserts alone get no more than the backup says. */
const AFTER = `
  grant usage on schema public to linpin_app;
  alter default privileges in schema public grant select, insert, update, delete on tables to linpin_app;
  commit;
`

/** Where what was there stands until the backup has its place. */
const replacedOf = (dir: string): string => `${dir}.replaced`

/** `npm run restore -- FILE [--force]`: puts a backup into an empty database; with --force into any, in place of what is there. The server must be stopped. */
runTool('npm run restore -- FILE [--force]', async ({ file, force, database }) => {
  if (!existsSync(file)) throw new Misused(`${file} is not there`)
  await (database.kind === 'postgres' ? intoPostgres(database.url, file, force) : intoFolder(resolve(database.dir), file, force))
  console.log(`restored from ${file}`)
})

async function intoFolder(dir: string, file: string, force: boolean): Promise<void> {
  const occupied = isOccupied(dir)
  if (occupied && !force) throw new Misused(`${dir} is not empty: --force puts the backup in place of what is there`)
  if (occupied) standsApart(file, dir)
  // So the last restore ended between its two renames.
  else if (existsSync(replacedOf(dir))) throw new Misused(`${replacedOf(dir)} is what was there before: move it back to ${dir}, or away`)
  // No server is using what is there, nor begins to while the backup is made ready.
  const unlock = lockFolder(dir)
  try {
    const fresh = await freshFrom(file, `${dir}.restoring`)
    changePlaces(dir, fresh)
  } finally {
    unlock()
  }
}

/** Two renames, and not file by file: whoever is killed over it leaves both whole. */
function changePlaces(dir: string, fresh: string): void {
  const replaced = replacedOf(dir)
  rmSync(replaced, { recursive: true, force: true })
  renameSync(dir, replaced)
  try {
    renameSync(fresh, dir)
  } catch (error) {
    throw new Misused(`${dir} was taken meanwhile; what was there is ${replaced}, the backup ${fresh}: ${String(error)}`)
  }
  rmSync(replaced, { recursive: true, force: true })
}

/** Unpacks a backup into a new folder and sees that its database opens. */
async function freshFrom(file: string, fresh: string): Promise<string> {
  rmSync(fresh, { recursive: true, force: true })
  try {
    await unpacked(file, fresh)
    await (await openLite(fresh)).close()
    return fresh
  } catch (error) {
    rmSync(fresh, { recursive: true, force: true })
    throw error instanceof Misused ? error : new Misused(`the database in ${file} does not open: ${String(error)}`)
  }
}

async function unpacked(file: string, fresh: string): Promise<void> {
  try {
    await unpackFolder(file, fresh)
  } catch (error) {
    // A full disk is no fault of the file's.
    if (error instanceof Error && 'syscall' in error) throw new Misused(error.message)
    throw new Misused(`${file} is no backup of an embedded database`)
  }
  if (!existsSync(join(fresh, 'PG_VERSION'))) throw new Misused(`${file} is no backup of an embedded database`)
}

async function intoPostgres(url: string, file: string, force: boolean): Promise<void> {
  const parts = await runPostgresTool('pg_restore', ['--list', file])
  await asOwner(url, async (owner) => {
    const { rows } = await owner.query<{ tables: string }>("select count(*) as tables from pg_tables where schemaname = 'public'")
    if (Number(rows[0]?.tables) > 0 && !force) throw new Misused('the database is not empty: --force puts the backup in place of what is there')
  })
  const folder = mkdtempSync(join(tmpdir(), 'restore-'))
  try {
    const wanted = join(folder, 'parts')
    const mine = parts.split('\n').filter((part) => !/DEFAULT ACL|SCHEMA - public|ACL - SCHEMA public/.test(part))
    writeFileSync(wanted, mine.join('\n'))
    await pourInto(url, BEFORE, ['--no-owner', `--use-list=${wanted}`, '--file=-', file], AFTER)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function asOwner(url: string, work: (owner: Awaited<ReturnType<typeof connectOwner>>) => Promise<unknown>): Promise<void> {
  const owner = await connectOwner(url)
  try {
    await work(owner)
  } finally {
    await owner.end()
  }
}
