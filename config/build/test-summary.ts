import { relative, resolve } from 'node:path'
import { reasonIn } from '../../tests/support/skip'

/** What Jest writes with `--json`, as far as it is read here. */
export interface Results {
  readonly numFailedTests: number
  readonly numPassedTests: number
  readonly testResults: readonly {
    readonly name: string
    readonly status: string
    readonly message: string
    readonly assertionResults: readonly { readonly fullName: string; readonly status: string }[]
  }[]
}

interface Summary {
  readonly text: string
  /** `passed failed skipped`, for scripts. */
  readonly counts: string
  readonly good: boolean
}

const ROOT = resolve(__dirname, '..', '..')

/**
 * The end of a run in words: each skip with its reason, then one line of counts. A file that could not be run is a failure, and so are a skip for which
 * nobody gave a reason (unless tests were chosen by name, which skips the others) and a process left behind.
 */
export function summarize(results: Results, strays: readonly string[], chosenByName: boolean): Summary {
  const skips = new Map<string, string[]>()
  const faults = [...strays]
  for (const { name, status, assertionResults } of results.testResults) {
    const file = relative(ROOT, name)
    if (status === 'failed' && !assertionResults.some((one) => one.status === 'failed')) faults.push(`${file} could not be run`)
    for (const { fullName } of assertionResults.filter((one) => one.status === 'pending' || one.status === 'todo')) {
      const reason = reasonIn(fullName)
      if (reason === undefined && chosenByName) continue
      if (reason === undefined) faults.push(`${file}: "${fullName}" is skipped without a reason`)
      else skips.set(reason, [...(skips.get(reason) ?? []), `${file}: ${fullName}`])
    }
  }
  const skipped = [...skips.values()].reduce((total, names) => total + names.length, 0)
  const failed = results.numFailedTests + faults.length
  const lines = [
    ...[...skips].flatMap(([reason, names]) => [`Skipped because ${reason}:`, ...names.map((name) => `  ${name}`)]),
    ...faults.map((fault) => `Failed: ${fault}`),
    `${results.numPassedTests} passed, ${failed} failed, ${skipped} skipped`,
  ]
  return { text: lines.join('\n'), counts: `${results.numPassedTests} ${failed} ${skipped}\n`, good: failed === 0 && results.numPassedTests > 0 }
}
