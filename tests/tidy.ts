import ts from 'typescript'
import { each, lineOf, readSource, type Import, type Source, type SourceText } from './support/source'

export interface Breach {
  readonly rule: string
  readonly path: string
  readonly line: number
  readonly what: string
}

/** What a rule may know beside the file: the words in the order in which they may know each other. */
export interface House {
  readonly words: readonly string[]
}

type Find = (line: number, what: string) => void

interface Rule {
  readonly name: string
  /** Reads code: gets the parsed file. */
  readonly code?: (file: Source, house: House, find: Find) => void
  /** Reads any text file. */
  readonly text?: (file: SourceText, find: Find) => void
}

const LINES_MOST = 350
/** Files that may be longer, each with its reason. */
const LONGER: Readonly<Record<string, string>> = { 'cloudfunctions/_kit/schema.ts': 'written by `npm run schema`' }

const TOP_LEVEL = new Set([
  'src',
  'cloudfunctions',
  'config',
  'tests',
  'docs',
  'project.config.json',
  'package.json',
  'package-lock.json',
  'tsconfig.json',
  'babel.config.js',
  'LICENSE',
  'README.md',
  'CHANGELOG.md',
  '.ci',
  '.gitignore',
  '.gitattributes',
  '.npmrc',
  '.editorconfig',
])

const PLUMBING = new Set(['domain', 'pages', 'kit', 'ui', 'assets'])
const CJK = /[\u3000-\u303f\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]/
const QUERY_VERBS = new Set(['selectFrom', 'insertInto', 'updateTable', 'deleteFrom', 'mergeInto', 'replaceInto'])
const SQL_TEXT = /^\s*(select|insert into|update|delete from|with|merge into|truncate|create|alter|drop)\b/i
/** Names that bring a clock, chance or the network into a rule. `new Date(x)` only converts and is told apart below. */
const IMPURE = new Set([
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
  'fetch',
  'crypto',
  'performance',
  'process',
  'globalThis',
  'window',
  'require',
])
const TRACES: readonly (readonly [RegExp, string])[] = [
  [/(?<![\w.*])\/(work\/(main|shared|\.)|tmp\/plan|root\/|home\/[a-z])/, "a machine's path"],
  [/registry\.(npm|yarn)|npm[m]irror|deb\.[d]ebian|security\.[d]ebian|pypi\.org/i, "a registry's host"],
  [/[c]laude|[a]nthropic|[o]penai|[c]hatgpt|[c]opilot|\bLLM\b/i, 'a tool of the trade, not of the project'],
]

const pieces = (path: string): string[] => path.split('/')
const isTest = (path: string): boolean => path.startsWith('tests/')
/** The word's folder of a path in `home`, or undefined where the path names a file of the home itself. */
const wordIn = (home: string, path: string): string | undefined =>
  path.startsWith(`${home}/`) && pieces(path.slice(home.length + 1)).length > 1 ? pieces(path.slice(home.length + 1))[0] : undefined
/** Like `wordIn` for an import, whose target has no ending, so that a folder's own name counts too. */
const wordOf = (home: string, target: string, house: House): string | undefined => {
  const first = target.startsWith(`${home}/`) ? pieces(target.slice(home.length + 1))[0] : undefined
  return first !== undefined && (house.words.includes(first) || wordIn(home, target) !== undefined) ? first : undefined
}
/** The contracts, and `call`, in which they are declared: where zod is, and what a phone takes types from only. */
const isContract = (target: string): boolean => /^src\/domain\/((.+\/)?contract|call)$/.test(target)
const isZod = (target: string): boolean => /^zod(\/|$)/.test(target)

function imports(check: (from: Source, to: Import, house: House) => string | undefined) {
  return (file: Source, house: House, find: Find): void => {
    for (const each of file.imports) {
      const what = check(file, each, house)
      if (what !== undefined) find(each.line, `${what} (${each.target})`)
    }
  }
}

const domainKnowsEarlierWords = imports((from, to, { words }) => {
  if (!from.path.startsWith('src/domain/')) return undefined
  if (!to.local) return isZod(to.target) ? undefined : 'a rule uses no package'
  if (!to.target.startsWith('src/domain/')) return 'the domain knows nothing outside itself'
  const own = wordIn('src/domain', from.path)
  const other = wordOf('src/domain', to.target, { words })
  if (own === undefined)
    return other === undefined || from.path === 'src/domain/contract.ts' ? undefined : 'what all words share knows no word'
  if (other === undefined) return to.target === 'src/domain/contract' ? 'a word does not know the joined contract' : undefined
  if (other === own) return undefined
  if (!words.includes(own) || !words.includes(other)) return 'a word stands in the order of src/domain/README.md'
  return words.indexOf(other) < words.indexOf(own) ? undefined : `${own} knows earlier words only`
})

