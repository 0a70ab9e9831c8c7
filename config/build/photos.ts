import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isMini, MINI_DRESSES, photographMini } from '../../tests/photos/mini'
import { ALBUM_MOST, albumBytes, approve, file, forgotten, keepLast, lastTaken, printForDocs, TAKEN, type Difference } from '../../tests/photos/album'
import { openDarkroom, type Darkroom } from '../../tests/photos/darkroom'
import { missingPages } from '../../tests/photos/missing'
import { SCREENS } from '../../tests/photos/screens'
import { contactSheet } from '../../tests/photos/sheet'
import { photographDark, photographPage, show } from '../../tests/photos/studio'
import { isWide, type Screen, type State } from '../../tests/photos/table'
import { ACTS, World } from '../../tests/photos/world'
import { hasChromium, NO_CHROMIUM, startBrowser } from '../../tests/support/browser'
import { TestServer } from '../../tests/support/server'
import { buildAll } from './build'

type Browser = Awaited<ReturnType<typeof startBrowser>>

/** Pages that load at the same time: more only wait for each other on two cores. */
const AT_ONCE = 3
const USAGE = 'npm run photos [-- [--approve] [screen …]]'

interface Shot {
  readonly screen: Screen
  readonly state: State
  /** Dresses that one opening of the page gives. */
  readonly take: (browser: Browser, world: World) => Promise<readonly (readonly [dress: string, png: Buffer])[]>
}

class Photos {
  readonly differences: Difference[] = []
  readonly failures: string[] = []
  readonly taken: { screen: string; state: string; dress: string }[] = []

  constructor(
    private readonly browser: Browser,
    private readonly world: World,
    private readonly darkroom: Darkroom,
  ) {}

  async take({ screen, state, take }: Shot): Promise<void> {
    const name = `${screen.name}/${state.name}`
    try {
      for (const [dress, png] of await take(this.browser, this.world)) {
        this.taken.push({ screen: screen.name, state: state.name, dress })
        const difference = await file(`${name}-${dress}`, png, this.darkroom)
        if (difference) this.differences.push(difference)
      }
    } catch (error) {
      this.failures.push(`${name}: ${error instanceof Error ? error.message.split('\n').slice(0, 12).join('\n    ') : String(error)}`)
    }
  }
}

/** Light and dark are one page, whose phone changes its mind; elder readers and desks open it anew. */
function shotsOf(screen: Screen, state: State): Shot[] {
  const opened = (dress: 'light' | 'elder' | 'wide'): Shot => ({
    screen,
    state,
    async take(browser, world) {
      const shown = await show(browser, world, screen, state, dress)
      try {
        const first = [dress, await photographPage(shown.page)] as const
        const uncaught = shown.window.problems.filter((problem) => problem.startsWith('uncaught'))
        if (uncaught.length > 0) throw new Error(uncaught.join('\n'))
        return dress === 'light' ? [first, ['dark', await photographDark(shown)] as const] : [first]
      } finally {
        await shown.close()
      }
    },
  })
  const mini = (isMini(state) && !screen.browserOnly ? MINI_DRESSES : []).map((dress): Shot => ({ screen, state, take: async (browser, world) => [[dress, await photographMini(browser, world, screen, state, dress)]] }))
  return [opened('light'), opened('elder'), ...(isWide(screen, state) ? [opened('wide')] : []), ...mini]
}

/** Does all of it, some at a time. */
async function inParallel<T>(work: readonly T[], most: number, each: (one: T) => Promise<void>): Promise<void> {
  const left = [...work]
  await Promise.all(
    Array.from({ length: most }, async () => {
      for (let one = left.shift(); one !== undefined; one = left.shift()) await each(one)
    }),
  )
}

async function takeAll(screens: readonly Screen[]): Promise<Photos> {
  const shop = new TestServer({ db: 'pglite' })
  await shop.start()
  const browser = await startBrowser()
  try {
    const world = new World(shop)
    const darkroom = await openDarkroom(browser)
    const photos = new Photos(browser, world, darkroom)
    for (const act of ACTS) {
      await world.play(act)
      const now = screens.flatMap((screen) => screen.states.filter((state) => (state.act ?? 'morning') === act).flatMap((state) => shotsOf(screen, state)))
      await inParallel(now, AT_ONCE, (shot) => photos.take(shot))
    }
    for (const { name } of screens) contactSheet(name, inOrder(name, photos))
    return photos
  } finally {
    await browser.close()
    await shop.stop()
  }
}

