import { existsSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { openLite } from '../../cloudfunctions/_kit/lite'
import { Misused, runPostgresTool, runTool } from './database-tool'

/** `npm run backup -- FILE`: PostgreSQL while it serves; the embedded database while the server is stopped. */
runTool('npm run backup -- FILE [--force]', async ({ file, force, database }) => {
  if (existsSync(file) && !force) throw new Misused(`${file} is there already: --force writes over it`)
  if (database.kind === 'postgres') {
    await runPostgresTool('pg_dump', ['--format=custom', `--file=${file}`], database.url)
  } else {
    const dir = resolve(database.dir)
    if (!existsSync(resolve(dir, 'PG_VERSION'))) throw new Misused(`${dir} holds no database`)
    const lite = await openLite(dir)
    try {
      writeFileSync(file, Buffer.from(await (await lite.dump()).arrayBuffer()))
    } finally {
      await lite.close()
    }
  }
  console.log(`saved to ${file}`)
})
