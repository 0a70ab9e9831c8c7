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
  stop(): Promise<void>
}

const OWNER = 'linpin'
const START_MS = 20_000
/** A test's database lives for minutes, so nothing is ever synced; connections for several servers at once. */
const SETTINGS = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
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
  const bin = postgresBin()
  if (!bin) throw new Error('no PostgreSQL server')
  const who = runningAs()
  mkdirSync(folder, { recursive: true })
  if (who) chownSync(folder, who.uid, who.gid)
  const made = spawnSync(join(bin, 'initdb'), ['-D', folder, '-U', OWNER, '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'], {
    ...who,
    cwd: folder,
    encoding: 'utf8',
  })
  if (made.status !== 0) throw new Error(`initdb failed: ${made.stderr}`)
  const port = await freePort()
  const url = `postgres://${OWNER}@127.0.0.1:${port}/postgres`
  const start = async () => {
    const options = ['-D', folder, '-p', String(port), ...[...SETTINGS, ...settings].flatMap((setting) => ['-c', setting])]
    const server = spawn(join(bin, 'postgres'), options, { ...who, cwd: folder, stdio: ['ignore', 'ignore', 'pipe'] })
    let said = ''
    server.stderr.on('data', (chunk: Buffer) => (said = (said + chunk.toString()).slice(-4_000)))
    const ended = once(server, 'exit')
    const until = Date.now() + START_MS
    while (!(await accepts(url))) {
      if (server.exitCode !== null || Date.now() > until) throw new Error(`PostgreSQL did not start: ${said}`)
      await new Promise((again) => setTimeout(again, 50))
    }
    return async (signal: 'SIGINT' | 'SIGQUIT') => {
      if (server.exitCode === null) server.kill(signal)
      await ended
    }
  }
  let end = await start()
  return {
    url,
    async crash() {
      await end('SIGQUIT')
      end = await start()
    },
    stop: () => end('SIGINT'), // "fast": no waiting for clients
  }
}

/** `postgres` where we are root, ourselves otherwise. */
function runningAs(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  const id = (flag: string) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout)
  return { uid: id('-u'), gid: id('-g') }
}

async function accepts(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url })
  return client.connect().then(
    () => client.end().then(() => true),
    () => false,
  )
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}
