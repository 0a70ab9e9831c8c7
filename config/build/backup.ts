import { randomUUID } from 'node:crypto'
import { closeSync, existsSync, fchmodSync, fchownSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, statSync, type Stats } from 'node:fs'
import { resolve } from 'node:path'
import type { DatabaseSettings } from '../../cloudfunctions/_kit/settings'
import { Misused, runPostgresTool, runTool } from './database-tool'
import { packFolder, standsApart } from './folder-backup'

/** Rows of everybody: nobody else on the machine reads them, unless she could read the backup before. */
const MODE = 0o600

/** `npm run backup -- FILE`: PostgreSQL while it serves; the embedded database while the server is stopped. */
runTool('npm run backup -- FILE [--force]', async ({ file, force, database }) => {
  if (existsSync(file) && !force) throw new Misused(`${file} is there already: --force writes over it`)
  const target = existsSync(file) ? realpathSync(file) : resolve(file)
  const before = existsSync(target) ? statSync(target) : undefined
  if (before && !before.isFile()) throw new Misused(`${file} is there and is no file`)
  // What carries the name is whole.
  const unfinished = `${target}.${randomUUID()}.unfinished`
  closeSync(openSync(unfinished, 'wx', MODE))
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      rmSync(unfinished, { force: true })
      // Nobody listens any more, so that it ends as it would have.
      process.kill(process.pid, signal)
    })
  }
  let kept: boolean
  try {
    await save(database, unfinished)
    kept = finish(unfinished, before)
    renameSync(unfinished, target)
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw error
  }
  console.log(`saved to ${file}${kept ? '' : ': only you can read it, since the one that it replaces was not yours alone'}`)
})

/** Puts a file's bytes where they last, and gives it the owner, group and mode of the one that it is to replace; false where one may not give it away. */
function finish(path: string, like: Stats | undefined): boolean {
  const written = openSync(path, 'r+')
  try {
    fsyncSync(written)
    return !like || giveAway(written, like)
  } finally {
    closeSync(written)
  }
}

function giveAway(file: number, { uid, gid, mode }: Stats): boolean {
  try {
    fchownSync(file, uid, gid)
    fchmodSync(file, mode & 0o777)
    return true
  } catch {
    return false
  }
}

async function save(database: DatabaseSettings, file: string): Promise<void> {
  if (database.kind === 'postgres') {
    await runPostgresTool('pg_dump', ['--format=custom', `--file=${file}`], database.url)
    return
  }
  const dir = resolve(database.dir)
  if (!existsSync(resolve(dir, 'PG_VERSION'))) throw new Misused(`${dir} holds no database`)
  standsApart(file, dir)
  await packFolder(dir, file)
}
