import { encode } from 'uqr'
import { crc32, deflateSync } from 'node:zlib'

const SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex')
const GREYSCALE_8_BIT = [8, 0, 0, 0, 0]

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return bytes
}

function chunk(name: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(name), data])
  return Buffer.concat([uint32(data.length), named, uint32(crc32(named))])
}

/** A QR code as a PNG about `widthPx` wide. WeChat draws a round code of its own that no other program reads; this one any camera does. */
export function codePicture(content: string, widthPx: number): Buffer {
  const { data, size } = encode(content, { border: 2, ecc: 'M' })
  const scale = Math.max(1, Math.round(widthPx / size))
  const rows = data.map((cells) => {
    const pixels = cells.flatMap((dark) => Array<number>(scale).fill(dark ? 0 : 255))
    return Buffer.from([0, ...pixels])
  })
  const image = Buffer.concat(rows.flatMap((row) => Array<Buffer>(scale).fill(row)))
  const width = uint32(size * scale)
  const header = Buffer.concat([width, width, Buffer.from(GREYSCALE_8_BIT)])
  return Buffer.concat([SIGNATURE, chunk('IHDR', header), chunk('IDAT', deflateSync(image)), chunk('IEND', Buffer.alloc(0))])
}
