import { comes, expectedMs, isServed, leaves, newQueue, type Queue } from '../../cloudfunctions/_kit/queue'
import { LIMITS } from '../../cloudfunctions/_kit/limits'

/** So many wait, and of them so many are served, one every `gapMs`. */
function after(waiting: number, served: number, gapMs: number, queue: Queue = newQueue()): Queue {
  for (let n = 0; n < waiting; n++) comes(queue)
  for (let n = 0; n < served; n++) isServed(queue, n * gapMs)
  return queue
}

test('a burst finds room, however long the queue, until one has seen how fast it goes', () => {
  expect(expectedMs(after(900, 0, 100))).toBe(0)
  expect(expectedMs(after(900, 1, 100))).toBe(0)
})

test('who comes waits for all before her, each as long as the last ones took', () => {
  expect(expectedMs(after(600, 500, 100))).toBeCloseTo(10_000, -3)
  expect(expectedMs(after(600, 500, 2))).toBeLessThan(LIMITS.connectMs)
})

test('one that holds everything up for a minute turns nobody away for long', () => {
  const queue = after(40, 30, 10)
  isServed(queue, 60_000)
  expect(expectedMs(queue)).toBeLessThan(LIMITS.connectMs)
})

test('time in which nobody waits teaches nothing', () => {
  const queue = after(1, 1, 0)
  comes(queue)
  isServed(queue, 5_000)
  expect(queue).toEqual(newQueue())
})

test('what held everybody up is forgotten once nobody waits', () => {
  const queue = after(40, 30, 10)
  isServed(queue, 60_000)
  for (let n = 0; n < 9; n++) isServed(queue, 61_000)
  for (let n = 0; n < 500; n++) comes(queue)
  expect(expectedMs(queue)).toBe(0)
})

test('nobody is forgotten who gives up', () => {
  const queue = after(3, 1, 10)
  leaves(queue)
  leaves(queue)
  expect(queue.waiting).toBe(0)
  comes(queue)
  isServed(queue, 9_000)
  expect(queue.gapMs).toBe(0)
})
