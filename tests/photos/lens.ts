import { BLOCK, differentBlocks, type Pixels } from './difference'

/** Runs in a browser's page: makes an approved picture's file, and compares. Pictures come and go as data URIs. */
const QUALITY = 0.75
const GAP = 12

async function load(uri: string): Promise<ImageBitmap> {
  return createImageBitmap(await (await fetch(uri)).blob())
}

async function uriOf(canvas: OffscreenCanvas, type: string, quality?: number): Promise<string> {
  const blob = await canvas.convertToBlob({ type, ...(quality === undefined ? {} : { quality }) })
  return new Promise((done) => {
    const reader = new FileReader()
    reader.onload = () => done(String(reader.result))
    reader.readAsDataURL(blob)
  })
}

function drawnOn(width: number, height: number): { canvas: OffscreenCanvas; pen: OffscreenCanvasRenderingContext2D } {
  const canvas = new OffscreenCanvas(width, height)
  const pen = canvas.getContext('2d')
  if (!pen) throw new Error('this browser has no canvas')
  return { canvas, pen }
}

function pixelsOf(image: ImageBitmap): Pixels {
  const { pen } = drawnOn(image.width, image.height)
  pen.drawImage(image, 0, 0)
  return pen.getImageData(0, 0, image.width, image.height)
}

/** Half the size each way, as small a file as still shows everything. */
export async function develop(uri: string): Promise<string> {
  const image = await load(uri)
  const { canvas, pen } = drawnOn(Math.ceil(image.width / 2), Math.ceil(image.height / 2))
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(image, 0, 0, canvas.width, canvas.height)
  return uriOf(canvas, 'image/webp', QUALITY)
}

/** Of a phone's picture the first screen, of a desk's a smaller one: to stand in a document. */
export async function print(uri: string): Promise<string> {
  const image = await load(uri)
  const isDesk = image.width > 1_000
  const height = Math.min(image.height, isDesk ? 900 : 812)
  const { canvas, pen } = drawnOn(isDesk ? 800 : image.width, isDesk ? Math.round((height * 800) / image.width) : height)
  pen.imageSmoothingQuality = 'high'
  pen.drawImage(image, 0, 0, image.width, height, 0, 0, canvas.width, canvas.height)
  return uriOf(canvas, 'image/webp', QUALITY)
}

/** How many squares differ; where some do, both pictures side by side, and the second once more with those squares marked. */
export async function compare(before: string, after: string): Promise<{ blocks: number; picture: string | null }> {
  const [old, young] = await Promise.all([load(before), load(after)])
  const blocks = differentBlocks(pixelsOf(old), pixelsOf(young))
  if (blocks.length === 0) return { blocks: 0, picture: null }
  const { canvas, pen } = drawnOn(old.width + 2 * young.width + 2 * GAP, Math.max(old.height, young.height))
  pen.fillStyle = '#777777'
  pen.fillRect(0, 0, canvas.width, canvas.height)
  pen.drawImage(old, 0, 0)
  pen.drawImage(young, old.width + GAP, 0)
  const left = old.width + young.width + 2 * GAP
  pen.globalAlpha = 0.35
  pen.drawImage(young, left, 0)
  pen.globalAlpha = 0.6
  pen.fillStyle = '#e00030'
  for (const { x, y } of blocks) pen.fillRect(left + x, y, BLOCK, BLOCK)
  return { blocks: blocks.length, picture: await uriOf(canvas, 'image/png') }
}
