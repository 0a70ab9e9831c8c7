import { comes, expectedMs, hasRoom, isServed, leaves, newQueue, type Queue } from '../../cloudfunctions/_kit/queue'
import { LIMITS } from '../../cloudfunctions/_kit/limits'

/** So many wait, and of them so many are served, one every `gapMs`. */
function queueAfter(waiting: number, served: number, gapMs: number, queue: Queue = newQueue()): Queue {
  for (let n = 0; n < waiting; n++) comes(queue)
  for (let n = 0; n < served; n++) isServed(queue, n * gapMs)
  return queue
}

interface Rush {
  /** Each who was let in: when she came, and how long she waited. */
  readonly waits: readonly { readonly at: number; readonly ms: number }[]
  readonly turnedAway: number
}

/** Somebody comes every `everyMs` until `untilMs`, and one is served every `gapMs`. */
function rush({ everyMs, untilMs, gapMs, queue = newQueue() }: { everyMs: number; untilMs: number; gapMs: number; queue?: Queue }): Rush {
  const inLine: number[] = []
  const waits: { at: number; ms: number }[] = []
  let turnedAway = 0
  let freeAt = 0
  const serve = (untilNow: number) => {
    for (let at = inLine[0]; at !== undefined; at = inLine[0]) {
      const begins = Math.max(at, freeAt)
      if (begins > untilNow) return
      inLine.shift()
      isServed(queue, begins)
      waits.push({ at, ms: begins - at })
      freeAt = begins + gapMs
    }
  }
  for (let now = 0; now < untilMs; now += everyMs) {
    serve(now)
    if (hasRoom(queue, now)) {
      comes(queue)
      inLine.push(now)
    } else turnedAway++
  }
  serve(Number.POSITIVE_INFINITY)
  return { waits, turnedAway }
}

const longest = (waits: Rush['waits']): number => Math.max(...waits.map(({ ms }) => ms))

describe('how long one would wait', () => {
  it('is not known to a burst until one has seen how fast it goes', () => {
    expect(expectedMs(queueAfter(900, 0, 100))).toBe(0)
    expect(expectedMs(queueAfter(900, 1, 100))).toBe(0)
  })

  it('is not told by the first few, who may have waited for a connection to open', () => {
    const queue = queueAfter(300, 2, 50)
    expect(expectedMs(queue)).toBeLessThan(LIMITS.waitMs)
  })

  it('is as long as all before her take, each like the last ones', () => {
    expect(expectedMs(queueAfter(600, 500, 100))).toBeCloseTo(10_000, 0)
    expect(expectedMs(queueAfter(6_000, 5_500, 2))).toBeCloseTo(1_000, 0)
  })

  it('soon follows those who are quicker or slower than others were', () => {
    const queue = queueAfter(3_000, 1_000, 2)
    for (let n = 1; n <= 100; n++) isServed(queue, 2_000 + n * 100)
    expect(expectedMs(queue) / queue.waiting).toBeGreaterThan(80)
    for (let n = 1; n <= 1_000; n++) isServed(queue, 12_000 + n * 5)
    expect(expectedMs(queue) / queue.waiting).toBeLessThan(15)
  })

  it('is not learned from time in which nobody waits', () => {
    const queue = queueAfter(1, 1, 0)
    comes(queue)
    isServed(queue, 5_000)
    expect(queue).toEqual(newQueue())
  })

  it('forgets what held everybody up once nobody waits', () => {
    const queue = queueAfter(40, 30, 10)
    isServed(queue, 60_000)
    for (let n = 0; n < 9; n++) isServed(queue, 61_000)
    for (let n = 0; n < 500; n++) comes(queue)
    expect(expectedMs(queue)).toBe(0)
  })

  it('counts nobody who gives up', () => {
    const queue = queueAfter(3, 1, 10)
    leaves(queue)
    leaves(queue)
    expect(queue).toEqual(newQueue())
  })
})

describe('room', () => {
  it.each([
    [600, 200],
    [900, 330],
  ])('is there for a burst: three hundred neighbours ask %d things within a second where %d a second are answered', (asked, perSecond) => {
    const { waits, turnedAway } = rush({ everyMs: 1_000 / asked, untilMs: 1_000, gapMs: 1_000 / perSecond })
    expect(turnedAway).toBe(0)
    expect(longest(waits)).toBeLessThan(LIMITS.burstMs)
  })

  it('is there for two hundred who come at once for the last five, one after the other at one row of a slow server', () => {
    const { waits, turnedAway } = rush({ everyMs: 2, untilMs: 400, gapMs: 40 })
    expect(turnedAway).toBe(0)
    expect(longest(waits)).toBeLessThan(LIMITS.connectMs)
  })

  it('is there after a pause that held up an ordinary evening', () => {
    const queue = queueAfter(60, 30, 3)
    isServed(queue, 87 + 60_000)
    expect(hasRoom(queue, 60_100)).toBe(true)
  })

  it.each([2, 5, 20])('is kept for as many as can be served where all ask %d times that for a minute, and none of them waits long', (times) => {
    const gapMs = 5
    const { waits, turnedAway } = rush({ everyMs: gapMs / times, untilMs: 60_000, gapMs })
    expect(turnedAway).toBeGreaterThan(0)
    expect(waits.length).toBeGreaterThanOrEqual(60_000 / gapMs)
    expect(longest(waits)).toBeLessThan(1.5 * LIMITS.burstMs)
    // It takes a moment to see that the queue stays, and another to work off what has come until then.
    expect(longest(waits.filter(({ at }) => at > 3 * LIMITS.burstMs))).toBeLessThan(1.2 * LIMITS.waitMs)
  })

  it('is there again for a burst once the rush is over', () => {
    const queue = newQueue()
    const { turnedAway } = rush({ everyMs: 1, untilMs: 20_000, gapMs: 5, queue })
    expect(turnedAway).toBeGreaterThan(0)
    expect(queue).toEqual(newQueue())
  })

  it('ends at a length, however fast it goes', () => {
    expect(hasRoom(queueAfter(LIMITS.queueDepth, 0, 0), 0)).toBe(true)
    expect(hasRoom(queueAfter(LIMITS.queueDepth + 1, 0, 0), 0)).toBe(false)
  })
})
