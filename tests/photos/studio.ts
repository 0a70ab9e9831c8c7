import type { Browser, BrowserContext, Page } from 'playwright-core'
import { lay, NEVER, newContext, Window } from '../support/browser'
import { drawn, Net, offline } from './net'
import { pathOf, whoOf, type Dress, type Screen, type State } from './table'
import type { World } from './world'

const PHONE = { width: 375, height: 812 }
const DESK = { width: 1_440, height: 900 }
/** A longer page is cut here: what comes below looks like what stands above. */
const HEIGHT_MOST = 1_624
const HOUR_MS = 3_600_000

/** A page as somebody sees it, at rest. */
export interface Shown {
  readonly window: Window
  readonly page: Page
  readonly net: Net
  close(): Promise<void>
}

/** Opens a state of a screen in a dress, at the world's present hour, on a phone of its own. */
export async function show(browser: Browser, world: World, screen: Screen, state: State, dress: Dress): Promise<Shown> {
  const context = await newContext(
    browser,
    { size: dress === 'wide' ? DESK : PHONE, dark: dress === 'dark' },
    { reducedMotion: 'reduce', extraHTTPHeaders: { 'x-test-now': world.shop.now } },
  )
  try {
    return await open(context, world, screen, state, dress)
  } catch (error) {
    await context.close()
    throw error
  }
}

async function open(context: BrowserContext, world: World, screen: Screen, state: State, dress: Dress): Promise<Shown> {
  await lay(context, await keptOf(world, screen, state, dress))
  const page = await context.newPage()
  await page.clock.setFixedTime(world.shop.now)
  const net = new Net(page, state.net ?? [], world.steady)
  await net.start()
  const window = new Window(world.shop, context, page)
  const shown = { window, page, net, close: () => context.close() }
  await window.open(pathOf(screen, state, world))
  await net.settled()
  if (state.stale) await seeAgain(world, shown)
  if (state.then) {
    await state.then(window, world)
    await net.settled()
  }
  if (state.sees !== undefined) await window.see(state.sees)
  return shown
}

async function keptOf(world: World, screen: Screen, state: State, dress: Dress): Promise<Record<string, unknown>> {
  const openid = whoOf(screen, state, dress)
  const person = openid === null ? null : await world.person(openid)
  return {
    ...(person ? { session: { token: person.token, personId: person.personId, expiresAt: NEVER, demo: person.openid } } : {}),
    ...(dress === 'elder' ? { look: { elder: true, theme: 'system' } } : {}),
    ...state.kept,
  }
}

/** An hour later, in the basement. */
async function seeAgain(world: World, { page, net }: Shown): Promise<void> {
  await page.clock.setFixedTime(Date.parse(world.shop.now) + HOUR_MS)
  net.bend(offline)
  await page.reload({ waitUntil: 'domcontentloaded' })
  await net.settled()
}

/** The whole page, with its bars where they are on a phone: at the bottom. */
export async function photographPage(page: Page): Promise<Buffer> {
  const size = page.viewportSize() ?? PHONE
  await page.evaluate(drawn)
  await page.evaluate(coverIds)
  const hidden = await page.evaluate(overflow)
  if (hidden > 0) {
    await page.setViewportSize({ width: size.width, height: Math.min(HEIGHT_MOST, size.height + hidden) })
    await page.evaluate(drawn)
  }
  await page.evaluate(coverIds)
  return page.screenshot({ animations: 'disabled', caret: 'hide' })
}

/** The same page after dark, where the phone's own setting says so. */
export async function photographDark({ page }: Shown): Promise<Buffer> {
  await page.emulateMedia({ colorScheme: 'dark' })
  return photographPage(page)
}

/** Runs in the page: ids are made by chance, so noughts stand in their places; a test's server has another port each time. Work screens show the last part of one in letters of equal width. */
function coverIds(): void {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.nodeValue ?? ''
    const isId = node.parentElement?.closest('.desk-mono') !== null && !/\s/.test(text.trim())
    const covered = isId ? text.replace(/[0-9A-Z]/g, '0') : text.replace(/[0-9A-Z]{20,}/g, (id) => '0'.repeat(id.length)).replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:10086')
    if (covered !== text) node.nodeValue = covered
  }
}

/** Runs in the page: how much of what is shown lies below the screen's edge. */
function overflow(): number {
  const scrolled = [...document.querySelectorAll<HTMLElement>('.taro_page_show, .taro_page')].filter((one) => one.clientHeight > 0)
  const over = [document.scrollingElement, ...scrolled].map((one) => (one ? one.scrollHeight - one.clientHeight : 0))
  return Math.max(0, ...over)
}
