import type { Browser } from 'playwright-core'
import { hasChromium, NO_CHROMIUM, startBrowser } from '../support/browser'
import { skipUnless } from '../support/skip'
import { openDarkroom, type Darkroom } from './darkroom'

interface Look {
  readonly button?: string
  readonly price?: string
  readonly moved?: number
  /** Shifts the letters by a part of a pixel: they are smoothed otherwise. */
  readonly shifted?: number
  /** Draws the letters in a layer of their own: they are smoothed without regard to what lies below. */
  readonly layer?: boolean
  readonly radius?: number
  readonly text?: string
  readonly yuan?: string
}

const page = ({ button = '#0a7d33', price = '#b3000c', moved = 0, shifted = 0, layer = false, radius = 12, text = '现割上海青', yuan = '¥20.00' }: Look): string => `<!doctype html><body style="margin:0;font:16px/1.5 sans-serif;background:#fffdf8;color:#1c241e">
  <div style="margin:12px;padding:12px;border-radius:${radius}px;background:#fff;box-shadow:0 2px 8px rgba(28,36,30,.08)">
    <p style="margin:0;transform:translate(${shifted}px,${shifted}px)${layer ? ';will-change:transform,opacity;opacity:.999' : ''}">${text} <b style="color:${price}">${yuan}</b><br>约500g/份 · 还有 88</p>
    <button style="margin:${12 + moved}px 0 0 ${moved}px;padding:10px 20px;border:0;border-radius:12px;background:${button};color:#fff;font:inherit">放进篮子</button>
  </div></body>`

skipUnless(hasChromium(), NO_CHROMIUM).describe('two photographs of a screen', () => {
  let browser: Browser
  let darkroom: Darkroom
  beforeAll(async () => {
    browser = await startBrowser()
    darkroom = await openDarkroom(browser)
  }, 60_000)
  afterAll(() => browser.close())

  async function photograph(look: Look): Promise<Buffer> {
    const window = await browser.newPage({ viewport: { width: 375, height: 240 } })
    await window.setContent(page(look))
    const png = await window.screenshot()
    await window.close()
    return darkroom.develop(png)
  }
  const differences = async (look: Look): Promise<number> => (await darkroom.compare(await photograph({}), await photograph(look))).blocks

  test('are the same when nothing has changed, byte for byte', async () => {
    expect((await photograph({})).equals(await photograph({}))).toBe(true)
  })

  test.each([
    ['a button in a slightly other green', { button: '#0a8d33' }],
    ['a price in another red', { price: '#8a1f00' }],
    ['a button moved by four pixels', { moved: 4 }],
    ['one word more', { text: '现割上海青菜' }],
    ['another digit in a price', { yuan: '¥26.00' }],
    ['another character', { text: '现割上海菜' }],
  ])('differ by %s', async (_what, look) => {
    expect(await differences(look)).toBeGreaterThan(0)
  })

  test.each([
    ['letters shifted by a tenth of a pixel', { shifted: 0.1 }],
    ['letters in a layer of their own', { layer: true }],
    ['corners rounder by a quarter of a pixel', { radius: 12.25 }],
  ])('are the same with %s, which are only smoothed otherwise', async (_what, look) => {
    expect(await differences(look)).toBe(0)
  })

  test('show where they differ', async () => {
    const { picture } = await darkroom.compare(await photograph({}), await photograph({ moved: 8 }))
    expect(picture?.subarray(1, 4).toString()).toBe('PNG')
  })
})
