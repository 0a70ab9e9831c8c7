import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])
/** Steps of a channel that nobody tells apart at the size of a tab's icon. */
const STEP = 17

function chunk(type: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** One pixel as its place in a palette sees it: what can't be seen is all the same. */
function roughly(rgba: Uint8Array, at: number): number {
  const alpha = Math.round((rgba[at + 3] ?? 0) / STEP) * STEP
  if (alpha === 0) return 0
  const [red, green, blue] = [0, 1, 2].map((channel) => Math.round((rgba[at + channel] ?? 0) / STEP) * STEP)
  return (((red ?? 0) << 24) | ((green ?? 0) << 16) | ((blue ?? 0) << 8) | alpha) >>> 0
}

/** A drawing of few colours as a PNG with a palette, a third of one that says every pixel's colour. (PNG, third edition, W3C 2025: colour type 3.) */
export function smallPng(rgba: Uint8Array, width: number, height: number): Buffer {
  const palette = new Map<number, number>()
  const rows = Buffer.alloc(height * (width + 1))
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const colour = roughly(rgba, 4 * (y * width + x))
      const place = palette.get(colour) ?? palette.size
      palette.set(colour, place)
      rows[y * (width + 1) + x + 1] = place
    }
  }
  if (palette.size > 256) throw new Error(`${palette.size} colours are too many for a palette`)
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width)
  head.writeUInt32BE(height, 4)
  head.set([8, 3, 0, 0, 0], 8)
  const colours = [...palette.keys()]
  const solid = Buffer.from(colours.flatMap((colour) => [(colour >>> 24) & 255, (colour >>> 16) & 255, (colour >>> 8) & 255]))
  const clear = Buffer.from(colours.map((colour) => colour & 255))
  return Buffer.concat([SIGNATURE, chunk('IHDR', head), chunk('PLTE', solid), chunk('tRNS', clear), chunk('IDAT', deflateSync(rows, { level: 9 })), chunk('IEND', new Uint8Array())])
}
