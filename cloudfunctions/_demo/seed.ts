import { resolve } from 'node:path'
import { instant, type Instant } from '@domain/time'
import { inTransaction } from '../_kit/db'
import { openDatabase } from '../_kit/open'
import { settings } from '../_kit/runtime'
import { SettingError } from '../_kit/setting-error'
import { EXIT_SETTING } from '../_kit/settings'
import { prepareSimulator } from '../_simulator/keys'
import { simulatorDir } from './parts/place'
import { isEmpty } from './parts/places-sql'
import { seedSmall } from './small/small'

/** The top of the project, seen from `dist/server`. */
const ROOT = resolve(__dirname, '..', '..')
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/
const USAGE = 'seed [--small] [--at <ISO instant with zone>]'

/** Said to whoever called us wrongly. */
class Refused extends Error {}

function readArguments(args: readonly string[]): { small: boolean; at: Instant } {
  let small = false
  let at = instant(Date.now())
  for (let n = 0; n < args.length; n++) {
    const next = args[n + 1] ?? ''
    if (args[n] === '--small') small = true
    else if (args[n] === '--at' && ISO.test(next) && !Number.isNaN(Date.parse(next))) {
      at = instant(next)
      n++
    } else throw new Refused(`${USAGE}: what is ${args[n]}?`)
  }
  return { small, at }
}

async function main(): Promise<void> {
  const { small, at } = readArguments(process.argv.slice(2))
  if (settings().production) throw new SettingError('NODE_ENV', 'demo data has no place in production')
  const database = await openDatabase(resolve(ROOT, 'cloudfunctions', '_migrations'))
  try {
    if (!(await inTransaction('read', isEmpty))) throw new Refused('This database already holds data; demo data goes into an empty one.')
    prepareSimulator(simulatorDir(process.env), { simulator: '', server: '' })
    if (small) await inTransaction('write', (tx) => seedSmall(tx, at))
    console.log(`Small demo data is in: communities c1 c2, stations s1 s2, campaigns g1 g2 as of ${at}.`)
  } finally {
    await database.close()
  }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = error instanceof SettingError ? EXIT_SETTING : 1
})
