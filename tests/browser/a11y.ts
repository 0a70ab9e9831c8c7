import type { Browser } from 'playwright-core'
import { SCREENS } from '../photos/screens'
import { show } from '../photos/studio'
import { isWide, type Dress, type Screen, type State } from '../photos/table'
import { ACTS, World } from '../photos/world'
import { hasChromium, NO_CHROMIUM, startBrowser } from '../support/browser'
import { useServer } from '../support/server'
import { skipUnless } from '../support/skip'
import { axe, ELDER, keyboard, tooSmall, USUAL } from './reading'

const TIME_MS = 90_000

/** Everybody can read and work these screens: each main state in every dress. */
export function readable(which: (screen: Screen) => boolean): void {
  skipUnless(hasChromium(), NO_CHROMIUM).describe('everybody can use', () => {
    const shop = useServer({ db: 'pglite' })
    const world = new World(shop)
    const moderate = new Set<string>()
    let browser: Browser
    beforeAll(async () => {
      browser = await startBrowser()
    }, TIME_MS)
    afterAll(async () => {
      await browser.close()
      if (moderate.size > 0) console.info([...moderate].sort().join('\n'))
    })

    // The gallery chooses its own dress, and has its own test.
    const all = SCREENS.filter((screen) => which(screen) && !screen.browserOnly)
    for (const act of ACTS) {
      const states = all.flatMap((screen) => screen.states.filter((state) => state.main && (state.act ?? 'morning') === act).map((state) => ({ screen, state })))
      if (states.length === 0) continue
      describe(`in the act "${act}"`, () => {
        beforeAll(() => world.play(act), TIME_MS)
        test.each(states.map((one) => [`${one.screen.name}, ${one.state.name}`, one] as const))('%s', async (_name, { screen, state }) => {
          const found = [...(await inDress(screen, state, 'light')), ...(await inDress(screen, state, 'elder')), ...(isWide(screen, state) ? await inDress(screen, state, 'wide') : [])]
          expect(found).toEqual([])
        }, TIME_MS)
      })
    }

    /** Light also looks at the dark, since it is the same page, and walks through it by keyboard. */
    async function inDress(screen: Screen, state: State, dress: Dress): Promise<string[]> {
      const { page, close } = await show(browser, world, screen, state, dress)
      const said = (in_: string, what: readonly string[]) => what.map((one) => `${in_}: ${one}`)
      try {
        const seen = await axe(page)
        for (const one of seen.moderate) moderate.add(`moderate, ${screen.name}: ${one}`)
        const found = [...said(dress, seen.serious), ...said(dress, await tooSmall(page, dress === 'elder' ? ELDER : USUAL))]
        if (dress !== 'light') return found
        found.push(...said('keyboard', await keyboard(page)))
        await page.emulateMedia({ colorScheme: 'dark' })
        found.push(...said('dark', (await axe(page)).serious))
        return found
      } finally {
        await close()
      }
    }
  })
}
