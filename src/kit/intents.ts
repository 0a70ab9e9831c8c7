import { randomName } from './random'
import { forget, recall, remember } from './store'

/** The server keeps a reply for 72 hours; after two days a key is no longer worth repeating. */
const KEPT_MS = 48 * 3_600_000
const MOST = 40

interface Kept {
  readonly key: string
  readonly at: number
}
type Book = Record<string, Kept>

/**
 * Stands for a wish without saying it: what a person typed must not lie about in the phone. 53 bits (cyrb53, public domain); two wishes that met in one would
 * share a key, and the server would refuse the second.
 */
function markOf(wish: string): string {
  let high = 0xdeadbeef
  let low = 0x41c6ce57
  for (let i = 0; i < wish.length; i++) {
    const unit = wish.charCodeAt(i)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (4294967296 * (2097151 & low) + (high >>> 0)).toString(36)
}

/** A key for one wish. */
export const newKey = (): string => `${Date.now().toString(36)}-${randomName(20)}`

const book = (): Book => recall<Book>('intents') ?? {}

function write(next: Book): void {
  if (Object.keys(next).length === 0) forget('intents')
  else remember('intents', next)
}

/**
 * The key of an intention: a person's wish to do one thing once. While no answer has come, the same wish gets the same key, also after a restart,
 * so that repeating it can't do it twice.
 */
export function keyOf(intent: string): string {
  const known = book()
  const mark = markOf(intent)
  const kept = known[mark]
  if (kept && Date.now() - kept.at < KEPT_MS) return kept.key
  const key = newKey()
  const fresh = Object.entries(known)
    .filter(([, { at }]) => Date.now() - at < KEPT_MS)
    .slice(-MOST)
  write({ ...Object.fromEntries(fresh), [mark]: { key, at: Date.now() } })
  return key
}

/** The wish was answered: the next one like it is another. */
export function settleIntent(intent: string): void {
  const { [markOf(intent)]: _answered, ...rest } = book()
  write(rest)
}

/** Who leaves has no wishes here any more. */
export const forgetIntents = (): void => forget('intents')
