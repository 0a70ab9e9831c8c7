import { existsSync, readFileSync } from 'node:fs'
import { readSource } from '../../tests/support/source'
import { inRoot, ROOT } from '../../tests/support/project'

export interface Needs {
  /** The built server and a PostgreSQL. */
  readonly server: boolean
  /** The built apps too. */
  readonly phones: boolean
}

const PHONES = ['tests/support/browser', 'tests/miniprogram/runner']
const SERVER = ['tests/support/processes', ...PHONES]

/** What the chosen tests run against, as their imports say: rules need neither a build nor a database. */
export function needsOf(tests: readonly string[]): Needs {
  const reached = new Set<string>()
  for (const test of tests) follow(test.slice(ROOT.length + 1), reached)
  return { server: SERVER.some((path) => reached.has(path)), phones: PHONES.some((path) => reached.has(path)) }
}

/** Collects everything in `tests` that a file imports, directly or through others. */
function follow(path: string, reached: Set<string>): void {
  for (const { target, local } of readSource({ path, text: readFileSync(inRoot(path), 'utf8') }).imports) {
    if (!local || !target.startsWith('tests/') || reached.has(target)) continue
    reached.add(target)
    const file = ['.ts', '.tsx'].map((ending) => `${target}${ending}`).find((name) => existsSync(inRoot(name)))
    if (file !== undefined) follow(file, reached)
  }
}
