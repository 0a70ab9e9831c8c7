import { sha256 } from '../digest'
import type { Instant } from '../time'
import { later, minutes } from '../time'
import { readCode, type ReadCode } from './pickup'

/**
 * Hexadecimal digits of a code's tag. A typed code holds 40 bits: a tag of 20 leaves a million codes that would all fit, whoever computes and however fast,
 * and the desk takes five wrong ones in ten minutes. A scanned one holds 130: its tag of 64 leaves 66 and never meets another's.
 */
const DIGITS: Readonly<Record<ReadCode['kind'], number>> = { scanned: 16, typed: 5 }

/** The two forms of one code, each as much of its digest as a desk needs to know it again. */
export interface Tags {
  readonly scanned: string
  readonly typed: string
}

/** Always the same for the same campaign and code: tags made with another salt each time would add up until the code is known. */
export const tagOf = (campaignId: string, { kind, code }: ReadCode): string => sha256(`${campaignId} ${code}`).slice(0, DIGITS[kind])

export const tagsOf = (campaignId: string, codes: { readonly scanCode: string; readonly typedCode: string }): Tags => ({
  scanned: tagOf(campaignId, { kind: 'scanned', code: codes.scanCode }),
  typed: tagOf(campaignId, { kind: 'typed', code: codes.typedCode }),
})

/** A campaign's bags as the desk took them along. */
export interface Shelf<B extends Tagged = Tagged> {
  readonly campaignId: string
  readonly bags: readonly B[]
}
interface Tagged {
  /** Of every code that opens it: a household's bag has several. */
  readonly tags: readonly Tags[]
}

export type Judged<B, S> =
  /** The only bag that this code fits. That it is the right code only the server can say. */
  | { readonly kind: 'bag'; readonly shelf: S; readonly bag: B }
  /** No code at all. */
  | { readonly kind: 'unreadable' }
  /** No bag that was taken along. `guess`: it was typed, and counts as a wrong one. */
  | { readonly kind: 'unknown'; readonly guess: boolean }
  /** A typed code whose tag two bags share. */
  | { readonly kind: 'several'; readonly bags: readonly B[] }

/** Which bag a code opens, judged without the server. */
export function judge<S extends Shelf>(shelves: readonly S[], text: string): Judged<S['bags'][number], S> {
  const code = readCode(text)
  if (!code) return { kind: 'unreadable' }
  const found = shelves.flatMap((shelf) => {
    const tag = tagOf(shelf.campaignId, code)
    return shelf.bags.filter(({ tags }) => tags.some((each) => each[code.kind] === tag)).map((bag: S['bags'][number]) => ({ shelf, bag }))
  })
  const [first, second] = found
  if (!first) return { kind: 'unknown', guess: code.kind === 'typed' }
  return second ? { kind: 'several', bags: found.map(({ bag }) => bag) } : { kind: 'bag', ...first }
}

/** A phone's clock is put right by the server's answers; so far it may still be ahead. */
const AHEAD_MS = minutes(2)
/** Sooner than this after the scan the server's own time says all there is to say. */
const AT_ONCE_MS = minutes(1)

/**
 * When a phone says that a bag went over the counter, where that can be: not before there was a bag, not after now. It is kept beside the server's own time
 * and decides nothing. Null where it says nothing, or nothing that can be.
 */
export function claimedTime(scannedAt: Instant | undefined, bagSince: Instant, now: Instant): Instant | null {
  if (scannedAt === undefined || scannedAt < bagSince || scannedAt > later(now, AHEAD_MS)) return null
  return scannedAt < later(now, -AT_ONCE_MS) ? scannedAt : null
}
