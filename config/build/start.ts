import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { SettingError } from '../../cloudfunctions/_kit/setting-error'
import { EXIT_SETTING } from '../../cloudfunctions/_kit/settings'
import { inRoot, ROOT } from '../../tests/support/project'
import { buildAll } from './build'
import { whenLeftAlone } from './left'
import { demoSettings, say, Stack } from './stack'

/** The full demo data, unless the database already holds something. */
export async function seedIfEmpty(): Promise<void> {
  const seed = spawn(process.execPath, ['--enable-source-maps', inRoot('dist', 'server', 'seed.js'), '--if-empty'], { cwd: ROOT, stdio: 'inherit' })
  const stop = () => void seed.kill('SIGTERM')
  process.once('SIGTERM', stop)
  const [code] = (await once(seed, 'exit')) as [number | null]
  process.removeListener('SIGTERM', stop)
  if (code !== 0) process.exit(code ?? 1)
}

/** `npm start`: everything for trying it out, with demo data and a pretended WeChat. Replies the exit code. */
async function start(): Promise<number> {
  const settings = demoSettings()
  whenLeftAlone(() => process.kill(process.pid, 'SIGTERM'))
  say('Building what has changed …')
  await buildAll(['functions', 'server'])
  say(settings.database.kind === 'pglite' ? `Database: the embedded one in ${settings.database.dir}` : 'Database: PostgreSQL at DATABASE_URL')
  await Promise.all([seedIfEmpty(), buildAll(['h5'])])
  const stack = new Stack(settings)
  say('Starting simulator and server …')
  const code = await Promise.race([stack.ended, stack.start().then(() => stack.introduce()).then(() => stack.ended)])
  await stack.stop()
  return code
}

export function finish(running: Promise<number>): void {
  running.then(
    (code) => process.exit(code),
    (error: unknown) => {
      console.error(error instanceof Error ? error.message : error)
      process.exit(error instanceof SettingError ? EXIT_SETTING : 1)
    },
  )
}

if (require.main === module) finish(start())
