import type pg from 'pg'
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

/** Until so many of the shop's transactions wait for a lock (with a statement like this one), as somebody sees it from a transaction of her own. */
export async function waiting(client: pg.Client, count: number, like = '%'): Promise<void> {
  for (let n = 0; n < 1_200; n++) {
    const { rows } = await client.query(`select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like $1`, [like])
    if (rows.length >= count) return
    // Within a transaction one sees the others as they were when one first looked.
    await client.query('select pg_stat_clear_snapshot(), pg_sleep(0.02)')
  }
  throw new Error(`${count} should be waiting by now`)
}
