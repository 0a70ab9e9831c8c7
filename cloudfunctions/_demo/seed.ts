import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { instant, type Instant } from '@domain/time'
import { loadWords } from '../_gateway/words'
import { inTransaction } from '../_kit/db'
import { newId } from '../_kit/ids'
import { lockFolder } from '../_kit/lock'
import { openDatabase } from '../_kit/open'
import { settings } from '../_kit/runtime'
import { SettingError } from '../_kit/setting-error'
import { EXIT_SETTING } from '../_kit/settings'
import { prepareSimulator } from '../_simulator/keys'
import { startSimulator } from '../_simulator/simulator'
import { seedFull } from './full/full'
import { listenForNotices, Shop } from './full/shop'
import { seedingMark, simulatorDir } from './parts/place'
import { isEmpty } from './parts/places-sql'
import { seedSmall } from './small/small'

/** The top of the project, seen from `dist/server`. */
const ROOT = resolve(__dirname, '..', '..')
const ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/
const LOCK_FILE = 'linpin.lock'
const USAGE = 'seed [--small] [--if-empty] [--at <ISO instant with zone>]'

/** Said to whoever called us wrongly. */
class Refused extends Error {}

interface Arguments {
  readonly small: boolean
  /** A database that holds something is left as it is, and that is no failure. */
  readonly ifEmpty: boolean
  readonly at: Instant
}

function readArguments(args: readonly string[]): Arguments {
  const known = { small: false, ifEmpty: false, at: instant(Date.now()) }
  for (let n = 0; n < args.length; n++) {
    const next = args[n + 1] ?? ''
    if (args[n] === '--small') known.small = true
    else if (args[n] === '--if-empty') known.ifEmpty = true
    else if (args[n] === '--at' && ISO.test(next) && !Number.isNaN(Date.parse(next))) {
      known.at = instant(next)
      n++
    } else throw new Refused(`${USAGE}: what is ${args[n]}?`)
  }
  return known
}

async function main(): Promise<void> {
  const asked = readArguments(process.argv.slice(2))
  if (process.env.NODE_ENV === 'production') throw new SettingError('NODE_ENV', 'is production: demo data has no place there')
  process.env.TEST_CLOCK = '1'
  const { unlock, finished } = takeDatabase()
  const database = await openDatabase(resolve(ROOT, 'cloudfunctions', '_migrations'), unlock)
  try {
    if (await inTransaction('read', isEmpty)) await fill(asked)
    else if (!asked.ifEmpty) throw new Refused('This database already holds data; demo data goes into an empty one.')
    finished()
  } finally {
    await database.close()
  }
}

async function fill({ small, at }: Arguments): Promise<void> {
  const from = Date.now()
  const dir = simulatorDir(process.env)
  if (small) {
    prepareSimulator(dir, { simulator: '', server: '' })
    await inTransaction('write', (tx) => seedSmall(tx, at))
    return console.log(`Small demo data is in: communities c1 c2, stations s1 s2, campaigns g1 g2 as of ${at}.`)
  }
  console.log('Filling the empty database with demo data: two estates, 20 stations, 300 residents, six weeks. About a minute.')
  const words = loadWords(resolve(ROOT, 'dist', 'cloudfunctions'))
  const inbox = await listenForNotices((notice) => words.notice('payment', { method: 'POST', path: '/wechat-pay/notify', ...notice }, { requestId: newId() }))
  const simulator = await startSimulator({ dir, port: 0, testClock: true })
  Object.assign(process.env, prepareSimulator(dir, { simulator: simulator.url, server: inbox.url }))
  try {
    const shop = new Shop(words, simulator.url, instant(0))
    await seedFull(shop, at, (line) => console.log(`  ${line}`))
    console.log(`Demo data is in, after ${Math.round((Date.now() - from) / 1000)} s.`)
  } finally {
    await simulator.stop()
    inbox.stop()
  }
}

/**
 * Takes the embedded database, so that a second process is refused at once. A seed that was cut short leaves its mark beside it; nobody but that seed has
 * written there, so this one begins anew. `finished` takes the mark away.
 */
function takeDatabase(): { unlock?: () => void; finished: () => void } {
  const { database } = settings()
  if (database.kind !== 'pglite') return { finished: () => undefined }
  const dir = resolve(database.dir)
  const mark = seedingMark(dir)
  const fresh = !existsSync(dir)
  const unlock = lockFolder(dir)
  if (existsSync(mark)) {
    console.log('An earlier seed was cut short: beginning anew.')
    for (const name of readdirSync(dir)) if (!name.startsWith(LOCK_FILE)) rmSync(join(dir, name), { recursive: true, force: true })
    rmSync(resolve(simulatorDir(process.env)), { recursive: true, force: true })
  } else if (fresh) writeFileSync(mark, '')
  return { unlock, finished: () => rmSync(mark, { force: true }) }
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = error instanceof SettingError ? EXIT_SETTING : 1
})
