import { spawn, type ChildProcess } from 'node:child_process'
import { EXIT_SETTING, readSettings, type DatabaseSettings } from '../../cloudfunctions/_kit/settings'
import { SettingError } from '../../cloudfunctions/_kit/setting-error'

/** The one file that a command was told, and whether it may replace what is there. */
export interface Told {
  file: string
  force: boolean
  database: DatabaseSettings
}

/** A mistake of whoever typed the command: told in one line. */
export class Misused extends Error {}

/** Runs a command over the database that DATABASE_URL or PGLITE_DIR names; tells in one line what went wrong. */
export function runTool(usage: string, work: (told: Told) => Promise<void>): void {
  const args = process.argv.slice(2)
  const file = args.find((arg) => !arg.startsWith('-'))
  const start = async () => {
    if (!file || args.some((arg) => arg.startsWith('-') && arg !== '--force')) throw new Misused(usage)
    await work({ file, force: args.includes('--force'), database: readSettings(process.env).database })
  }
  start().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = error instanceof SettingError ? EXIT_SETTING : 1
  })
}

/** Runs one of PostgreSQL's own programs; the password in the address goes by the environment, where a list of processes doesn't show it. */
export async function runPostgresTool(program: 'pg_dump' | 'pg_restore', args: readonly string[], databaseUrl?: string): Promise<string> {
  const { at, env } = databaseUrl === undefined ? { at: [], env: process.env } : addressOf(databaseUrl)
  const child = spawn(program, [...args, ...at], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  await endOf(program, child)
  return Buffer.concat(said).toString()
}

/** Has `pg_restore` write statements and `psql` run them, between others; nothing of it is done unless all of it is. */
export async function pourInto(databaseUrl: string, before: string, restoreArgs: readonly string[], after: string): Promise<void> {
  const { at, env } = addressOf(databaseUrl)
  const into = spawn('psql', ['--no-psqlrc', '--quiet', '--set=ON_ERROR_STOP=1', '--output=/dev/null', ...at], { env, stdio: ['pipe', 'ignore', 'inherit'] })
  // It may end before it has read everything; why it did is said by itself.
  into.stdin.on('error', () => undefined)
  into.stdin.write(before)
  const from = spawn('pg_restore', restoreArgs, { stdio: ['ignore', 'pipe', 'inherit'] })
  from.stdout.pipe(into.stdin, { end: false })
  const done = endOf('psql', into)
  done.catch(() => from.kill())
  const written = endOf('pg_restore', from).then(() => into.stdin.end(after))
  written.catch(() => into.kill())
  await Promise.all([done, written])
}

function addressOf(databaseUrl: string): { at: string[]; env: NodeJS.ProcessEnv } {
  const url = new URL(databaseUrl)
  const password = url.password ? { PGPASSWORD: decodeURIComponent(url.password) } : {}
  url.password = ''
  return { at: [`--dbname=${url.href}`], env: { ...process.env, ...password } }
}

async function endOf(program: string, child: ChildProcess): Promise<void> {
  const code = await new Promise<number | null>((done, failed) => {
    child.on('error', () => failed(new Misused(`${program} is not installed: it comes with PostgreSQL's client`)))
    child.on('close', done)
  })
  if (code !== 0) throw new Misused(`${program} ended with ${code ?? 'a signal'}`)
}
