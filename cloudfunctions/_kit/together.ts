import { LIMITS } from './limits'

/** One look, and the one that begins when it has ended, where somebody waits for that. */
interface Look {
  readonly now: Promise<unknown>
  next?: Promise<unknown>
}
/** What is being looked at, by what is asked. */
export type Looks = Map<string, Look>

/**
 * One look for all who ask the same thing while another look at it is under way. It begins when that one has ended, and so after they asked: nobody is shown
 * what was before. Nor does anybody wait longer than for a connection: the other look's may have broken without a word. `work` must answer everybody alike
 * who has this key.
 */
export function together<T>(looks: Looks, key: string, work: () => Promise<T>): Promise<T> {
  const begin = (): Promise<T> => {
    const now = work()
    const look: Look = { now }
    looks.set(key, look)
    const ends = () => void (look.next ?? looks.delete(key))
    now.then(ends, ends)
    return now
  }
  const under = looks.get(key)
  if (!under) return begin()
  under.next ??= ended(under.now).then(begin)
  return under.next as Promise<T>
}

/** Until it has ended, or taken too long. */
const ended = (look: Promise<unknown>): Promise<void> =>
  new Promise((done) => {
    const late = setTimeout(done, LIMITS.connectMs)
    const ends = () => {
      clearTimeout(late)
      done()
    }
    look.then(ends, ends)
  })
