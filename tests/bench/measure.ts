export interface Measured {
  readonly name: string
  readonly perSecond: number
  readonly medianMs: number
  readonly p99Ms: number
  readonly times: number
}

/** The value below which `share` of the sorted numbers lie. */
export const quantile = (sorted: readonly number[], share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN

/**
 * Runs `work` once for each thing in `things` from `clients` at a time, after `warmUp` of them that don't count, and says how fast that went.
 */
export async function measure<T>(name: string, things: readonly T[], clients: number, warmUp: number, work: (thing: T) => Promise<unknown>): Promise<Measured> {
  await drain(things.slice(0, warmUp), clients, work)
  const counted = things.slice(warmUp)
  const from = performance.now()
  const took = await drain(counted, clients, work)
  const seconds = (performance.now() - from) / 1_000
  const sorted = took.sort((a, b) => a - b)
  return { name, perSecond: counted.length / seconds, medianMs: quantile(sorted, 0.5), p99Ms: quantile(sorted, 0.99), times: counted.length }
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
