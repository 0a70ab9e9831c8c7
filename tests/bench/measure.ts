import { between, spent, type Spent } from './processor'

export interface Measured {
  readonly name: string
  readonly perSecond: number
  readonly medianMs: number
  readonly p99Ms: number
  readonly times: number
  /** Processor time of one, in milliseconds. */
  readonly spent: Spent
}

/** The value below which `share` of the sorted numbers lie. */
export const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/** The one of several rounds in whose middle the speeds meet. */
export function middle<M extends { readonly perSecond: number }>(rounds: readonly M[]): M {
  const found = [...rounds].sort((a, b) => a.perSecond - b.perSecond)[Math.floor(rounds.length / 2)]
  if (!found) throw new Error('there was no round')
  return found
}

/**
 * Runs `work` once for each thing in `things` from `clients` at a time, after `warmUp` of them that don't count, and says how fast that went.
 */
export async function measure<T>(name: string, things: readonly T[], clients: number, warmUp: number, work: (thing: T) => Promise<unknown>): Promise<Measured> {
  await drain(things.slice(0, warmUp), clients, work)
  const counted = things.slice(warmUp)
  const before = spent()
  const from = performance.now()
  const took = await drain(counted, clients, work)
  const ms = performance.now() - from
  return told(name, took, ms, between(before, spent(), counted.length))
}

/**
 * Asks `perSecond` times a second for so many seconds, whatever the answers take. A request counts from when it was due. Who was turned away (`work` says
 * false) got no answer, and is told apart.
 */
export async function steadily<T>(
  name: string,
  things: readonly T[],
  { perSecond, seconds }: { readonly perSecond: number; readonly seconds: number },
  work: (thing: T) => Promise<boolean>,
): Promise<Measured & { readonly turnedAway: number }> {
  const all = Array.from({ length: perSecond * seconds }, (_, n) => things[n % things.length]!)
  const took: number[] = []
  const before = spent()
  const from = performance.now()
  const open = all.map(async (thing, n) => {
    const due = from + (n * 1_000) / perSecond
    await new Promise((done) => setTimeout(done, due - performance.now()))
    if (await work(thing)) took.push(performance.now() - due)
  })
  await Promise.all(open)
  const ms = performance.now() - from
  return { ...told(name, took, ms, between(before, spent(), all.length)), turnedAway: all.length - took.length }
}

function told(name: string, took: readonly number[], ms: number, cost: Spent): Measured {
  const sorted = [...took].sort((a, b) => a - b)
  return { name, perSecond: took.length / (ms / 1_000), medianMs: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99), times: took.length, spent: cost }
}

async function drain<T>(things: readonly T[], clients: number, work: (thing: T) => Promise<unknown>): Promise<number[]> {
  const waiting = things.values()
  const took: number[] = []
  const client = async () => {
    for (const thing of waiting) {
      const from = performance.now()
      await work(thing)
      took.push(performance.now() - from)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return took
}
