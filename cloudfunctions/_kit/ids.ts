import { createHash, randomBytes } from 'node:crypto'
import { shared } from './runtime'

const CROCKFORD = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const TIME_CHARS = 10
const CHANCE_CHARS = 16

/**
 * A ULID: 48 bits of the machine's time, 80 of chance, 26 characters that sort in the order of making. Within a millisecond the chance part counts up,
 * so one process's ids always grow.
 */
export function newId(): string {
  const last = shared().ulid
  const now = Date.now()
  if (now > last.ms) {
    last.ms = now
    last.chance = Array.from(randomBytes(CHANCE_CHARS), (byte) => byte & 31)
    // Half the room stays free for counting up.
    last.chance[0] = (last.chance[0] ?? 0) & 15
  } else {
    countUp(last.chance)
  }
  return encodeTime(last.ms) + last.chance.map((five) => CROCKFORD.charAt(five)).join('')
}

function countUp(chance: number[]): void {
  for (let place = chance.length - 1; place >= 0; place--) {
    const next = ((chance[place] ?? 0) + 1) & 31
    chance[place] = next
    if (next !== 0) return
  }
}

function encodeTime(ms: number): string {
  let rest = ms
  let text = ''
  for (let place = 0; place < TIME_CHARS; place++) {
    text = CROCKFORD.charAt(rest % 32) + text
    rest = Math.floor(rest / 32)
  }
  return text
}

/** Chance in Crockford's base 32 (no I, L, O, U); 16 bytes are 128 bits in 26 characters. */
export function secret(bytes = 16): string {
  let bits = 0
  let held = 0
  let text = ''
  for (const byte of randomBytes(bytes)) {
    held = (held << 8) | byte
    bits += 8
    while (bits >= 5) {
      bits -= 5
      text += CROCKFORD.charAt((held >>> bits) & 31)
      held &= (1 << bits) - 1
    }
  }
  return bits > 0 ? text + CROCKFORD.charAt((held << (5 - bits)) & 31) : text
}

/** How a token is kept: its secret is long, so a plain hash is enough. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
