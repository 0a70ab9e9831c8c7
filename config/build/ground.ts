import { chmodSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildAll } from './build'
import { endStrays } from './strays'
import { startCluster } from './test-cluster'
import { installTools, missingTools, SETUP_COMMAND } from './test-tools'

/** Builds the server and does `work` with a PostgreSQL of its own and a folder for what it makes; both are gone afterwards, and so are servers it left running. */
export async function onTestGround<T>(name: string, work: () => Promise<T>): Promise<T> {
  provide(name, ["PostgreSQL's server"])
  await buildAll(['functions', 'server'])
  const folder = mkdtempSync(join(tmpdir(), `linpin-${name}-`))
  chmodSync(folder, 0o755) // PostgreSQL's own user passes through
  mkdirSync(join(folder, 'pids'))
  const cluster = await startCluster(join(folder, 'cluster'))
  const clear = async () => {
    endStrays(folder)
    await cluster.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void clear().then(() => process.exit(130)))
  try {
    process.env.LINPIN_TEST_RUN = folder
    process.env.LINPIN_TEST_POSTGRES = cluster.url
    return await work()
  } finally {
    await clear()
  }
}

/** What is missing of these tools is installed in CI, and asked for anywhere else. */
export function provide(name: string, tools: readonly string[]): void {
  const missing = missingTools().filter((tool) => tools.includes(tool.name))
  if (missing.length === 0) return
  if (process.env.CI !== 'true') throw new Error(`the ${name} needs ${missing.map((tool) => tool.name).join(', ')}. Install with: ${SETUP_COMMAND}`)
  installTools(missing)
}
