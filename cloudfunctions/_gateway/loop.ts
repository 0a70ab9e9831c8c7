import { setTimeout as pause } from 'node:timers/promises'
import type { Instant } from '@domain/time'
import { inTransaction } from '../_kit/db'
import { isAnyRunning, nextDueKind } from '../_kit/jobs-sql'
import { requeueLapsed } from '../_kit/jobs'
import { LIMITS } from '../_kit/limits'
import { log, shared } from '../_kit/runtime'
import { nowOf } from './clock'
import type { Words } from './words'

const TICK_MS = 1_000
const LAPSED_EVERY_TICKS = 5
const WAIT_MS = 20

const dueKind = (kinds: readonly string[], now: Instant) => inTransaction('read', (tx) => nextDueKind(tx, kinds, now))

/** Does everything due at an instant, one thing after the other in the order of its time; a job that failed is due later, so this ends. */
export async function runDue(words: Words, now: Instant): Promise<number> {
  await requeueLapsed()
  // No job makes a timer of the same instant due: once is enough, and dear.
  let ran = await words.runTimers({ now })
  for (;;) {
    const kind = await dueKind(words.kinds, now)
    if (kind !== undefined) {
      if (await words.runJob(kind, { now })) ran++
      continue
    }
    if (!(await inTransaction('read', (tx) => isAnyRunning(tx, now)))) return ran
    // Somebody died over a job, or another server is at it.
    await pause(WAIT_MS)
    await requeueLapsed()
  }
}

/** Whatever failed, nothing was worked. */
function failed(error: unknown): false {
  log().error('background work failed', error)
  return false
}

/**
 * Works timers and jobs in real time until it is stopped; a job queued for now is begun at once. One that takes long holds up none of the others while there
 * are lanes and connections besides its own: the embedded database has one, which a job that works in a single transaction keeps to its end.
 */
export function startLoop(words: Words): { stop(): Promise<void> } {
  const lanes = new Set<Promise<void>>()
  /** Kinds of which none could be taken: somebody holds them, or the database takes no writes. They are asked for again in the next round: at a tick, or when something is queued. */
  const vain = new Set<string>()
  let round = 0
  let askedInVain = false
  let stopped = false
  const workAll = async () => {
    while (!stopped) {
      const asked = round
      const kind = await dueKind(words.kinds.filter((each) => !vain.has(each)), nowOf(undefined))
      if (kind === undefined) return
      beginLane()
      // What was queued meanwhile may be of this kind.
      if (!(await words.runJob(kind, {}).catch(failed)) && asked === round) vain.add(kind)
    }
  }
  const beginLane = () => {
    if (stopped || lanes.size >= LIMITS.jobLanes) return
    const lane = workAll()
      .catch(failed)
      .then(() => {
        lanes.delete(lane)
        if (askedInVain) beginAnew()
      })
    lanes.add(lane)
  }
  const beginAnew = () => {
    round++
    vain.clear()
    askedInVain = lanes.size >= LIMITS.jobLanes
    beginLane()
  }
  shared().wake = beginAnew
  const ending = new AbortController()
  const tick = async () => {
    for (let n = 0; !stopped; n++) {
      const slept = pause(TICK_MS, undefined, { signal: ending.signal }).catch(() => undefined)
      try {
        if (n % LAPSED_EVERY_TICKS === 0) await requeueLapsed()
        await words.runTimers({})
        beginAnew()
      } catch (error) {
        failed(error)
      }
      await slept
    }
  }
  const ticking = tick()
  return {
    async stop() {
      stopped = true
      ending.abort()
      await Promise.all([ticking, ...lanes])
    },
  }
}
