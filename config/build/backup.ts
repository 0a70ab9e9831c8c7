import { existsSync, renameSync } from 'node:fs'
import { resolve } from 'node:path'
import { Misused, runPostgresTool, runTool } from './database-tool'
import { packFolder } from './folder-backup'

/** `npm run backup -- FILE`: PostgreSQL while it serves; the embedded database while the server is stopped. */
runTool('npm run backup -- FILE [--force]', async ({ file, force, database }) => {
  if (existsSync(file) && !force) throw new Misused(`${file} is there already: --force writes over it`)
  // What carries the name is whole.
  const unfinished = `${file}.unfinished`
  if (database.kind === 'postgres') {
    await runPostgresTool('pg_dump', ['--format=custom', `--file=${unfinished}`], database.url)
  } else {
    const dir = resolve(database.dir)
    if (!existsSync(resolve(dir, 'PG_VERSION'))) throw new Misused(`${dir} holds no database`)
    await packFolder(dir, unfinished)
  }
  renameSync(unfinished, file)
  console.log(`saved to ${file}`)
})
