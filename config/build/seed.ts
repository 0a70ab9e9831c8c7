import { spawnSync } from 'node:child_process'
import { buildAll } from './build'
import { inRoot, ROOT } from '../../tests/support/project'

/** Demo data into the empty database that DATABASE_URL or PGLITE_DIR names, while no server runs on it. */
async function main(): Promise<void> {
  await buildAll(['functions', 'server'])
  const seed = spawnSync(process.execPath, ['--enable-source-maps', inRoot('dist', 'server', 'seed.js'), ...process.argv.slice(2)], { cwd: ROOT, stdio: 'inherit' })
  process.exitCode = seed.status ?? 1
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
