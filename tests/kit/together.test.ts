import { LIMITS } from '../../cloudfunctions/_kit/limits'
import { together, type Looks } from '../../cloudfunctions/_kit/together'

/** Looks that end when they are told to. */
function slowly() {
  const ends: ((fails?: Error) => void)[] = []
  const looks: Looks = new Map()
  const ask = (key = 'tonight') =>
    together(looks, key, () => {
      const n = ends.length
      return new Promise<number>((done, failed) => ends.push((why) => (why ? failed(why) : done(n))))
    })
  const end = async (n: number, why?: Error) => {
    ends[n]?.(why)
    await new Promise(setImmediate)
  }
  return { ask, end, looks, begun: () => ends.length }
}

test('all who ask while somebody looks share the next look, which begins when this one has ended', async () => {
  const { ask, end, looks, begun } = slowly()
  const all = [ask(), ask(), ask()]
  expect(begun()).toBe(1)
  await end(0)
  expect(begun()).toBe(2)
  all.push(ask(), ask())
  await end(1)
  await end(2)
  expect(await Promise.all(all)).toEqual([0, 1, 1, 2, 2])
  expect(looks.size).toBe(0)
})

test('what somebody else asks waits for nobody', async () => {
  const { ask, end, looks, begun } = slowly()
  const both = [ask(), ask('tomorrow')]
  expect(begun()).toBe(2)
  await end(1)
  await end(0)
  expect(await Promise.all(both)).toEqual([0, 1])
  expect(looks.size).toBe(0)
})

test('a look that fails is heard by those who share it; the next ones look again', async () => {
  const { ask, end, looks } = slowly()
  const all = [ask(), ask(), ask()].map((one) => one.catch(String))
  await end(0, new Error('away'))
  await end(1, new Error('still away'))
  expect(await Promise.all(all)).toEqual(['Error: away', 'Error: still away', 'Error: still away'])
  expect(looks.size).toBe(0)
})

test('a look that never ends is waited for no longer than a connection, and once it does, it takes nothing from a later one', async () => {
  jest.useFakeTimers({ doNotFake: ['setImmediate'] })
  try {
    const { ask, end, looks, begun } = slowly()
    const hangs = ask()
    const behind = [ask(), ask()]
    await jest.advanceTimersByTimeAsync(LIMITS.connectMs - 1)
    expect(begun()).toBe(1)
    await jest.advanceTimersByTimeAsync(1)
    expect(begun()).toBe(2)
    const later = ask()
    await end(0)
    await end(1)
    await end(2)
    expect(await Promise.all([hangs, ...behind, later])).toEqual([0, 1, 1, 2])
    expect(looks.size).toBe(0)
    expect(jest.getTimerCount()).toBe(0)
  } finally {
    jest.useRealTimers()
  }
})