/** As the table has them, not as they were ready. */
function inOrder(name: string, { taken }: Photos) {
  const states = SCREENS.find((screen) => screen.name === name)?.states.map((state) => state.name) ?? []
  const dresses = ['light', 'dark', 'elder', ...MINI_DRESSES, 'wide']
  return taken
    .filter(({ screen }) => screen === name)
    .sort((one, other) => states.indexOf(one.state) - states.indexOf(other.state) || dresses.indexOf(one.dress) - dresses.indexOf(other.dress))
}

function chosen(names: readonly string[]): readonly Screen[] {
  const unknown = names.filter((name) => !SCREENS.some((screen) => screen.name === name))
  if (unknown.length > 0) throw new Error(`${USAGE}\nThere is no screen ${unknown.join(', ')}; there are ${SCREENS.map(({ name }) => name).join(', ')}.`)
  return names.length === 0 ? SCREENS : SCREENS.filter(({ name }) => names.includes(name))
}

/** Makes what was taken last, and looked at, the approved pictures and those of the documents. */
async function approveTaken(names: readonly string[]): Promise<boolean> {
  const last = lastTaken()
  const screens = chosen(names).filter(({ name }) => names.length > 0 || last?.screens.includes(name))
  const untaken = screens.filter(({ name }) => !last?.screens.includes(name))
  if (last === null || untaken.length > 0) throw new Error(`Take and look at them first: npm run photos ${untaken.length < SCREENS.length ? untaken.map(({ name }) => name).join(' ') : ''}`)
  const all = screens.map(({ name }) => name)
  const gone = forgotten(all).length
  const approved = approve(all, last.differences)
  const browser = await startBrowser()
  try {
    await printForDocs(await openDarkroom(browser))
  } finally {
    await browser.close()
  }
  console.log(`${approved} approved, ${gone} taken out; all of them are ${(albumBytes() / 1024 / 1024).toFixed(1)} MB`)
  if (albumBytes() > ALBUM_MOST) console.log(`✗ that is more than ${ALBUM_MOST / 1024 / 1024} MB`)
  return albumBytes() <= ALBUM_MOST
}

/** Takes the pictures, and says what differs from the approved ones. Replies whether all is well. */
async function takeAndCompare(names: readonly string[]): Promise<boolean> {
  const screens = chosen(names)
  const missing = missingPages()
  if (missing.length > 0) throw new Error(`Pages that tests/photos/screens.ts doesn't know: ${missing.join(', ')}`)
  await buildAll()
  const from = Date.now()
  for (const { name } of screens) for (const path of [name, `${name}.html`]) rmSync(join(TAKEN, path), { recursive: true, force: true })
  const { differences, failures, taken } = await takeAll(screens)
  const all = screens.map(({ name }) => name)
  keepLast(all, differences)
  console.log(`${taken.length} photographs of ${screens.length} screens in ${Math.round((Date.now() - from) / 1000)} s: dist/photos/<screen>.html`)
  for (const failure of failures) console.log(`✗ ${failure}`)
  const gone = failures.length > 0 ? [] : forgotten(all).map((picture) => ({ picture, what: 'is approved, but nothing shows it any more' }))
  const news = [...differences, ...gone]
  for (const { picture, what } of news) console.log(`✗ ${picture} ${what}`)
  if (news.length > 0) console.log('Look at them; where they are as they should be: npm run photos -- --approve [screen …]')
  return failures.length === 0 && news.length === 0
}

async function run(args: readonly string[]): Promise<boolean> {
  if (!hasChromium()) throw new Error(NO_CHROMIUM)
  const names = args.filter((arg) => !arg.startsWith('--'))
  return args.includes('--approve') ? approveTaken(names) : takeAndCompare(names)
}

async function main(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'linpin-photos-'))
  process.env.LINPIN_TEST_RUN ??= folder
  try {
    process.exitCode = (await run(process.argv.slice(2))) ? 0 : 1
  } catch (error) {
    console.error(error instanceof Error ? error.message : error)
    process.exitCode = 1
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

void main()
