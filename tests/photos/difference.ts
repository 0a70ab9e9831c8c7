/** A picture's pixels, four bytes each. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** A square of the picture that looks different, by its place in pixels. */
export interface Block {
  readonly x: number
  readonly y: number
}

/** Side of a square, in pixels of the half-sized picture. */
export const BLOCK = 8
/** By how much a square's mean colour may differ: a colour of the design has changed from here on. */
const MEAN_MOST = 4
/** By how much a pixel may lie outside of what stands around its place in the other picture: smoothed edges do, by less. */
const EDGE_MOST = 24
/** So many of a square's 64 pixels may lie outside. */
const OUTSIDE_MOST = 2
const CHANNELS = [0, 1, 2] as const

const at = ({ width, height, data }: Pixels, x: number, y: number, channel: number): number =>
  data[4 * (Math.min(height - 1, Math.max(0, y)) * width + Math.min(width - 1, Math.max(0, x))) + channel] ?? 0

/** Whether a pixel's colour occurs, nearly, at its place or beside it in the other picture. */
function isAround(own: Pixels, other: Pixels, x: number, y: number): boolean {
  return CHANNELS.every((channel) => {
    let least = 255
    let most = 0
    for (let dy = -1; dy <= 1; dy += 1) {
      for (let dx = -1; dx <= 1; dx += 1) {
        const value = at(other, x + dx, y + dy, channel)
        least = Math.min(least, value)
        most = Math.max(most, value)
      }
    }
    const value = at(own, x, y, channel)
    return value >= least - EDGE_MOST && value <= most + EDGE_MOST
  })
}

function looksDifferent(before: Pixels, after: Pixels, { x: left, y: top }: Block): boolean {
  const sums = [0, 0, 0]
  let count = 0
  let outside = 0
  for (let y = top; y < Math.min(top + BLOCK, before.height, after.height); y += 1) {
    for (let x = left; x < Math.min(left + BLOCK, before.width); x += 1) {
      count += 1
      for (const channel of CHANNELS) sums[channel] = (sums[channel] ?? 0) + at(after, x, y, channel) - at(before, x, y, channel)
      if (!isAround(before, after, x, y) || !isAround(after, before, x, y)) outside += 1
    }
  }
  return outside > OUTSIDE_MOST || sums.some((sum) => Math.abs(sum) > MEAN_MOST * count)
}

/**
 * Where two photographs of the same screen differ for somebody who looks at them: in the colour of an area, or in what stands there. Text smoothed otherwise,
 * or moved by a pixel, is the same. Rows that only one of them has are different.
 */
export function differentBlocks(before: Pixels, after: Pixels): Block[] {
  const blocks: Block[] = []
  const both = Math.min(before.height, after.height)
  for (let y = 0; y < Math.max(before.height, after.height); y += BLOCK) {
    for (let x = 0; x < Math.max(before.width, after.width); x += BLOCK) {
      const missing = y + BLOCK > both + 1 || x >= Math.min(before.width, after.width)
      if (missing ? before.height !== after.height || before.width !== after.width : looksDifferent(before, after, { x, y })) blocks.push({ x, y })
    }
  }
  return blocks
}
