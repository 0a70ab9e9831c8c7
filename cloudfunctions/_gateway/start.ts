import { resolve } from 'node:path'
import { LIMITS } from '../_kit/limits'
import { readMigrations } from '../_kit/migrate'
import { openDatabase } from '../_kit/open'
import { wechat } from '../_kit/outside'
import { log, settings } from '../_kit/runtime'
import { SettingError } from '../_kit/setting-error'
import { buildApp } from './app'
import { startLoop } from './loop'
import { readPages } from './pages'
import { restoreClock } from './test-doors'
import { loadWords } from './words'

/** The top of the project, seen from `dist/server`. */
const ROOT = resolve(__dirname, '..', '..')
const MIGRATIONS = resolve(ROOT, 'cloudfunctions', '_migrations')
const IDLE_EVERY_MS = 50

/** Starts the whole server; prints one JSON line when it listens. */
export async function start(unlock?: () => void): Promise<void> {
  const { host, port, testClock, demoPin, testDoors } = settings()
  wechat()
  const words = loadWords(resolve(ROOT, 'dist', 'cloudfunctions'))
  const database = await openDatabase(MIGRATIONS, unlock)
  const app = await buildApp(words, readPages(resolve(ROOT, 'dist', 'h5')), readMigrations(MIGRATIONS).map(({ name }) => name))
  await restoreClock()
  const url = await app.listen({ host, port, backlog: LIMITS.backlog }).catch((error: NodeJS.ErrnoException) => {
    throw error.code === 'EADDRINUSE' ? new SettingError('PORT', `${port} is in use (EADDRINUSE)`) : error
  })
  const loop = testClock ? undefined : startLoop(words)
  stopOnSignal(async () => {
    // A connection that is kept alive falls idle only after its last answer.
    setInterval(() => app.server.closeIdleConnections(), IDLE_EVERY_MS).unref()
    await app.close()
    await loop?.stop()
    await database.close()
  })
  process.stdout.write(`${JSON.stringify({ ready: 'gateway', url, ...(testDoors && demoPin ? { pin: demoPin } : {}), migrated: database.migrated })}\n`)
}

/** Answers what has begun, then ends; what takes longer than ten seconds is cut off. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stopping = false
  const begin = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(0), LIMITS.drainMs).unref()
    void stop()
      .catch((error: unknown) => log().error('not ended cleanly', error))
      .finally(() => process.exit(0))
  }
  process.on('SIGTERM', begin)
  process.on('SIGINT', begin)
}
