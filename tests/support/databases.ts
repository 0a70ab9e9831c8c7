import { createHash, randomUUID } from 'node:crypto'
import { closeSync, cpSync, existsSync, mkdirSync, openSync, readdirSync, readFileSync, renameSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { answers, freePorts, newFolder, runFolder, runProgram, startProgram, type Env } from './processes'
import { foldersIn, inRoot } from './project'

export type Db = 'pglite' | 'postgres'
/** The small demo data of the contract, two estates over a night and a day, or nothing. */
export type Seed = 'small' | 'full' | 'none'

/** When the small seed happens: ten in the morning in the shop, thirteen hours before the cut-off. */
export const SEED_AT = '2026-11-22T02:00:00.000Z'

/** Where a server finds its database and its simulator's keys and trades. */
export interface Place {
  readonly env: Env
  readonly simulatorDir: string
  /** For a look from outside; PostgreSQL only. */
  readonly databaseUrl: string | null
  drop(): Promise<void>
}

/** The cluster that `npm test` started, as its owner. */
export const postgresUrl = (): string | undefined => process.env.LINPIN_TEST_POSTGRES

/** A database of its own for one server, copied from a migrated (and seeded) template that is made once. */
export async function freshDatabase(db: Db, seed: Seed): Promise<Place> {
  return db === 'pglite' ? freshPglite(seed) : freshPostgres(seed)
}

async function freshPglite(seed: Seed): Promise<Place> {
  const template = await pgliteTemplate(seed)
  const folder = newFolder('pglite')
  cpSync(template, folder, { recursive: true })
  return {
    env: { PGLITE_DIR: join(folder, 'db') },
    simulatorDir: join(folder, 'simulator'),
    databaseUrl: null,
    drop: async () => rmSync(folder, { recursive: true, force: true }),
  }
}

async function freshPostgres(seed: Seed): Promise<Place> {
  const template = await postgresTemplate(seed)
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await asOwner((owner) => owner.query(`create database ${name} template ${template.database}`))
  const folder = newFolder('postgres')
  if (existsSync(template.simulatorDir)) cpSync(template.simulatorDir, join(folder, 'simulator'), { recursive: true })
  const url = databaseUrl(name)
  return {
    env: { DATABASE_URL: throughPooler(url) },
    simulatorDir: join(folder, 'simulator'),
    databaseUrl: url,
    async drop() {
      await asOwner((owner) => owner.query(`drop database if exists ${name} with (force)`))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Kept between runs until a source changes, since a fresh folder takes seconds. */
async function pgliteTemplate(seed: Seed): Promise<string> {
  const folder = inRoot('dist', '.templates')
  const name = `${seed}-${builtHash()}`
  const template = join(folder, name)
  if (existsSync(template)) return template
  mkdirSync(folder, { recursive: true })
  return alone(join(folder, `${name}.lock`), async () => {
    if (existsSync(template)) return template
    const unfinished = newFolder('template')
    await fill({ PGLITE_DIR: join(unfinished, 'db') }, join(unfinished, 'simulator'), seed)
    for (const old of readdirSync(folder))
      if (old.startsWith(`${seed}-`) && !old.startsWith(name)) rmSync(join(folder, old), { recursive: true, force: true })
    cpSync(unfinished, `${template}.new`, { recursive: true })
    renameSync(`${template}.new`, template)
    rmSync(unfinished, { recursive: true, force: true })
    return template
  })
}

async function postgresTemplate(seed: Seed): Promise<{ database: string; simulatorDir: string }> {
  const template = { database: `template_${seed}`, simulatorDir: join(runFolder(), `simulator-${seed}`) }
  const exists = async () =>
    (await asOwner((owner) => owner.query('select from pg_database where datname = $1', [template.database]))).rowCount === 1
  if (await exists()) return template
  return alone(join(runFolder(), `${template.database}.lock`), async () => {
    if (await exists()) return template
    const unfinished = `${template.database}_unfinished`
    await asOwner((owner) => owner.query(`create database ${unfinished}`))
    await fill({ DATABASE_URL: databaseUrl(unfinished) }, template.simulatorDir, seed)
    await asOwner((owner) => owner.query(`alter database ${unfinished} rename to ${template.database}`))
    return template
  })
}

/** Migrates an empty database and puts the demo data into it. */
async function fill(database: Env, simulatorDir: string, seed: Seed): Promise<void> {
  const port = await freePorts()
  const env = { ...database, SIM_DIR: simulatorDir, PORT: String(port) }
  if (seed !== 'none') {
    await runProgram('seed', env, [...(seed === 'small' ? ['--small'] : []), '--at', SEED_AT])
    return
  }
  const gateway = startProgram('gateway', { ...env, TEST_CLOCK: '1' })
  await answers(`http://127.0.0.1:${port}/readyz`, gateway)
  await gateway.stop()
}

/** Stands for everything that decides what a template holds: the built server and its migrations. */
function builtHash(): string {
  const hash = createHash('sha256')
  const words = foldersIn('dist', 'cloudfunctions').map((word) => inRoot('dist', 'cloudfunctions', word, 'index.js'))
  const programs = readdirSync(inRoot('dist', 'server'))
    .filter((file) => file.endsWith('.js'))
    .map((file) => inRoot('dist', 'server', file))
  const migrations = readdirSync(inRoot('cloudfunctions', '_migrations')).map((file) => inRoot('cloudfunctions', '_migrations', file))
  for (const file of [...words, ...programs, ...migrations].sort()) hash.update(file).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}

/** Lets one worker at a time do the work; the lock of a process that is gone doesn't count. */
async function alone<T>(lock: string, work: () => Promise<T>): Promise<T> {
  while (!take(lock)) {
    if (!isAlive(Number(existsSync(lock) ? readFileSync(lock, 'utf8') : 0))) rmSync(lock, { force: true })
    await new Promise((again) => setTimeout(again, 100))
  }
  try {
    return await work()
  } finally {
    rmSync(lock, { force: true })
  }
}

function take(lock: string): boolean {
  try {
    const handle = openSync(lock, 'wx')
    writeSync(handle, String(process.pid))
    closeSync(handle)
    return true
  } catch {
    return false
  }
}

function isAlive(pid: number): boolean {
  try {
    return pid === 0 || process.kill(pid, 0)
  } catch {
    return false
  }
}

function databaseUrl(name: string): string {
  const url = new URL(postgresUrl() ?? '')
  url.pathname = `/${name}`
  return url.href
}

/** What a server is told: the same database behind the pooler, where one stands before the cluster. */
function throughPooler(direct: string): string {
  const url = new URL(direct)
  if (process.env.LINPIN_TEST_POOLER !== undefined) url.host = new URL(process.env.LINPIN_TEST_POOLER).host
  return url.href
}

/** A statement to the cluster itself, on a connection of its own. */
async function asOwner<T>(work: (owner: Client) => Promise<T>): Promise<T> {
  const owner = new Client({ connectionString: postgresUrl() })
  await owner.connect()
  try {
    return await work(owner)
  } finally {
    await owner.end()
  }
}
