import type { Schedule } from './conductor'

/** Up to so many orders, all are tried. */
export const ALL_UNTIL = 70

const repeated = (who: 0 | 1, times: number): string => String(who).repeat(Math.max(0, times))

/** In how many orders two requests of so many statements can run; Infinity beyond what anybody would try. */
export function ordersOf(m: number, n: number): number {
  let count = 1
  for (let k = 1; k <= Math.min(m, n); k++) {
    count = (count * (m + n - Math.min(m, n) + k)) / k
    if (count > 1e12) return Number.POSITIVE_INFINITY
  }
  return Math.round(count)
}

function* everyOrder(m: number, n: number): Generator<Schedule> {
  if (m === 0 || n === 0) return yield repeated(0, m) + repeated(1, n)
  for (const rest of everyOrder(m - 1, n)) yield `0${rest}`
  for (const rest of everyOrder(m, n - 1)) yield `1${rest}`
}

/** A small generator of numbers (mulberry32), so that a seed says everything. */
export function numbersFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** One is interrupted once, at each of its statements, and the other does all its work there: most mistakes need no more than that. */
function* oneInterruption(m: number, n: number): Generator<Schedule> {
  for (let k = 0; k <= m; k++) yield repeated(0, k) + repeated(1, n) + repeated(0, m - k)
  for (let k = 1; k < n; k++) yield repeated(1, k) + repeated(0, m) + repeated(1, n - k)
}

/** Orders by chance: of few changes between the two as often as of many. */
function anOrder(m: number, n: number, random: () => number): Schedule {
  const stay = random()
  const left: [number, number] = [m, n]
  let who: 0 | 1 = random() < 0.5 ? 0 : 1
  let schedule = ''
  while (left[0] > 0 && left[1] > 0) {
    schedule += who
    left[who]--
    if (random() > stay) who = who === 0 ? 1 : 0
  }
  return schedule + repeated(0, left[0]) + repeated(1, left[1])
}

/** Every order of two requests of so many statements, or `most` of them where there are more than 70. */
export function schedulesOf(m: number, n: number, most: number, seed: number): Schedule[] {
  if (ordersOf(m, n) <= ALL_UNTIL) return [...everyOrder(m, n)]
  const random = numbersFrom(seed)
  const simple = [...oneInterruption(m, n)]
  const chosen = new Set<Schedule>()
  // Where there is room for half of them only, every second one.
  const every = Math.max(1, Math.ceil(simple.length / most))
  for (const schedule of simple.filter((_schedule, k) => k % every === 0)) chosen.add(schedule)
  for (let tries = 0; chosen.size < Math.min(most, ordersOf(m, n)) && tries < most * 50; tries++) chosen.add(anOrder(m, n, random))
  return [...chosen].slice(0, most)
}
