import type { Instant } from '@domain/time'
import type { Shop } from './shop'

interface Event {
  readonly at: Instant
  readonly happen: () => Promise<void>
}

/** What will happen when: told in any order, it happens in the order of its time. */
export class Agenda {
  private events: Event[] = []

  constructor(private readonly shop: Shop) {}

  plan(at: Instant, happen: () => Promise<void>): void {
    this.events.push({ at, happen })
  }

  /** Lets everything happen that was planned, also by what happens; replies how much that was. */
  async run(progress: (done: number, of: number) => void): Promise<number> {
    let done = 0
    for (;;) {
      this.events.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
      const next = this.events.shift()
      if (!next) return done
      if (next.at > this.shop.now) this.shop.at(next.at)
      await next.happen()
      progress(++done, done + this.events.length)
    }
  }
}
