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

const dueKind = (words: Words, now: Instant) => inTransaction('read', (tx) => nextDueKind(tx, words.kinds, now))

/** Does everything due at an instant, one thing after the other in the order of its time; a job that failed is due later, so this ends. */
export async function runDue(words: Words, now: Instant): Promise<number> {
  await requeueLapsed()
  // No job makes a timer of the same instant due: once is enough, and dear.
  let ran = await words.runTimers({ now })
  for (;;) {
    const kind = await dueKind(words, now)
    if (kind !== undefined) {
      if (await words.runJob(kind, { now })) ran++
      continue
    }
    if (!(await inTransaction('read', (tx) => isAnyRunning(tx, now)))) return ran
    // Somebody died over a job, or another server is at it.
    await new Promise((done) => setTimeout(done, WAIT_MS))
    await requeueLapsed()
  }
}

/** Works timers and jobs in real time until it is stopped; a job queued for now is begun at once. */
export function startLoop(words: Words): { stop(): Promise<void> } {
  let stopped = false
  let tick = 0
  let awake: (() => void) | undefined
  const wake = () => awake?.()
  shared().wake = wake
  const lane = async () => {
    while (!stopped) {
      const kind = await dueKind(words, nowOf(undefined))
      if (kind === undefined || !(await words.runJob(kind, {}))) return
    }
  }
  const run = async () => {
    while (!stopped) {
      const slept = new Promise<void>((done) => {
        const timer = setTimeout(done, TICK_MS)
        awake = () => {
          clearTimeout(timer)
          done()
        }
      })
      try {
        if (tick++ % LAPSED_EVERY_TICKS === 0) await requeueLapsed()
        await words.runTimers({})
        if ((await dueKind(words, nowOf(undefined))) !== undefined) await Promise.all(Array.from({ length: LIMITS.jobLanes }, lane))
      } catch (error) {
        log().error('background work failed', error)
      }
      if (!stopped) await slept
    }
  }
  const running = run()
  return {
    async stop() {
      stopped = true
      wake()
      await running
    }
  }
}
