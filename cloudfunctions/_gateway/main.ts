import { resolve } from 'node:path'
import { lockFolder } from '../_kit/lock'
import { settings } from '../_kit/runtime'
import { SettingError } from '../_kit/setting-error'
import { EXIT_SETTING } from '../_kit/settings'

/** Settings and the database's lock come before anything that takes time to load, so that a wrong start ends at once. */
async function main(): Promise<void> {
  const { database } = settings()
  const unlock = database.kind === 'pglite' ? lockFolder(resolve(database.dir)) : undefined
  if (unlock) process.on('exit', unlock)
  const { start } = await import('./start')
  await start(unlock)
}

void main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(error instanceof SettingError ? EXIT_SETTING : 1)
})
