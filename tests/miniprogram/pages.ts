import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import vm from 'node:vm'

type Lifecycle = 'onLoad' | 'onShow' | 'onReady' | 'onHide' | 'onUnload'
type Definition = Record<string, unknown>

/** One page on the stack; the app's handlers stand on it by their names. */
export interface Page {
  readonly route: string
  readonly options: Record<string, string>
  readonly data: Record<string, unknown>
  readonly [name: string]: unknown
}

export interface Pages {
  readonly first: string
  readonly all: readonly string[]
  readonly top: Page
  readonly depth: number
  open(url: string): void
  /** Takes `levels` pages off the stack, then opens one; a tab comes back as it was left. */
  replace(url: string, levels: number): void
  back(levels: number): void
  later(run: () => void): void
  selectorQuery(): object
}

interface Tab {
  readonly pagePath: string
  readonly text?: string
}

interface AppJson {
  readonly pages: readonly string[]
  readonly subPackages?: readonly { readonly root: string; readonly pages: readonly string[] }[]
  readonly tabBar?: { readonly list: readonly Tab[] }
}

export interface SetData {
  readonly route: string
  readonly bytes: number
}

interface Hooks {
  readonly schedule: (run: () => void) => void
  readonly onSetData: (set: SetData) => void
  readonly changed: () => void
}

export const readAppJson = (dist: string): AppJson => JSON.parse(readFileSync(join(dist, 'app.json'), 'utf8')) as AppJson

/** WeChat's stack of pages: which are open, how they come and go, and the data that each has sent to its view. */
export class PageStack implements Pages {
  readonly all: readonly string[]
  readonly tabs: readonly Tab[]
  private readonly left = new Map<string, Page>()
  private readonly stack: Page[] = []

  constructor(
    app: AppJson,
    private readonly define: (route: string) => Definition,
    private readonly hooks: Hooks,
  ) {
    this.all = [...app.pages, ...(app.subPackages ?? []).flatMap((part) => part.pages.map((page) => posix.join(part.root, page)))]
    this.tabs = app.tabBar?.list ?? []
  }

  get first(): string {
    return this.all[0] ?? ''
  }

  get depth(): number {
    return this.stack.length
  }

  get top(): Page {
    const page = this.stack.at(-1)
    if (!page) throw new Error('no page is open')
    return page
  }

  /** What `getCurrentPages` gives: a copy. */
  current(): Page[] {
    return [...this.stack]
  }

  open(url: string): void {
    const [path = '', query = ''] = url.replace(/^\//, '').split('?')
    if (!this.all.includes(path)) throw new Error(`the package has no page ${path}`)
    const under = this.stack.at(-1)
    if (under) run(under, 'onHide')
    const kept = this.left.get(path)
    const page = kept ?? this.make(path, Object.fromEntries(new URLSearchParams(query)))
    this.left.delete(path)
    this.stack.push(page)
    if (!kept) run(page, 'onLoad', page.options)
    run(page, 'onShow')
    if (!kept) this.later(() => run(page, 'onReady'))
    this.hooks.changed()
  }

  replace(url: string, levels: number): void {
    const isTab = this.isTab(url.replace(/^\//, '').split('?')[0] ?? '')
    for (let n = 0; n < levels && this.stack.length > 0; n++) this.leave(isTab)
    this.open(url)
  }

  back(levels: number): void {
    for (let n = 0; n < levels && this.stack.length > 1; n++) this.leave(false)
    run(this.top, 'onShow')
    this.hooks.changed()
  }

  later(run: () => void): void {
    this.hooks.schedule(run)
  }

  selectorQuery(): object {
    const wanted: ((found: unknown) => void)[] = []
    const box = { left: 0, top: 0, right: 375, bottom: 40, width: 375, height: 40, scrollTop: 0, scrollLeft: 0 }
    const want = (callback?: (found: unknown) => void) => {
      wanted.push(callback ?? (() => undefined))
      return query
    }
    const node = {
      boundingClientRect: want,
      scrollOffset: want,
      node: want,
      context: want,
      fields: (_: unknown, callback?: (found: unknown) => void) => want(callback),
    }
    const query = {
      in: () => query,
      select: () => node,
      selectAll: () => node,
      selectViewport: () => node,
      exec: (callback?: (found: unknown[]) => void) =>
        this.later(() => {
          for (const each of wanted) each(box)
          callback?.(wanted.map(() => box))
        }),
    }
    return query
  }

  close(): void {
    while (this.stack.length > 0) this.leave(false)
    for (const page of this.left.values()) run(page, 'onUnload')
    this.left.clear()
  }

  private isTab(route: string): boolean {
    return this.tabs.some(({ pagePath }) => pagePath === route)
  }

  /** Takes the top page off. Between tabs a tab stays in memory, as WeChat keeps it. */
  private leave(keepTab: boolean): void {
    const page = this.stack.pop()
    if (!page) return
    if (keepTab && this.isTab(page.route)) {
      run(page, 'onHide')
      this.left.set(page.route, page)
    } else run(page, 'onUnload')
  }

  private make(route: string, options: Record<string, string>): Page {
    const definition = this.define(route)
    const data = copy(definition.data ?? {}) as Record<string, unknown>
    const setData = (sent: Record<string, unknown>, done?: () => void) => {
      const text = JSON.stringify(sent)
      this.hooks.onSetData({ route, bytes: Buffer.byteLength(text) })
      for (const [path, value] of Object.entries(JSON.parse(text) as Record<string, unknown>)) setPath(data, path, value)
      this.later(() => done?.())
      this.hooks.changed()
    }
    const own = {
      data,
      setData,
      options,
      route,
      __route__: route,
      is: route,
      selectComponent: () => null,
      getTabBar: () => null,
      createSelectorQuery: () => this.selectorQuery(),
    }
    return Object.assign(Object.create(null) as Definition, definition, own)
  }
}

function run(page: Page, name: Lifecycle, ...given: unknown[]): void {
  const hook = page[name]
  if (typeof hook === 'function') hook.apply(page, given)
}

const copy = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

/** Sets `root.cn.[0].v` as `setData` reads such a path. */
export function setPath(target: Record<string, unknown>, path: string, value: unknown): void {
  const keys = path
    .replace(/\[(\d+)\]/g, '.$1')
    .split('.')
    .filter((key) => key !== '')
  const last = keys.pop() ?? ''
  let place = target
  keys.forEach((key, index) => {
    place[key] ??= /^\d+$/.test(keys[index + 1] ?? last) ? [] : {}
    place = place[key] as Record<string, unknown>
  })
  place[last] = value
}

/** Loads the package's scripts as `require` asks for them, each in the realm of the phone's service layer; `loading` says whose turn it is. */
export function createLoader(dist: string, realm: vm.Context, loading: string[]) {
  const loaded = new Map<string, { exports: unknown }>()
  return function load(path: string): unknown {
    const file = posix.normalize(path.endsWith('.js') ? path : `${path}.js`)
    const known = loaded.get(file)
    if (known) return known.exports
    const module = { exports: {} as unknown }
    loaded.set(file, module)
    const wrapped = `(function(require,module,exports){${readFileSync(join(dist, file), 'utf8')}\n})`
    const body = vm.runInContext(wrapped, realm, { filename: join(dist, file) }) as (
      require: (path: string) => unknown,
      module: object,
      exports: unknown,
    ) => void
    loading.push(file.replace(/\.js$/, ''))
    body((asked) => load(posix.join(posix.dirname(file), asked)), module, module.exports)
    loading.pop()
    return module.exports
  }
}
