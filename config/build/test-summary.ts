import { relative } from 'node:path'
import { ROOT } from '../../tests/support/project'
import { reasonIn, withoutReason } from '../../tests/support/skip'

/** What tests/support/results-reporter.js leaves of each test file. */
export interface FileResult {
  readonly file: string
  /** False where it could not even be loaded. */
  readonly ran: boolean
  readonly tests: readonly { readonly fullName: string; readonly status: string }[]
}

interface Summary {
  readonly text: string
  /** `passed failed skipped`, for scripts. */
  readonly counts: string
  readonly good: boolean
}

/**
 * The end of a run in words: each skip with its reason, then one line of counts. A file that could not be run is a failure, and so are a skip for which
 * nobody gave a reason (unless tests were chosen by name, which skips the others) and a process left behind.
 */
export function summarize(files: readonly FileResult[], strays: readonly string[], chosenByName: boolean): Summary {
  const skips = new Map<string, string[]>()
  const faults = [...strays, ...files.filter(({ ran }) => !ran).map(({ file }) => `${relative(ROOT, file)} could not be run`)]
  const tests = files.flatMap(({ file, tests: own }) =>
    own.map((test) => ({ ...test, name: `${relative(ROOT, file)}: ${withoutReason(test.fullName)}` })),
  )
  for (const { fullName, name, status } of tests) {
    if (status === 'passed' || status === 'failed') continue
    const reason = reasonIn(fullName)
    if (reason !== undefined) skips.set(reason, [...(skips.get(reason) ?? []), name])
    else if (!chosenByName) faults.push(`${name} is skipped without a reason`)
  }
  const skipped = [...skips.values()].flat().length
  const passed = tests.filter(({ status }) => status === 'passed').length
  const failed = tests.filter(({ status }) => status === 'failed').length + faults.length
  const lines = [
    ...[...skips].flatMap(([reason, names]) => [`Skipped because ${reason}:`, ...names.map((name) => `  ${name}`)]),
    ...faults.map((fault) => `Failed: ${fault}`),
    `${passed} passed, ${failed} failed, ${skipped} skipped`,
  ]
  return { text: lines.join('\n'), counts: `${passed} ${failed} ${skipped}\n`, good: failed === 0 && passed > 0 }
}
