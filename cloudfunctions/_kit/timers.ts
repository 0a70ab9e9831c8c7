import { atShopTime, epochMs, instant, minutes, nextShopDay, shopDay, type Instant } from '@domain/time'
import { NOBODY, afterCommit, makeCall, nowFor, type After, type Call, type Host } from './call'
import { inTransaction } from './db'
import { insertWindow } from './jobs-sql'
import { LIMITS } from './limits'
import { log } from './runtime'

/** Work for every so many minutes, or for a time of the shop's day. One transaction; what speaks to the outside is a job that it queues. */
export interface Timer {
  /** `<word>.<what>`. */
  name: string
  every: { minutes: number } | { dailyAt: string }
  run(call: Call): Promise<void>
}

/** Where the window began that `now` lies in. A window missed is not made up for: the next one sees what it left. */
export function windowOf(every: Timer['every'], now: Instant): Instant {
  if ('minutes' in every) return instant(Math.floor(epochMs(now) / minutes(every.minutes)) * minutes(every.minutes))
  const today = atShopTime(shopDay(now), every.dailyAt)
  return today <= now ? today : atShopTime(nextShopDay(shopDay(now), -1), every.dailyAt)
}

/** The windows that this process knows to be done, and failed timers that rest (until, in machine milliseconds). */
const known = new Map<string, { window: Instant; restUntil: number }>()

/** Runs those of the timers whose window nobody has done yet; replies how many. */
export async function runDueTimers(timers: readonly Timer[], host: Host): Promise<number> {
  let ran = 0
  for (const timer of timers) {
    const window = windowOf(timer.every, nowFor(host))
    const last = known.get(timer.name)
    if (last?.window === window && last.restUntil > Date.now()) continue
    try {
      if (await runWindow(timer, window, host)) ran++
      known.set(timer.name, { window, restUntil: Number.POSITIVE_INFINITY })
    } catch (error) {
      log().error('timer failed', error, { timer: timer.name })
      known.set(timer.name, { window, restUntil: Date.now() + LIMITS.timerRestMs })
    }
  }
  return ran
}

async function runWindow(timer: Timer, window: Instant, host: Host): Promise<boolean> {
  const after: After = { wake: false }
  const ours = await inTransaction('write', async (tx) => {
    after.wake = false
    if (!(await insertWindow(tx, timer.name, window))) return false
    await timer.run(makeCall(tx, NOBODY, host, after))
    return true
  })
  afterCommit(after)
  return ours
}
