import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { inRoot } from '../../tests/support/project'
import { smallPng } from './small-png'

/** WeChat takes tab icons as PNG only, 81 pixels square. */
const SIDE = 81
const FROM = inRoot('src', 'ui', 'art', 'tabs')
const TO = inRoot('src', 'assets', 'tabs')

/** Runs in the page: four bytes of each pixel of a picture. */
async function pixelsOf(uri: string): Promise<number[]> {
  const image = await createImageBitmap(await (await fetch(uri)).blob())
  const pen = new OffscreenCanvas(image.width, image.height).getContext('2d')
  if (!pen) throw new Error('this browser has no canvas')
  pen.drawImage(image, 0, 0)
  return [...pen.getImageData(0, 0, image.width, image.height).data]
}

/** `npm run draw`: the tab icons again, from their drawings. Their colours are seen on a light and on a dark bar. */
async function draw(): Promise<void> {
  const browser = await chromium.launch({ executablePath: process.env.CHROMIUM || '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu'] })
  try {
    const page = await browser.newPage({ viewport: { width: SIDE, height: SIDE } })
    for (const file of readdirSync(FROM)) {
      const svg = readFileSync(join(FROM, file), 'utf8')
      await page.setContent(`<body style="margin:0;background:transparent">${svg.replace('<svg', `<svg style="display:block" width="${SIDE}" height="${SIDE}"`)}</body>`)
      const png = await page.screenshot({ omitBackground: true })
      const pixels = await page.evaluate(pixelsOf, `data:image/png;base64,${png.toString('base64')}`)
      writeFileSync(join(TO, file.replace(/svg$/, 'png')), smallPng(Uint8Array.from(pixels), SIDE, SIDE))
    }
    console.log(`drew ${readdirSync(FROM).length} tab icons`)
  } finally {
    await browser.close()
  }
}

draw().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
