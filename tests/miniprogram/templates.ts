import { spawnSync } from 'node:child_process'
import { chmodSync, readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import vm from 'node:vm'

/** A node as WeChat's own template compiler renders it. */
export interface ViewNode {
  readonly tag: string
  readonly attr?: Readonly<Record<string, unknown>>
  readonly children?: readonly (ViewNode | string)[]
}

export interface Templates {
  /** Renders a page or component (`pages/today/index`) with data. */
  render(route: string, data: unknown): ViewNode
  /** What the templates complained of (`WXMLRT_…`): each is a mistake in the package. */
  readonly complaints: string[]
}

type Generated = (data: unknown, more: unknown, global: vm.Context) => ViewNode
const compiled = new Map<string, string>()

/** Runs the official `wcc` over a built package and loads what it generates into a realm of its own. */
export function loadTemplates(dist: string): Templates {
  const code = compiled.get(dist) ?? compile(dist)
  compiled.set(dist, code)
  const complaints: string[] = []
  const note = (...parts: unknown[]) => complaints.push(parts.map(String).join(' '))
  const view = vm.createContext({ console: { log: note, info: note, warn: note, error: note, debug: note } })
  vm.runInContext('var window = this, global = this', view)
  vm.runInContext(code, view)
  const parse = vm.runInContext('JSON.parse', view) as (text: string) => unknown
  const find = view.$gwx as (path: string) => Generated | undefined
  return {
    complaints,
    render(route, data) {
      const template = find(`${route}.wxml`) ?? find(`./${route}.wxml`)
      if (!template) throw new Error(`the package has no template ${route}.wxml`)
      // The data is parsed inside the view's realm: the generated code asks for `constructor === Object`.
      return template(parse(JSON.stringify(data)), parse('{}'), view)
    },
  }
}

function compile(dist: string): string {
  const wcc = join(dirname(require.resolve('miniprogram-compiler/package.json')), 'bin', 'linux', 'wcc')
  chmodSync(wcc, 0o755) // install scripts are off, so nobody else has
  const files = walk(dist)
    .filter((file) => /\.(wxml|wxs)$/.test(file))
    .map((file) => relative(dist, file))
  const run = spawnSync(wcc, ['-d', ...files], { cwd: dist, maxBuffer: 1 << 28, encoding: 'utf8' })
  if (run.status !== 0 || run.stdout === '') throw new Error(`wcc refused the package: ${run.stderr || run.error || run.status}`)
  return run.stdout
}

export const walk = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)],
  )
