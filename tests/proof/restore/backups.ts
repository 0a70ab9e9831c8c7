import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { migrate, readMigrations } from '../../../cloudfunctions/_kit/migrate'
import type { Db } from '../../support/databases'
import { newFolder } from '../../support/processes'
import { inRoot, ROOT } from '../../support/project'
import type { Form } from '../parts'
import { numbersFrom } from '../interleave/schedules'
import { Load } from '../kills/load'
import type { Grown } from './grow'
import { differences, nobodyElse, printOf, tablesOf } from './print'
import { emptySite, SiteServer, type Site } from './site'
import { pour } from './world'

export const MIGRATIONS = inRoot('cloudfunctions', '_migrations')
const NEIGHBOURS = 6
const RESTORED_ORDERS = 2_000
/** So many are answered before the backup begins. */
const ANSWERS_BEFORE = 30

const spawnCommand = (name: 'backup' | 'restore', args: readonly string[], { env }: Site) =>
  spawn(process.execPath, ['--import', 'tsx', join('config', 'build', `${name}.ts`), ...args], { cwd: ROOT, env: { ...process.env, ...env }, stdio: ['ignore', 'ignore', 'pipe'] })

/** Runs one of the project's commands as `npm run` would, and says how long it took. */
async function command(name: 'backup' | 'restore', file: string, site: Site): Promise<number> {
  const from = Date.now()
  const child = spawnCommand(name, [file, '--force'], site)
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  await once(child, 'close')
  if (child.exitCode !== 0) throw new Error(`npm run ${name} ended with ${child.exitCode}: ${said}`)
  return seconds(from)
}

export const inShort = (one: unknown): string => JSON.stringify(one).slice(0, 300)
export const seconds = (from: number): number => Math.round((Date.now() - from) / 100) / 10

/** A shop with so many orders, and the copies of the world that they are in. */
export async function fill(site: Site, { whole }: Grown, orders: number): Promise<number> {
  const copies = Math.ceil(orders / whole.orders) - 1
  await site.asOwner(async (owner) => {
    await migrate(owner, readMigrations(MIGRATIONS))
    await pour(owner, whole, copies, await tablesOf(owner))
    await owner.run('analyze')
  })
  return whole.orders * (copies + 1)
}

/** Every promise, asked of a server on the site. */
async function askEveryPromise(site: Site, { channel, now }: Grown, db: Db, when: string): Promise<{ broken: string[]; took: number }> {
  const shop = new SiteServer(site, channel, db)
  await shop.start()
  try {
    shop.at(now)
    const from = Date.now()
    const broken = (await shop.audit()).map((one) => `${when}: ${inShort(one)}`)
    return { broken: [...broken, ...shop.takeFailures().map((failure) => `${when}: ${failure}`)], took: seconds(from) }
  } finally {
    await shop.stop()
  }
}

/** Saves a database, puts it into an empty one, and finds the same in there. */
export async function comesBack(db: Db, grown: Grown, orders: number, form: Form): Promise<string[]> {
  const [from, to] = [await emptySite(db), await emptySite(db)]
  const file = join(newFolder('backup'), 'shop.backup')
  try {
    const begun = Date.now()
    const many = await fill(from, grown, orders)
    const made = seconds(begun)
    const before = await askEveryPromise(from, grown, db, `${db}, before`)
    const print = await from.asOwner(printOf)
    const saved = await command('backup', file, from)
    const restored = await command('restore', file, to)
    const different = differences(print, await to.asOwner(printOf)).map((line) => `${db}, restored: ${line}`)
    const after = await askEveryPromise(to, grown, db, `${db}, restored`)
    const rows = [...print.rows.values()].reduce((sum, line) => sum + Number.parseInt(line, 10), 0)
    form.say(
      `${db}: ${many} orders in ${rows} rows made in ${made} s, saved in ${saved} s (${(statSync(file).size / 1e6).toFixed(1)} MB), put back in ${restored} s; every promise asked in ${before.took} s and ${after.took} s`,
    )
    return [...before.broken, ...different, ...after.broken]
  } finally {
    await from.drop()
    await to.drop()
  }
}