const zodStaysInContracts = imports((from, to) => {
  if (!from.path.startsWith('src/domain/') || !isZod(to.target)) return undefined
  if (to.target !== 'zod/mini') return 'zod/mini is the only zod'
  return to.typeOnly || isContract(from.path.replace(/\.ts$/, '')) ? undefined : 'zod is used in contract.ts alone'
})

function domainIsPure(file: Source, _house: House, find: Find): void {
  if (!file.path.startsWith('src/domain/')) return
  each(file.tree, (node) => {
    if (ts.isIdentifier(node) && IMPURE.has(node.text) && !isNameOfProperty(node)) find(lineOf(file.tree, node), `${node.text} in a rule`)
    if (ts.isNewExpression(node) && node.expression.getText() === 'Date' && !node.arguments?.length)
      find(lineOf(file.tree, node), 'a rule reads the clock')
    if (ts.isCallExpression(node) && node.expression.getText() === 'Date') find(lineOf(file.tree, node), 'a rule reads the clock')
    if (ts.isPropertyAccessExpression(node) && ['Date.now', 'Math.random'].includes(node.getText()))
      find(lineOf(file.tree, node), `${node.getText()} in a rule`)
  })
}

/** `x.process`, `{ process: … }`, `process:` in a type: a name that somebody gave, not the global. */
function isNameOfProperty(node: ts.Identifier): boolean {
  const { parent } = node
  const named =
    ts.isPropertyAccessExpression(parent) ||
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isMethodSignature(parent)
  return named && parent.name === node
}

const functionsKeepTheirDoors = imports((from, to) => {
  if (!from.path.startsWith('cloudfunctions/') || !to.local) return undefined
  if (to.target.startsWith('src/')) return to.target.startsWith('src/domain/') ? undefined : 'a function knows of src only the domain'
  if (!to.target.startsWith('cloudfunctions/')) return 'a function knows nothing outside cloudfunctions and the domain'
  const own = wordIn('cloudfunctions', from.path)
  const other = wordIn('cloudfunctions', to.target)
  if (other === own || other === undefined || other.startsWith('_')) return undefined
  if (own?.startsWith('_') && own !== '_kit') return undefined
  if (own === '_kit') return "the plumbing knows no word's folder"
  return to.target === `cloudfunctions/${other}/${other}` ? undefined : "another word's front door alone is open"
})

/** The plumbing's own statements that no query file can hold: opening a connection and migrating. */
const SQL_IN_PLUMBING = new Set(['cloudfunctions/_kit/db.ts', 'cloudfunctions/_kit/migrate.ts'])

function sqlHasItsFile(file: Source, _house: House, find: Find): void {
  const word = wordIn('cloudfunctions', file.path)
  if (word === undefined || file.path.endsWith('-sql.ts') || SQL_IN_PLUMBING.has(file.path)) return
  if (word.startsWith('_') && word !== '_kit') return
  for (const { target, names, line } of file.imports)
    if (target === 'kysely' && names.includes('sql')) find(line, 'the sql tag outside a -sql.ts')
  each(file.tree, (node) => {
    if (ts.isTaggedTemplateExpression(node) && /^sql\b/.test(node.tag.getText()))
      find(lineOf(file.tree, node), 'a statement outside a -sql.ts')
    if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return
    const verb = node.expression.name.text
    const first = node.arguments[0]
    if (QUERY_VERBS.has(verb)) find(lineOf(file.tree, node), `${verb} outside a -sql.ts`)
    if (verb === 'query' && first && ts.isStringLiteralLike(first) && SQL_TEXT.test(first.text))
      find(lineOf(file.tree, node), 'a statement outside a -sql.ts')
  })
}

const phonesStayLight = imports((from, to, house) => {
  if (!from.path.startsWith('src/') || from.path.startsWith('src/domain/')) return undefined
  if (isZod(to.target)) return 'a phone downloads no zod'
  if (/^node:/.test(to.target)) return 'a phone is no Node'
  if (!to.local) return undefined
  if (to.target.startsWith('cloudfunctions/')) return 'a phone knows no server'
  if (isContract(to.target) && !to.typeOnly) return 'contracts come to a phone by `import type`'
  const own = wordIn('src', from.path)
  const other = wordOf('src', to.target, house)
  if (other === undefined || other === own || ['domain', 'kit', 'ui', 'assets'].includes(other)) return undefined
  if (own === undefined || PLUMBING.has(own)) return "tabs, kit and ui know no word's folder"
  return 'a word goes to another by its URL'
})

