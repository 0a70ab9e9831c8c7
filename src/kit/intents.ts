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

const randomKey = (): string => `${Date.now().toString(36)}-${randomName(20)}`

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
  const kept = known[intent]
  if (kept && Date.now() - kept.at < KEPT_MS) return kept.key
  const key = randomKey()
  const fresh = Object.entries(known)
    .filter(([, { at }]) => Date.now() - at < KEPT_MS)
    .slice(-MOST)
  write({ ...Object.fromEntries(fresh), [intent]: { key, at: Date.now() } })
  return key
}

/** The wish was answered: the next one like it is another. */
export function settleIntent(intent: string): void {
  const { [intent]: _answered, ...rest } = book()
  write(rest)
}
