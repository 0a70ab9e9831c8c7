import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { pictureHtml } from '../miniprogram/picture'
import { openMiniProgram } from '../miniprogram/runner'
import { inRoot } from '../support/project'
import { newContext } from '../support/browser'
import { TAKEN } from './album'
import { bent } from './net'
import { photographPage } from './studio'
import { pathOf, whoOf, type Screen, type State } from './table'
import type { World } from './world'

export const MINI_DRESSES = ['mini-light', 'mini-elder'] as const
export type MiniDress = (typeof MINI_DRESSES)[number]

/** Nothing of the demo's own is in the picture. */
const NO_DEMO = JSON.stringify({ testDoors: false, testClock: true })

/** What can be shown by opening a page alone: every call is answered, and nobody taps. */
export const isMini = ({ main, net = [], then, stale }: State): boolean => main === true && net.every(({ how }) => typeof how === 'object') && then === undefined && !stale

/** A page of the built mini-program, as the browser draws what the runner rendered. */
export async function photographMini(browser: Browser, world: World, screen: Screen, state: State, dress: MiniDress): Promise<Buffer> {
  const openid = whoOf(screen, state, dress === 'mini-elder' ? 'elder' : 'light')
  const { shop, steady } = world
  const phone = await openMiniProgram({
    server: { url: shop.url, now: shop.now, reads: (text, path) => (path === '/app-config.json' ? NO_DEMO : bent(state.net ?? [], path.replace('/api/', ''), steady(text))), as: (who) => world.person(who), payPrepared: (prepayId, payer) => shop.payPrepared(prepayId, payer) },
    ...(openid === null ? {} : { openid }),
    kept: { ...state.kept, ...(dress === 'mini-elder' ? { look: { elder: true, theme: 'system' } } : {}) },
    url: pathOf(screen, state, world),
  })
  let html: string
  try {
    await phone.settled()
    html = pictureHtml(inRoot('dist', 'weapp'), phone.route, phone.tree())
  } finally {
    phone.close()
  }
  const file = join(TAKEN, screen.name, `${state.name}-${dress}.html`)
  mkdirSync(join(TAKEN, screen.name), { recursive: true })
  writeFileSync(file, html)
  const context = await newContext(browser, {}, { reducedMotion: 'reduce' })
  try {
    const page = await context.newPage()
    // The goods' pictures come from the host that the package was built for. A browser, unlike WeChat, would refuse what a host keeps for its own pages.
    await page.route(/^http/, async (route) => {
      const response = await route.fetch({ url: shop.url + new URL(route.request().url()).pathname })
      await route.fulfill({ response, headers: { 'content-type': response.headers()['content-type'] ?? '' } })
    })
    await page.goto(pathToFileURL(file).href)
    return await photographPage(page)
  } finally {
    await context.close()
    rmSync(file)
  }
}