function topLevelIsKnown(file: SourceText, find: Find): void {
  const top = pieces(file.path)[0] ?? ''
  if (!TOP_LEVEL.has(top)) find(1, `${top} has no place at the top`)
}

function leavesNoTraces(file: SourceText, find: Find): void {
  file.text.split('\n').forEach((line, index) => {
    for (const [pattern, what] of TRACES) if (pattern.test(line)) find(index + 1, what)
  })
}

function staysReadable(file: SourceText, find: Find): void {
  if (!/\.(tsx?|scss|js|sql)$/.test(file.path) || LONGER[file.path] !== undefined) return
  const lines = file.text.split('\n').length - 1
  if (lines > LINES_MOST) find(LINES_MOST, `${lines} lines; two files would read better`)
}

function textsStandInWords(file: Source, _house: House, find: Find): void {
  const name = pieces(file.path).at(-1) ?? ''
  if (isTest(file.path) || !/^(src|cloudfunctions)\//.test(file.path) || /^words\.tsx?$/.test(name) || name.endsWith('.config.ts')) return
  if (/^cloudfunctions\/_(demo|simulator|kit\/wechat)\//.test(file.path)) return // demo data, and WeChat's own names
  each(file.tree, (node) => {
    const shown = ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node) || ts.isJsxText(node)
    if (shown && CJK.test(node.text)) find(lineOf(file.tree, node), `a text outside words.ts: ${node.text.trim().slice(0, 20)}`)
  })
}

function isFinished(file: Source, _house: House, find: Find): void {
  file.text.split('\n').forEach((line, index) => {
    if (/\/[/*].*\b(TO[D]O|FIX[M]E|X[X]X)\b|@ts-(ig[n]ore|no[c]heck)|(es|ox)lint-dis[a]ble/.test(line))
      find(index + 1, line.trim().slice(0, 60))
  })
  each(file.tree, (node) => {
    if (node.kind === ts.SyntaxKind.AnyKeyword) find(lineOf(file.tree, node), 'any')
    if (!ts.isPropertyAccessExpression(node) || !ts.isIdentifier(node.expression)) return
    if (
      ['test', 'it', 'describe'].includes(node.expression.text) &&
      ['only', 'skip', 'todo'].includes(node.name.text) &&
      file.path !== 'tests/support/skip.ts'
    )
      find(lineOf(file.tree, node), `${node.getText()}: a skip has a reason, by skipUnless`)
  })
}

export const rules: readonly Rule[] = [
  { name: 'domain knows earlier words only', code: domainKnowsEarlierWords },
  { name: 'zod stays in contracts', code: zodStaysInContracts },
  { name: 'domain is pure', code: domainIsPure },
  { name: 'functions keep their doors', code: functionsKeepTheirDoors },
  { name: 'SQL stands in -sql.ts', code: sqlHasItsFile },
  { name: 'phones stay light', code: phonesStayLight },
  { name: 'the top level is known', text: topLevelIsKnown },
  { name: 'no traces of where it was made', text: leavesNoTraces },
  { name: 'files stay readable', text: staysReadable },
  { name: 'texts stand in words.ts', code: textsStandInWords },
  { name: 'finished work only', code: isFinished },
]

/** Every place where a file crosses a border of the house. */
export function tidy(files: readonly SourceText[], house: House): Breach[] {
  const breaches: Breach[] = []
  for (const file of files) {
    const source = /\.tsx?$/.test(file.path) ? readSource(file) : undefined
    for (const { name: rule, code, text } of rules) {
      const find: Find = (line, what) => breaches.push({ rule, path: file.path, line, what })
      text?.(file, find)
      if (source) code?.(source, house, find)
    }
  }
  return breaches
}

/**
 * The words in their order, as `src/domain/README.md` lists them: each line's first name, where a folder of that name exists.
 */
export function wordsInOrder(readme: string, folders: readonly string[]): string[] {
  const named = readme.split('\n').map((line) => /^[\s|*\-\d.]*[`*]*([a-z]+)[`*]*/.exec(line)?.[1] ?? '')
  return [...new Set(named)].filter((name) => folders.includes(name))
}
