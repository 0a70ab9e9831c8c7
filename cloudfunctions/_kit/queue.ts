/** Those who wait for a connection, and how fast they get one. A process has one queue. */
export interface Queue {
  waiting: number
  /** From one to the next while others wait; learned from those who came before, and 0 whenever nobody waits. */
  gapMs: number
  /** When the last one was served while others went on waiting. */
  servedAt: number | null
}

/** The last twenty or so count; and a pause counts for no more than this, since whoever held everything up has passed. */
const REMEMBERED = 20
const LONGEST_GAP_MS = 1_000

export const newQueue = (): Queue => ({ waiting: 0, gapMs: 0, servedAt: null })

export function comes(queue: Queue): void {
  queue.waiting++
}

/** Somebody got a connection. */
export function isServed(queue: Queue, nowMs: number): void {
  if (queue.servedAt !== null) queue.gapMs += (Math.min(LONGEST_GAP_MS, nowMs - queue.servedAt) - queue.gapMs) / REMEMBERED
  leaves(queue)
  queue.servedAt = queue.waiting > 0 ? nowMs : null
}

/** Somebody waits no longer, served or not. */
export function leaves(queue: Queue): void {
  queue.waiting--
  if (queue.waiting > 0) return
  queue.servedAt = null
  queue.gapMs = 0
}

/** How long somebody would wait who came now. A burst finds room until one has seen how fast it goes. */
export const expectedMs = ({ waiting, gapMs }: Queue): number => waiting * gapMs
