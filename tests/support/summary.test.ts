import { needsOf } from '../../config/build/test-needs'
import { summarize, type FileResult } from '../../config/build/test-summary'
import { inRoot } from './project'

const file = (name: string, ...tests: readonly (readonly [fullName: string, status: string])[]): FileResult => ({
  file: inRoot('tests', name),
  ran: true,
  tests: tests.map(([fullName, status]) => ({ fullName, status })),
})
const unloaded: FileResult = { file: inRoot('tests/broken.test.ts'), ran: false, tests: [] }

test('counts what passed, failed and was skipped, with the reason of each skip', () => {
  const { text, counts, good } = summarize(
    [file('a.test.ts', ['pays', 'passed'], ['on PostgreSQL (skipped because none runs) races', 'pending'])],
    [],
    false,
  )
  expect(text).toBe('Skipped because none runs:\n  tests/a.test.ts: on PostgreSQL races\n1 passed, 0 failed, 1 skipped')
  expect(counts).toBe('1 0 1\n')
  expect(good).toBe(true)
})

test('a skip without a reason fails the run, unless tests were chosen by name', () => {
  const files = [file('a.test.ts', ['pays', 'passed'], ['refunds', 'pending'])]
  expect(summarize(files, [], false)).toMatchObject({ counts: '1 1 0\n', good: false })
  expect(summarize(files, [], true)).toMatchObject({ counts: '1 0 0\n', good: true })
})

test.each<[string, readonly FileResult[], readonly string[]]>([
  ['a file that cannot be loaded', [file('a.test.ts', ['pays', 'passed']), unloaded], []],
  ['a server left behind', [file('a.test.ts', ['pays', 'passed'])], ['a gateway was left running']],
  ['no test at all', [], []],
])('%s fails the run', (_what, files, strays) => expect(summarize(files, strays, false).good).toBe(false))

test('a rule needs nothing, a call needs the server, a screen needs the apps too, through whatever they import', () => {
  expect(needsOf([inRoot('tests/tidy.test.ts')])).toEqual({ server: false, phones: false })
  expect(needsOf([inRoot('tests/support/support.test.ts')])).toEqual({ server: true, phones: false })
  expect(needsOf([inRoot('tests/miniprogram/package.test.ts')])).toEqual({ server: true, phones: true })
})