/** PostgreSQL is saved while people buy: the backup is one moment, after everything that had been acknowledged when it began. */
export async function savedWhileServing(grown: Grown, seed: number, form: Form): Promise<string[]> {
  const [from, to] = [await emptySite('postgres'), await emptySite('postgres')]
  const file = join(newFolder('backup'), 'shop.backup')
  const shop = new SiteServer(from, grown.channel, 'postgres')
  const again = new SiteServer(to, grown.channel, 'postgres')
  try {
    await from.asOwner(async (owner) => {
      await migrate(owner, readMigrations(MIGRATIONS))
      await pour(owner, grown.early, 0, await tablesOf(owner))
    })
    await shop.start()
    const people = await shop.people(NEIGHBOURS, 'saved')
    for (const person of people) await person.ok('station.choose', { stationId: 's1' })
    const load = new Load(shop, people, numbersFrom(seed))
    const enough = load.answered(ANSWERS_BEFORE)
    const running = load.run()
    await enough
    const acknowledged = load.sent.flatMap((sent) => (sent.heard ? [{ sent, heard: JSON.stringify(sent.heard) }] : []))
    await command('backup', file, from)
    load.stop()
    await running
    await command('restore', file, to)
    await again.start()
    const broken: string[] = []
    for (const { sent, heard } of acknowledged) {
      const { body } = await again.call(sent.name, sent.input, { key: sent.key, token: sent.person.token })
      if (JSON.stringify(body) !== heard) broken.push(`saved while serving: ${sent.name} had said ${heard} and says ${JSON.stringify(body)}`)
    }
    for (const one of await again.audit()) broken.push(`saved while serving: ${inShort(one)}`)
    form.say(`PostgreSQL saved while ${load.sent.length} calls came in: all ${acknowledged.length} acknowledged before are in it`)
    return [...broken, ...shop.takeFailures(), ...again.takeFailures()]
  } finally {
    await shop.stop()
    await again.stop()
    await from.drop()
    await to.drop()
  }
}

/** A restore over what is there, killed at any moment: there is the one whole or the other. */
export async function killedRestoring(db: Db, grown: Grown, kills: number, random: () => number, form: Form): Promise<string[]> {
  const [old, saved] = [await emptySite(db), await emptySite(db)]
  const file = join(newFolder('backup'), 'shop.backup')
  const broken: string[] = []
  let [before, after] = [0, 0]
  try {
    await fill(old, grown, grown.whole.orders)
    await fill(saved, grown, RESTORED_ORDERS)
    const [was, wanted] = [await old.asOwner(printOf), await saved.asOwner(printOf)]
    await command('backup', file, saved)
    const whole = await old.copy()
    const took = 1_000 * (await command('restore', file, whole))
    await whole.drop()
    for (let kill = 1; kill <= kills; kill++) {
      const site = await old.copy()
      const restoring = spawnCommand('restore', [file, '--force'], site)
      const ended = once(restoring, 'close')
      // The first half of it is reading its own program.
      await new Promise((now) => setTimeout(now, (took * (1 + random())) / 2))
      restoring.kill('SIGKILL')
      await ended
      const found = await site.asOwner(async (owner) => {
        await nobodyElse(owner)
        return printOf(owner)
      })
      const [kept, put] = [differences(was, found), differences(wanted, found)]
      if (kept.length === 0) before++
      else if (put.length === 0) after++
      else broken.push(`${db}, restore killed ${kill}: neither what was there (${kept.length} differences) nor the backup (${inShort(put)})`)
      await site.drop()
    }
    form.say(`${db}: ${kills} restores killed within ${took} ms; ${before} left what was there, ${after} the backup`)
    return broken
  } finally {
    await old.drop()
    await saved.drop()
  }
}
