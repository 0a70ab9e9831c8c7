import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { seedingMark } from '../../cloudfunctions/_demo/parts/place'
import { SettingError } from '../../cloudfunctions/_kit/setting-error'
import { EXIT_SETTING, type Settings } from '../../cloudfunctions/_kit/settings'
import { inRoot, ROOT } from '../../tests/support/project'
import { buildAll } from './build'
import { whenLeftAlone } from './left'
import { demoSettings, say, Stack } from './stack'

/** The full demo data, unless the database already holds something. */
async function seedIfEmpty(): Promise<void> {
  const seed = spawn(process.execPath, ['--enable-source-maps', inRoot('dist', 'server', 'seed.js'), '--if-empty'], { cwd: ROOT, stdio: 'inherit' })
  const stop = () => void seed.kill('SIGTERM')
  process.once('SIGTERM', stop)
  const [code] = (await once(seed, 'exit')) as [number | null]
  process.removeListener('SIGTERM', stop)
  if (code !== 0) process.exit(code ?? 1)
}

/** An embedded database that nobody has made yet, or whose demo data was cut short. */
function isNew({ database }: Settings): boolean {
  if (database.kind !== 'pglite') return false
  const dir = resolve(ROOT, database.dir)
  return !existsSync(dir) || existsSync(seedingMark(dir))
}

/** Builds the web app beside filling a new database; any other that turns out to be empty is filled once the server has looked, which saves a look at each start. */
export async function bringUp(settings: Settings): Promise<Stack> {
  whenLeftAlone(() => process.kill(process.pid, 'SIGTERM'))
  say('Building what has changed …')
  await buildAll(['functions', 'server'])
  say(settings.database.kind === 'pglite' ? `Database: the embedded one in ${settings.database.dir}` : 'Database: PostgreSQL at DATABASE_URL')
  await Promise.all([isNew(settings) ? seedIfEmpty() : undefined, buildAll(['h5'])])
  const stack = new Stack(settings)
  say('Starting simulator and server …')
  await stack.start()
  if (await stack.isEmpty()) {
    await stack.stop()
    await seedIfEmpty()
    await stack.start()
  }
  return stack
}

/** `npm start`: everything for trying it out, with demo data and a pretended WeChat. */
async function start(): Promise<void> {
  const stack = await bringUp(demoSettings())
  await stack.introduce()
}

/** What can't begin ends with one line. */
export function orExplain(begun: Promise<void>): void {
  begun.catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exit(error instanceof SettingError ? EXIT_SETTING : 1)
  })
}

if (require.main === module) orExplain(start())
