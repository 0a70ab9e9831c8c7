import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { buildAll } from './build'
import { startCluster } from './test-cluster'
import { installTools, missingTools, SETUP_COMMAND } from './test-tools'

const ROOT = resolve(__dirname, '..', '..')

type Bench = { bench(root: string): Promise<void> }
/** What can be measured; the first is the usual one. */
const BENCHES: Readonly<Record<string, () => Promise<Bench>>> = {
  calls: () => import('../../tests/bench/bench'),
  coupons: () => import('../../tests/bench/coupons'),
  prices: () => import('../../tests/bench/price'),
}

/** `npm run bench [-- coupons|prices]`: builds, starts a PostgreSQL of its own, measures, and cleans up. */
async function main(): Promise<void> {
  const load = BENCHES[process.argv[2] ?? 'calls']
  if (!load) throw new Error(`there is no bench ${process.argv[2]}; there are ${Object.keys(BENCHES).join(', ')}`)
  const missing = missingTools().filter((tool) => tool.name.startsWith('PostgreSQL'))
  if (missing.length > 0 && process.env.CI !== 'true') throw new Error(`the bench needs PostgreSQL's server. Install with: ${SETUP_COMMAND}`)
  installTools(missing)
  await buildAll(['functions', 'server'])
  const folder = mkdtempSync(join(tmpdir(), 'linpin-bench-'))
  chmodSync(folder, 0o755) // PostgreSQL's own user passes through
  mkdirSync(join(folder, 'pids'))
  const cluster = await startCluster(join(folder, 'cluster'))
  try {
    process.env.LINPIN_TEST_RUN = folder
    process.env.LINPIN_TEST_POSTGRES = cluster.url
    const { bench } = await load()
    await bench(ROOT)
  } finally {
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
