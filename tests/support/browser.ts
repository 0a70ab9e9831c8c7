import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { chromium, type Browser, type BrowserContext, type BrowserContextOptions, type Locator, type Page } from 'playwright-core'
import { newFolder } from './processes'
import { inRoot } from './project'
import type { TestServer } from './server'

export const CHROMIUM = process.env.CHROMIUM || '/usr/bin/chromium'
/** Quiet and reproducible: no sandbox (root in a container), nothing fetched in the background. */
export const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]
/** How long a person would wait before calling the app broken. */
const PATIENCE_MS = 15_000
const PICTURES = inRoot('dist', 'pictures')
const PHONE = { width: 375, height: 812 }
export const NEVER = '2099-01-01T00:00:00.000Z'

export const hasChromium = (): boolean => existsSync(CHROMIUM)
export const NO_CHROMIUM = `no Chromium at ${CHROMIUM}: npm run test:setup`

export interface WindowOptions {
  readonly openid?: string
  /** A phone unless said otherwise; the operator's desktop is 1440 × 900. */
  readonly size?: { readonly width: number; readonly height: number }
  readonly dark?: boolean
}

/** One person's browser window. Every wait ends when what it waits for is there. */
export class Window {
  /** What the page complained of: uncaught errors and console errors. */
  readonly problems: string[] = []

  constructor(
    private readonly server: Pick<TestServer, 'url'>,
    private readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.problems.push(`uncaught: ${error.stack ?? error.message}`))
    page.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`console: ${message.text()} (${message.location().url})`)
    })
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.server.url + path, { waitUntil: 'domcontentloaded' })
  }

  /** Taps what shows just these words or carries them as its label: a sentence that happens to hold them is no answer, since what is meant may still be on its way. */
  async tap(words: string, which = 0): Promise<void> {
    await this.exact(words)
      .nth(which)
      .click()
      .catch((error: unknown) => this.lost(`to tap "${words}"`, error))
  }

  async see(words: string): Promise<void> {
    await this.exact(words)
      .or(this.part(words))
      .first()
      .waitFor({ state: 'visible' })
      .catch((error: unknown) => this.lost(`to see "${words}"`, error))
  }

  async gone(words: string): Promise<void> {
    await this.exact(words)
      .or(this.part(words))
      .first()
      .waitFor({ state: 'hidden' })
      .catch((error: unknown) => this.lost(`"${words}" to go`, error))
  }

  /** Types into the field with this label or placeholder. */
  async fill(field: string, value: string): Promise<void> {
    await this.page
      .locator(
        `input[aria-label="${field}"], input[placeholder="${field}"], textarea[aria-label="${field}"], textarea[placeholder="${field}"]`,
      )
      .filter({ visible: true })
      .first()
      .fill(value)
  }

  text(): Promise<string> {
    return this.page.locator('body').innerText()
  }

  /** A photograph, `dist/pictures/<name>.png`. */
  async picture(name: string): Promise<string> {
    mkdirSync(PICTURES, { recursive: true })
    const path = join(PICTURES, `${name}.png`)
    await this.page.screenshot({ path })
    return path
  }

  close(): Promise<void> {
    return this.context.close()
  }

  /** Named so, and visible: pages that were left stay hidden in the document. */
  private exact(words: string): Locator {
    return this.page
      .getByLabel(words, { exact: true })
      .or(this.page.getByText(words, { exact: true }))
      .filter({ visible: true })
  }

  private part(words: string): Locator {
    return this.page.getByText(words).filter({ visible: true })
  }

  private async lost(what: string, error: unknown): Promise<never> {
    throw new Error(
      [`waited for ${what} at ${this.page.url()}, which shows:`, await this.text(), ...this.problems, String(error)].join('\n'),
    )
  }
}

export interface Browsing {
  /** Opens a window of its own (own storage) at a server; `openid` is signed in by the demo's own means before the first page. */
  phone(server: Pick<TestServer, 'url' | 'as'> | { readonly url: string }, options?: WindowOptions): Promise<Window>
  /** Complaints that a test expected. */
  takeProblems(): string[]
}

/** Starts a Chromium with a profile of its own; whoever starts it closes it. */
export const startBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: CHROMIUM, args: FLAGS, env: { ...process.env, HOME: newFolder('chromium') } })

/** A browser's own storage, as a phone: nothing in it but what is laid there. */
export async function newContext(browser: Browser, { size = PHONE, dark = false }: WindowOptions, more: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: size,
    hasTouch: true,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    colorScheme: dark ? 'dark' : 'light',
    serviceWorkers: 'block',
    ...more,
  })
  context.setDefaultTimeout(PATIENCE_MS)
  return context
}

/** A Chromium for the tests of this describe. After each test its windows are closed; what their pages complained of fails it. */
export function useBrowser(): Browsing {
  let browser: Browser | undefined
  let windows: Window[] = []
  beforeAll(async () => {
    browser = await startBrowser()
  }, 60_000)
  afterEach(async () => {
    const problems = windows.flatMap((window) => window.problems)
    await Promise.all(windows.map((window) => window.close()))
    windows = []
    expect(problems).toEqual([])
  })
  afterAll(() => browser?.close())
  return {
    takeProblems: () => windows.flatMap((window) => window.problems.splice(0)),
    async phone(server, options = {}) {
      if (!browser) throw new Error('the browser has not started')
      const { openid } = options
      const context = await newContext(browser, options)
      const window = new Window(server, context, await context.newPage())
      windows.push(window)
      if (openid !== undefined && 'as' in server) await signIn(context, server, openid)
      return window
    },
  }
}

/** Lays the session where the app keeps it, so that the first page is already hers; later it is the app's own. */
async function signIn(context: BrowserContext, server: Pick<TestServer, 'as'>, openid: string): Promise<void> {
  const { token, personId } = await server.as(openid)
  await lay(context, { session: { token, personId, expiresAt: NEVER, demo: openid } })
}

/** Puts into the app's storage, before its first page, what an earlier start would have left there; from then on it is the app's own. */
export async function lay(context: BrowserContext, kept: Readonly<Record<string, unknown>>): Promise<void> {
  const texts = Object.entries(kept).map(([name, value]) => [`linpin.${name}`, JSON.stringify({ data: JSON.stringify(value) })] as const)
  await context.addInitScript((all) => {
    if (sessionStorage.getItem('laid') === null) for (const [name, text] of all) localStorage.setItem(name, text)
    sessionStorage.setItem('laid', 'yes')
  }, texts)
}
