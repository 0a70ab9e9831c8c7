import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chownSync, mkdirSync } from 'node:fs'
import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { Client } from 'pg'
import { postgresBin } from './test-tools'

export interface Cluster {
  /** Of its owner, `postgres://…`. */
  readonly url: string
  /** Ends it as `pg_ctl stop -m immediate` does, in the middle of everything, and starts it again where it was. */
  crash(): Promise<void>
  /** Ends it in the same way, for good. */
  kill(): Promise<void>
  /** Starts another one in an empty folder, which follows this one row by row. */
  follow(folder: string): Promise<Cluster>
  /** Of one that follows: now it is the one that others may write to. */
  promote(): Promise<void>
  stop(): Promise<void>
}

const OWNER = 'linpin'
const START_MS = 20_000
/** A test's database lives for minutes, so nothing is ever synced; connections for several servers at once. */
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
  'jit=off', // what is asked of so few rows takes less time than compiling it
  'max_connections=300',
  'shared_buffers=256MB',
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
]

/**
 * Starts a PostgreSQL of its own in an empty `folder`, on a free port of the loopback. PostgreSQL refuses root, so there it runs as `postgres`. `settings`
 * come after the usual ones, and win.
 */
export async function startCluster(folder: string, settings: readonly string[] = []): Promise<Cluster> {
  makeWith('initdb', folder, ['-U', OWNER, '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'])
  return open(folder, settings)
}

/** Has one of PostgreSQL's own programs make a cluster's folder. */
function makeWith(program: 'initdb' | 'pg_basebackup', folder: string, args: readonly string[]): void {
  const who = runningAs()
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  if (who) chownSync(folder, who.uid, who.gid)
  const made = spawnSync(join(bin(), program), ['-D', folder, ...args], { ...who, cwd: folder, encoding: 'utf8' })
  if (made.status !== 0) throw new Error(`${program} failed: ${made.stderr}`)
}

function bin(): string {
  const found = postgresBin()
  if (!found) throw new Error('no PostgreSQL server')
  return found
}

async function open(folder: string, settings: readonly string[]): Promise<Cluster> {
  const port = await freePort()
  const url = `postgres://${OWNER}@127.0.0.1:${port}/postgres`
  let end = await start(folder, port, settings, url)
  return {
    url,
    async crash() {
      await end('SIGQUIT')
      end = await start(folder, port, settings, url)
    },
    kill: () => end('SIGQUIT'),
    async follow(other) {
      makeWith('pg_basebackup', other, [`--dbname=${url}`, '--wal-method=stream', '--checkpoint=fast', '--no-sync', '--write-recovery-conf'])
      return open(other, settings)
    },
    async promote() {
      await ask(url, 'select pg_promote()')
    },
    stop: () => end('SIGINT'), // "fast": no waiting for clients
  }
}

/** Starts PostgreSQL on a folder that is made, and replies what ends it. */
async function start(folder: string, port: number, settings: readonly string[], url: string): Promise<(signal: 'SIGINT' | 'SIGQUIT') => Promise<void>> {
  const options = ['-D', folder, '-p', String(port), ...[...SETTINGS, ...settings].flatMap((setting) => ['-c', setting])]
  const server = spawn(join(bin(), 'postgres'), options, { ...runningAs(), cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
  let said = ''
  server.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)))
  const ended = once(server, 'exit')
  const until = Date.now() + START_MS
  while (!(await accepts(url))) {
    if (server.exitCode !== null || Date.now() > until) throw new Error(`PostgreSQL did not start: ${said}`)
    await new Promise((again) => setTimeout(again, 50))
  }
  return async (signal) => {
    if (server.exitCode === null) server.kill(signal)
    await ended
  }
}

/** `postgres` where we are root, ourselves otherwise. */
export function runningAs(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

const accepts = (url: string): Promise<boolean> =>
  ask(url, 'select').then(
    () => true,
    () => false,
  )

/** One statement on a connection of its own. */
export async function ask(url: string, statement: string): Promise<Record<string, unknown>[]> {
  const client = new Client({ connectionString: url })
  // The other side may go away while it is asked.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end().catch(() => undefined)
  }
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
