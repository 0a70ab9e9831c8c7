import { LIMITS } from './limits'

/** Those who wait for a connection, and how fast they get one. A process has one queue. */
export interface Queue {
  waiting: number
  /** How many were served of late while others went on waiting, and in how much time; both fade, and are forgotten whenever nobody waits. */
  served: number
  inMs: number
  /** When the last one was served while others went on waiting. */
  servedAt: number | null
  /** Since when who comes would wait longer than is usual; null while she wouldn't. */
  longSince: number | null
}

/** What was seen so long ago counts for a third; and a pause counts for no more than a second, since whoever held everything up has passed. */
const FADES_MS = 2_000
const LONGEST_GAP_MS = 1_000
/** As if so many had just been served in no time: a burst finds room until one has seen how fast it goes, and the first few say little. */
const IN_NO_TIME = 20

export const newQueue = (): Queue => ({ waiting: 0, served: IN_NO_TIME, inMs: 0, servedAt: null, longSince: null })

export function comes(queue: Queue): void {
  queue.waiting++
}

/** Somebody got a connection. */
export function isServed(queue: Queue, nowMs: number): void {
  if (queue.servedAt !== null) {
    const gapMs = Math.min(LONGEST_GAP_MS, nowMs - queue.servedAt)
    const kept = Math.exp(-gapMs / FADES_MS)
    queue.served = queue.served * kept + 1
    queue.inMs = queue.inMs * kept + gapMs
  }
  leaves(queue)
  queue.servedAt = queue.waiting > 0 ? nowMs : null
}

/** Somebody waits no longer, served or not. */
export function leaves(queue: Queue): void {
  queue.waiting--
  if (queue.waiting === 0) Object.assign(queue, newQueue())
}

/** How long somebody would wait who came now: Little's law. */
export const expectedMs = ({ waiting, served, inMs }: Queue): number => (waiting * inMs) / served

/**
 * Whether who comes now may wait. A queue that comes and goes is a burst, and worked off soon; one that stays only makes everybody late, without anybody being
 * served more. So it may grow to `burstMs` for as long, and is then held at `waitMs` until it is half of that: the controlled delay of K. Nichols and
 * V. Jacobson, in the form that B. Maurer gave it for servers ("Fail at Scale", 2015), which looks at who comes instead of at who is served, since whoever
 * has begun to wait isn't sent away.
 */
export function hasRoom(queue: Queue, nowMs: number): boolean {
  const waitMs = expectedMs(queue)
  if (waitMs <= LIMITS.waitMs / 2) queue.longSince = null
  else if (waitMs > LIMITS.waitMs) queue.longSince ??= nowMs
  const stays = queue.longSince !== null && nowMs - queue.longSince > LIMITS.burstMs
  const mostMs = stays ? LIMITS.waitMs : queue.waiting < LIMITS.burstPeople ? LIMITS.connectMs : LIMITS.burstMs
  return waitMs <= mostMs && queue.waiting <= LIMITS.queueDepth
}
