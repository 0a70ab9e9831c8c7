import { migrate, readMigrations, type Owner } from '../../../cloudfunctions/_kit/migrate'
import type { Db } from '../../support/databases'
import { answers, freePorts, startProgram } from '../../support/processes'
import type { Form } from '../parts'
import { inShort, MIGRATIONS, seconds } from './backups'
import type { Grown } from './grow'
import { differences, nobodyElse, printOf, rowsOf, shapeOf, tablesOf, type Print } from './print'
import { emptySite, SiteServer, type Site } from './site'
import { pour, type World } from './world'

/** From this version on there are orders with all that belongs to them. */
const FIRST_SHOP = '0006_neighbours.sql'

const migrations = readMigrations(MIGRATIONS)

const firstShop = migrations.findIndex(({ name }) => name === FIRST_SHOP)

/** The tables that a version brought are filled as soon as they are there, up to the first shop; what was there before must be there after the step as it was. */
async function step(owner: Owner, version: number, world: World, copies: number): Promise<string[]> {
  const before = await tablesOf(owner)
  const rows = await rowsOf(owner, before)
  await migrate(owner, migrations.slice(0, version + 1))
  const after = await tablesOf(owner)
  const kept = new Map([...(await rowsOf(owner, before))].filter(([table]) => table !== 'migration'))
  const changed = [...kept].filter(([table, print]) => rows.get(table) !== print).map(([table, print]) => `${migrations[version]?.name ?? ''}: ${table} had ${rows.get(table) ?? ''} and has ${print}`)
  if (version <= firstShop) await pour(owner, world, copies, new Map([...after].filter(([table]) => !before.has(table))))
  return changed
}

/** A shop of the first version, and how it looks when every version since has been gone through. */
interface Climbed {
  /** As it was at the first version that holds orders. */
  readonly old: Site
  readonly oldShape: readonly string[]
  readonly now: Print
  /** How long a start takes that finds nothing to do. */
  readonly startMs: number
  readonly broken: readonly string[]
}

async function climb(db: Db, grown: Grown, orders: number, form: Form): Promise<Climbed> {
  const site = await emptySite(db)
  const copies = Math.ceil(orders / grown.early.orders) - 1
  const broken: string[] = []
  const from = Date.now()
  const upTo = async (first: number, last: number) =>
    site.asOwner(async (owner) => {
      for (let version = first; version <= last; version++) broken.push(...(await step(owner, version, grown.early, copies)))
      await owner.run('analyze')
      return printOf(owner)
    })
  const { shape: oldShape } = await upTo(0, firstShop)
  const old = await site.copy()
  const now = await upTo(firstShop + 1, migrations.length - 1)
  const startMs = await start(site)
  const shop = new SiteServer(site, grown.channel, db)
  await shop.start()
  try {
    shop.at(grown.now)
    broken.push(...(await shop.audit()).map(inShort), ...shop.takeFailures())
  } finally {
    await shop.stop()
  }
  await site.drop()
  form.say(`${db}: ${migrations.length} versions gone through one by one with ${grown.early.orders * (copies + 1)} orders (${seconds(from)} s)`)
  return { old, oldShape, now, startMs, broken: broken.map((line) => `${db}, version by version: ${line}`) }
}

/** Starts the newest server on a site and says how long it took to be ready. */
async function start(site: Site): Promise<number> {
  const port = await freePorts()
  const from = Date.now()
  const server = startProgram('gateway', { ...site.env, PORT: String(port), TEST_CLOCK: '1' })
  await answers(`http://127.0.0.1:${port}/readyz`, server)
  const took = Date.now() - from
  await server.stop()
  return took
}

/** Starts it, and kills it after so long, or so long after it has begun to migrate where that can be seen. Says whether it was migrating then. */
async function startAndKill(site: Site, afterMs: number, inMigrationMs: number): Promise<boolean> {
  const port = await freePorts()
  const server = startProgram('gateway', { ...site.env, PORT: String(port), TEST_CLOCK: '1' })
  const wait = (ms: number) => new Promise((now) => setTimeout(now, ms))
  if (site.databaseUrl === null) await wait(afterMs)
  else await site.asOwner((owner) => untilMigrating(owner, true))
  if (site.databaseUrl !== null) await wait(inMigrationMs)
  const midway = site.databaseUrl !== null && (await site.asOwner(isMigrating))
  await server.stop('SIGKILL')
  return midway
}

const isMigrating = async (owner: Owner): Promise<boolean> =>
  (await owner.rows(`select from pg_locks where locktype = 'advisory' and database = (select oid from pg_database where datname = current_database())`)).length > 0

async function untilMigrating(owner: Owner, wanted: boolean): Promise<void> {
  while ((await isMigrating(owner)) !== wanted) await new Promise((again) => setTimeout(again, 2))
}

/** How long a start migrates, where that can be seen. */
async function migrationMs(site: Site): Promise<number> {
  if (site.databaseUrl === null) return 0
  const started = start(site)
  return site.asOwner(async (owner) => {
    await untilMigrating(owner, true)
    const from = Date.now()
    await untilMigrating(owner, false)
    const took = Date.now() - from
    await started
    return took
  })
}

/** Either nothing of the new versions is there, or all. */
async function half(site: Site, { oldShape, now }: Climbed): Promise<{ done: boolean; wrong: string[] }> {
  const { names, shape } = await site.asOwner(async (owner) => {
    await nobodyElse(owner)
    return { names: await owner.rows('select name from migration'), shape: await shapeOf(owner) }
  })
  const done = names.length === migrations.length
  if (!done && names.length !== firstShop + 1) return { done, wrong: [`${names.length} of ${migrations.length} versions are there`] }
  return { done, wrong: differences({ rows: new Map(), shape: done ? now.shape : oldShape }, { rows: new Map(), shape }) }
}

/** Killed on its way from the first version to the newest, at any moment: the next start finishes it, and the shop is as if nothing had happened. */
export async function climbsAgain(db: Db, grown: Grown, orders: number, kills: number, random: () => number, form: Form): Promise<string[]> {
  const climbed = await climb(db, grown, orders, form)
  const broken = [...climbed.broken]
  const [usual, watched] = [await climbed.old.copy(), await climbed.old.copy()]
  const took = await start(usual)
  const migrating = await migrationMs(watched)
  await usual.drop()
  await watched.drop()
  // Before anything is migrated a start reads its own program.
  const from = climbed.startMs / 2
  let [undone, midway] = [0, 0]
  for (let kill = 1; kill <= kills; kill++) {
    const site = await climbed.old.copy()
    if (await startAndKill(site, from + random() * (took - from), random() * migrating)) midway++
    // Every second time nobody looks: the next server finds what is left of the first, perhaps still at it.
    if (kill % 2 === 0) {
      const { done, wrong } = await half(site, climbed)
      if (!done) undone++
      broken.push(...wrong.map((line) => `${db}, kill ${kill} while migrating: ${line}`))
    }
    await start(site)
    broken.push(...differences(climbed.now, await site.asOwner(printOf)).map((line) => `${db}, started after kill ${kill}: ${line}`))
    await site.drop()
  }
  await climbed.old.drop()
  const when = db === 'postgres' ? `within the ${migrating} ms of migrating, ${midway} of them seen to be in the middle of it` : `between ${Math.round(from)} and ${took} ms of a start`
  form.say(`${db}: ${kills} kills from ${FIRST_SHOP} on ${when}; of ${Math.floor(kills / 2)} looked into ${undone} had nothing of it, the others all`)
  return broken
}
