import { EventEmitter, once } from 'node:events'
import vm from 'node:vm'
import { createLoader, PageStack, readAppJson, type SetData } from './pages'
import { loadTemplates, type ViewNode } from './templates'
import { Timers } from './timers'
import { canTap, catches, expand, findField, findNode, findText, handlerOf, pathOf, textOf, type Found } from './tree'
import { createWx, type Outside, type Person, type Wx } from './wx'

/** How long a person would wait before calling the app broken. */
const PATIENCE_MS = 15_000
/** How often an app may put something off by less than a frame before a finger comes down again. */
const FRAMES_MOST = 60
/** A page that asks for nothing in so many looks has come to rest. */
const CALM_TURNS = 4
const CALM_MS = 15

/**
 * A phone that runs the built mini-program: its scripts under a `wx` of ours, its templates through WeChat's own compiler. Nothing sleeps: every wait ends
 * when the page it waits for has been drawn. What the package or its templates complain of is in `problems`; `close` throws them.
 */
export class Phone {
  readonly problems: string[] = []
  readonly setData: SetData[] = []
  readonly pages: PageStack
  readonly wx: Wx
  private readonly templates
  private readonly events = new EventEmitter()
  private readonly timers = new Timers(
    () => this.events.emit('changed'),
    (error) => this.problems.push(show(error)),
  )
  private readonly launch: () => void
  private readonly onRejection = (reason: unknown) => this.problems.push(`unhandled: ${show(reason)}`)
  private closed = false
  /** Requests on their way. */
  private asking = 0

  constructor(
    dist: string,
    readonly person: Person,
    outside: Outside,
  ) {
    this.events.setMaxListeners(0)
    this.templates = loadTemplates(dist)
    const definitions = new Map<string, Record<string, unknown>>()
    const loading: string[] = []
    const schedule = (run: () => void) => void this.timers.once(run)
    const changed = () => void this.events.emit('changed')
    this.pages = new PageStack(
      readAppJson(dist),
      (route) => {
        load(route)
        const definition = definitions.get(route)
        if (!definition) throw new Error(`${route} registered no page`)
        return definition
      },
      { schedule, changed, onSetData: (set) => this.setData.push(set) },
    )
    this.wx = createWx(person, this.counting(outside), this.pages, schedule, changed)
    let app: Record<string, unknown> = {}
    const define = (definition: Record<string, unknown>) => void definitions.set(loading.at(-1) ?? '', definition)
    const realm = vm.createContext({
      wx: this.wx.api,
      console: this.console(),
      Promise,
      setTimeout: (run: () => void, ms?: number) => this.timers.once(run, ms),
      clearTimeout: (timer: NodeJS.Timeout) => this.timers.clear(timer),
      setInterval: (run: () => void, ms?: number) => this.timers.every(run, ms),
      clearInterval: (timer: NodeJS.Timeout) => this.timers.clear(timer),
      App: (given: Record<string, unknown>) => (app = given),
      Page: define,
      Component: define,
      Behavior: (given: unknown) => given,
      getApp: () => app,
      getCurrentPages: () => this.pages.current(),
      requirePlugin: () => ({}),
    })
    vm.runInContext('var global = this', realm)
    const load = createLoader(dist, realm, loading)
    this.launch = () => {
      load('app')
      for (const hook of ['onLaunch', 'onShow']) {
        const run = app[hook]
        if (typeof run === 'function') run.call(app, { path: this.pages.first, query: {}, scene: 1001 })
      }
    }
  }

  /** Starts the app on a page, with what an earlier start left in its storage. */
  start(url: string): Promise<unknown> {
    process.on('unhandledRejection', this.onRejection)
    this.launch()
    this.pages.open(url)
    return this.until(() => this.setData.length > 0, 'the first page to draw')
  }

  get route(): string {
    return this.pages.top.route
  }

  get query(): Record<string, string> {
    return this.pages.top.options
  }

  tree(): ViewNode {
    return expand(this.templates.render(this.route, this.pages.top.data), this.templates)
  }

  text(): string {
    return textOf(this.tree())
  }

  /** Waits until `holds` gives something true; it is asked again whenever the page, its data or an answer changes. */
  async until<T>(holds: () => T | undefined | null | false, waitingFor = 'a condition'): Promise<T> {
    const patience = AbortSignal.timeout(PATIENCE_MS)
    for (;;) {
      const value = holds()
      if (value) return value
      if (this.closed) throw new Error(`the phone was closed while waiting for ${waitingFor}`)
      await once(this.events, 'changed', { signal: patience }).catch(() => {
        throw new Error([`waited for ${waitingFor} on ${this.route}, which shows: ${this.text()}`, ...this.problems].join('\n'))
      })
    }
  }

  see(words: string): Promise<unknown> {
    return this.until(() => findText(this.tree(), words).length > 0, `"${words}"`)
  }

