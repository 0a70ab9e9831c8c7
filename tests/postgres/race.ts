import type { Answer } from '../support/person'

/** Starts all at once, each on a connection of its own, and waits for every answer; the answers stand in the order of the racers. */
export function race<R, T>(racers: readonly R[], run: (racer: R, index: number) => Promise<T>): Promise<T[]> {
  return Promise.all(racers.map(run))
}

/** How often each outcome came: `{ ok: 5, sold_out: 195 }`. */
export function tally(answers: readonly Answer[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { body, status } of answers) {
    const outcome = body.ok === true ? 'ok' : (body.refusal ?? body.error ?? String(status))
    counts[outcome] = (counts[outcome] ?? 0) + 1
  }
  return counts
}

/** Every ordered pair of different things, for `test.each`: first one, then the other. */
export function everyOrderOfTwo<K extends string>(names: readonly K[]): (readonly [first: K, second: K])[] {
  return names.flatMap((first) => names.filter((second) => second !== first).map((second) => [first, second] as const))
}
