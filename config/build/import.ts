import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { buildAll } from './build'

const ROOT = resolve(__dirname, '..', '..')

/** Brings estates and goods of one's own into the database, after showing what would go in. Paths are seen from where the command was given. */
async function main(): Promise<number> {
  await buildAll(['server'])
  const cwd = process.env.INIT_CWD ?? process.cwd()
  const args = [join(ROOT, 'dist', 'server', 'import.js'), ...process.argv.slice(2)]
  return spawnSync(process.execPath, ['--enable-source-maps', ...args], { cwd, stdio: 'inherit', env: databaseFrom(ROOT) }).status ?? 1
}

/** The embedded database lies where the server looks for it, wherever the command was given. */
const databaseFrom = (root: string): NodeJS.ProcessEnv =>
  process.env.DATABASE_URL ? process.env : { ...process.env, PGLITE_DIR: resolve(root, process.env.PGLITE_DIR || join('.data', 'db')) }

void main().then((code) => {
  process.exitCode = code
})