  gone(words: string): Promise<unknown> {
    return this.until(() => findText(this.tree(), words).length === 0, `"${words}" to go`)
  }

  /** Until every answer has come, and the page has drawn it and asks for nothing more. */
  async settled(): Promise<void> {
    for (let calm = 0; calm < CALM_TURNS; calm = this.asking === 0 ? calm + 1 : 0) {
      await this.until(() => this.asking === 0, 'the last answer')
      await this.drawn()
      await new Promise((turn) => setTimeout(turn, CALM_MS))
    }
  }

  /** Taps what carries these words or this label, once it can be tapped. */
  async tap(words: string, which = 0): Promise<void> {
    const found = await this.until(() => findText(this.tree(), words).filter(canTap)[which], `"${words}" to tap`)
    this.fire(found, 'tap', { x: 1, y: 1 })
    await this.drawn()
  }

  /** Taps one of many that look alike: the nearest one to these words, as the "+" of an item. */
  async tapBeside(near: string, words: string): Promise<void> {
    const found = await this.until(() => {
      const tree = this.tree()
      const around = findText(tree, near).flatMap(({ above }) => above)
      return around
        .flatMap((node) => findText(node, words).map(({ node: target }) => findNode(tree, target)))
        .find((one) => one !== undefined && canTap(one))
    }, `"${words}" beside "${near}"`)
    this.fire(found, 'tap', { x: 1, y: 1 })
    await this.drawn()
  }

  /** Types into the field with this label, placeholder or name, and leaves it. */
  async type(field: string, value: string): Promise<void> {
    const found = await this.until(() => findField(this.tree(), field)[0], `the field "${field}"`)
    const detail = { value, cursor: value.length }
    for (const type of ['focus', 'input', 'blur']) this.fire(found, type, detail)
    await this.drawn()
  }

  /** Taps a tab of the bar below, by its words. */
  async tab(words: string): Promise<void> {
    const path = this.pages.tabs.find(({ text }) => text === words)?.pagePath
    if (path === undefined) throw new Error(`there is no tab "${words}"`)
    this.pages.replace(`/${path}`, Infinity)
  }

  /** Opens a page as a shared link or a scanned code does. */
  async open(url: string): Promise<void> {
    this.pages.replace(url, Infinity)
  }

  back(): void {
    this.pages.back(1)
  }

  /** Bytes of the first data that each page has sent to its view. */
  firstSetData(): Map<string, number> {
    return new Map([...this.setData].reverse().map(({ route, bytes }) => [route, bytes]))
  }

  /** Stops everything and throws what the package did wrong. */
  close(): void {
    this.closed = true
    this.pages.close()
    this.timers.stop()
    process.off('unhandledRejection', this.onRejection)
    this.events.emit('changed')
    const problems = [...this.problems, ...this.templates.complaints]
    if (problems.length > 0) throw new Error(`the mini-program complained:\n${problems.join('\n')}`)
  }

  private counting(outside: Outside): Outside {
    const request: Outside['request'] = async (...asked) => {
      this.asking += 1
      try {
        return await outside.request(...asked)
      } finally {
        this.asking -= 1
        this.timers.once(() => undefined)
      }
    }
    return { ...outside, request }
  }

  /** Until the app has done what it does at once. */
  private async drawn(): Promise<void> {
    for (let n = 0; n < FRAMES_MOST && this.timers.busy && !this.closed; n++) await once(this.events, 'changed')
  }

  private fire(found: Found, type: string, detail: object): void {
    const page = this.pages.top
    for (const node of pathOf(found)) {
      const name = handlerOf(node, type)
      const handler = name === undefined ? undefined : page[name]
      if (typeof handler !== 'function') continue
      const event = {
        type,
        timeStamp: Date.now(),
        detail,
        target: targetOf(found.node),
        currentTarget: targetOf(node),
        touches: [],
        changedTouches: [],
      }
      handler.call(page, event)
      if (catches(node, type)) return
    }
  }

  private console(): object {
    const complain = (...parts: unknown[]) => void this.problems.push(parts.map(show).join(' '))
    const quiet = () => undefined
    return {
      log: quiet,
      info: quiet,
      debug: quiet,
      warn: quiet,
      error: complain,
      group: quiet,
      groupEnd: quiet,
      time: quiet,
      timeEnd: quiet,
    }
  }
}

const targetOf = (node: ViewNode): object => ({
  id: node.attr?.id ?? '',
  dataset: { sid: node.attr?.['data-sid'] ?? node.attr?.dataSid },
  offsetLeft: 0,
  offsetTop: 0,
})

/** A value of any realm in words. */
function show(thing: unknown): string {
  if (typeof thing === 'object' && thing !== null && 'stack' in thing) return String(thing.stack)
  return typeof thing === 'string' ? thing : (JSON.stringify(thing) ?? String(thing))
}
