import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { needsOf } from '../../../config/build/test-needs'
import { foldersIn, inRoot, ROOT } from '../../support/project'
import type { Form, ProofResult } from '../parts'
import { EQUAL } from './equal'

const LEAST_KILLED = 0.9
/** Mutations of a comparison or of what it decides. */
const COMPARISONS = new Set(['EqualityOperator', 'ConditionalExpression', 'LogicalOperator'])
/** Where a comparison guards money or stock: everywhere but in the rules of access. */
const ACCESS = /role|guesses|scope/

interface Point {
  readonly line: number
  readonly column: number
}
interface Mutant {
  readonly mutatorName: string
  readonly replacement?: string
  readonly status: 'Killed' | 'Timeout' | 'Survived' | 'NoCoverage' | 'RuntimeError' | 'CompileError' | 'Ignored' | 'Pending'
  readonly location: { readonly start: Point; readonly end: Point }
}
interface Report {
  readonly files: Readonly<Record<string, { readonly source: string; readonly mutants: readonly Mutant[] }>>
}

/** The tests of words and of the kit that need neither a server nor a database, so that a thousand mistakes can be tried. */
function pureTests(): string[] {
  const folders = [...foldersIn('src', 'domain'), 'kit'].filter((word) => existsSync(inRoot('tests', word)))
  const tests = folders.flatMap((word) => readdirSync(inRoot('tests', word)).flatMap((name) => (name.endsWith('.test.ts') ? [inRoot('tests', word, name)] : [])))
  return tests.filter((path) => !needsOf([path]).server)
}

const standing = () => JSON.parse(readFileSync(inRoot('config', 'mutation.json'), 'utf8')) as { mutate: string[] }

/** Stryker's settings: those that stand in `config/mutation.json`, which rules it may change, and which tests are asked. */
function settings(rules: string): object {
  const { projects } = createRequire(__filename)(inRoot('config', 'jest', 'jest.config.js')) as { projects: [{ rootDir: string }, unknown] }
  const inSandbox = pureTests().map((path) => path.replace(ROOT, '<rootDir>'))
  const config = { ...projects[0], rootDir: '.', testMatch: inSandbox, setupFiles: ['<rootDir>/tests/proof/mutation/steady.ts'] }
  return { ...standing(), mutate: [rules], jest: { projectType: 'custom', config } }
}

async function runStryker(rules: string): Promise<Report> {
  mkdirSync(inRoot('dist'), { recursive: true })
  const [file, report] = [inRoot('dist', 'mutation-settings.json'), inRoot('dist', 'mutation.json')]
  rmSync(report, { force: true })
  writeFileSync(file, JSON.stringify(settings(rules)))
  const child = spawn(process.execPath, [join('node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js'), 'run', file], { cwd: ROOT, stdio: 'inherit' })
  const [code] = (await once(child, 'exit')) as [number | null]
  if (code !== 0) throw new Error(`Stryker ended with ${code}`)
  return JSON.parse(readFileSync(report, 'utf8')) as Report
}

interface Tried {
  readonly file: string
  readonly mutant: Mutant
  readonly from: string
}

/** What stood where the mutant stands. */
function textAt(source: string, { start, end }: Mutant['location']): string {
  const lines = source.split('\n').slice(start.line - 1, end.line)
  return lines.map((line, n) => line.slice(n === 0 ? start.column - 1 : 0, n === lines.length - 1 ? end.column - 1 : undefined)).join('\n')
}

const isEqual = ({ file, mutant, from }: Tried): boolean => EQUAL.some((each) => each.file === file && each.from === from && each.to === mutant.replacement)
const alive = ({ mutant }: Tried): boolean => mutant.status === 'Survived' || mutant.status === 'NoCoverage'
const counts = (one: Tried): boolean => !['Ignored', 'CompileError', 'RuntimeError'].includes(one.mutant.status) && !isEqual(one)

function tell({ file, mutant, from }: Tried): string {
  const short = (text: string) => text.replace(/\s+/g, ' ').slice(0, 100)
  return `${file}:${mutant.location.start.line} ${mutant.mutatorName}: ${short(from)} → ${short(mutant.replacement ?? '')}${mutant.status === 'NoCoverage' ? ' (no test comes here)' : ''}`
}

/** Whether the tests notice a wrong rule: small mistakes are made in the rules of money, stock, pools, payments and access, one at a time. `PROOF_RULES` names some of the files. */
export async function mutation({ long, say }: Form): Promise<ProofResult> {
  if (!long) return { summary: 'only in its long form', broken: [] }
  const counted: Tried[] = []
  let equal = 0
  // One word after the other, so that a run that is broken off has told of those before.
  for (const rules of process.env.PROOF_RULES?.split(',') ?? standing().mutate) {
    const { files } = await runStryker(rules)
    for (const [file, { source, mutants }] of Object.entries(files)) {
      const tried = mutants.map((mutant): Tried => ({ file, mutant, from: textAt(source, mutant.location) }))
      const here = tried.filter(counts)
      equal += tried.filter(isEqual).length
      counted.push(...here)
      for (const one of here.filter(alive)) say(tell(one))
      say(`${file}: ${here.length - here.filter(alive).length} of ${here.length}`)
    }
  }
  const left = counted.filter(alive)
  const slow = counted.filter(({ mutant }) => mutant.status === 'Timeout').length
  const share = 1 - left.length / counted.length
  const guards = left.filter(({ file, mutant }) => COMPARISONS.has(mutant.mutatorName) && !ACCESS.test(file))
  return {
    summary: `${counted.length} mistakes in ${new Set(counted.map(({ file }) => file)).size} files, ${(share * 100).toFixed(1)} % of them noticed, ${slow} by never ending; ${equal} more change nothing`,
    broken: [
      ...(share < LEAST_KILLED ? [`only ${(share * 100).toFixed(1)} % were noticed, ${LEAST_KILLED * 100} % must be`] : []),
      ...guards.map((one) => `a comparison that guards money or stock: ${tell(one)}`),
    ],
  }
}
