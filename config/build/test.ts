import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { endStrays } from './strays'
import { startCluster, type Cluster } from './test-cluster'
import { needsOf } from './test-needs'
import { summarize, type FileResult } from './test-summary'
import { installTools, missingTools, SETUP_COMMAND } from './test-tools'

const ROOT = resolve(__dirname, '..', '..')
const JEST = [join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js'), '--config', join(ROOT, 'config', 'jest', 'jest.config.js')]
/** What the run came to, for scripts. */
const COUNTS = join(ROOT, 'dist', '.test-counts')
const CHILDREN = new Set<ReturnType<typeof spawn>>()

/** Runs a Node program of this project to its end and gives its exit code. */
async function runNode(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<number> {
  const child = spawn(process.execPath, args, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } })
  CHILDREN.add(child)
  const [code] = (await once(child, 'exit')) as [number | null]
  CHILDREN.delete(child)
  return code ?? 1
}

function provideTools(): boolean {
  const missing = missingTools().filter(({ only }) => only === undefined)
  if (missing.length === 0) return true
  const names = missing.map((tool) => tool.name).join(', ')
  if (process.env.CI !== 'true') {
    console.error(`The tests also need ${names}. Install with: ${SETUP_COMMAND}`)
    return false
  }
  console.log(`Installing ${names} …`)
  installTools(missing)
  return true
}

/** The test files that Jest would run for these filters. */
function chosen(filters: readonly string[]): string[] {
  const listed = spawnSync(process.execPath, [...JEST, '--listTests', ...filters], { cwd: ROOT, encoding: 'utf8' })
  return listed.stdout.split('\n').filter((line) => line.startsWith('/'))
}

async function runTests(filters: readonly string[], folder: string, postgres: string | undefined): Promise<boolean> {
  const file = join(folder, 'results.json')
  const reporter = join(ROOT, 'tests', 'support', 'results-reporter.js')
  const env = { LINPIN_TEST_RUN: folder, LINPIN_TEST_RESULTS: file, ...(postgres === undefined ? {} : { LINPIN_TEST_POSTGRES: postgres }) }
  await runNode([...JEST, ...filters, '--reporters=default', `--reporters=${reporter}`], env)
  if (!existsSync(file)) throw new Error('Jest ended before it wrote its results')
  const results = JSON.parse(readFileSync(file, 'utf8')) as FileResult[]
  const named = filters.some((filter) => /^(-t|--testNamePattern)\b/.test(filter))
  const summary = summarize(results, endStrays(folder), named)
  console.log(summary.text)
  mkdirSync(join(ROOT, 'dist'), { recursive: true })
  writeFileSync(COUNTS, summary.counts)
  return summary.good
}

async function main(filters: readonly string[]): Promise<boolean> {
  rmSync(COUNTS, { force: true })
  if (!provideTools()) return false
  const needs = needsOf(chosen(filters))
  const parts = needs.phones ? [] : ['functions', 'server']
  if (needs.server && (await runNode(['--import', 'tsx', join('config', 'build', 'build.ts'), ...parts])) !== 0) return false
  const folder = mkdtempSync(join(tmpdir(), 'linpin-test-'))
  chmodSync(folder, 0o755) // PostgreSQL's own user passes through
  mkdirSync(join(folder, 'pids'))
  let cluster: Cluster | undefined
  const stop = async () => {
    await cluster?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      for (const child of CHILDREN) child.kill(signal)
      endStrays(folder)
      void stop().then(() => process.exit(130))
    })
  }
  try {
    if (needs.server) cluster = await startCluster(join(folder, 'cluster'))
    return await runTests(filters, folder, cluster?.url)
  } finally {
    await stop()
  }
}

main(process.argv.slice(2)).then(
  (good) => (process.exitCode = good ? 0 : 1),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  },
)
