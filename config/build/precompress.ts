import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const TEXT = /\.(js|css|html|svg|json)$/
/** Below this a packet is a packet. */
const WORTH_BYTES = 1_000

/** Lays a brotli and a gzip form beside each text file of a folder; the server sends what a browser takes. */
export function precompress(folder: string): void {
  for (const name of readdirSync(folder)) {
    const file = join(folder, name)
    if (statSync(file).isDirectory()) precompress(file)
    else if (TEXT.test(name) && statSync(file).size >= WORTH_BYTES) {
      const text = readFileSync(file)
      writeFileSync(`${file}.br`, brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_SIZE_HINT]: text.length } }))
      writeFileSync(`${file}.gz`, gzipSync(text, { level: 9 }))
    }
  }
}
