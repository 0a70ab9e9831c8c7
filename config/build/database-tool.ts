import { spawn } from 'node:child_process'
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
  const url = databaseUrl === undefined ? undefined : new URL(databaseUrl)
  const password = url?.password ? { PGPASSWORD: decodeURIComponent(url.password) } : {}
  if (url) url.password = ''
  const child = spawn(program, [...args, ...(url ? [`--dbname=${url.href}`] : [])], { env: { ...process.env, ...password }, stdio: ['ignore', 'pipe', 'inherit'] })
  const said: Buffer[] = []
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk))
  const code = await new Promise<number | null>((done, failed) => {
    child.on('error', () => failed(new Misused(`${program} is not installed: it comes with PostgreSQL's client`)))
    child.on('close', done)
  })
  if (code !== 0) throw new Misused(`${program} ended with ${code}`)
  return Buffer.concat(said).toString()
}
