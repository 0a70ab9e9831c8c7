import type { Instant } from '@domain/time'
import { instant, seconds } from '@domain/time'
import type { Journal } from './journal'

interface Kept {
  named: Instant | null
  offsetSeconds: number
}

const KEY = 'clock'
const NEVER_SET: Kept = { named: null, offsetSeconds: 0 }

/**
 * Business time. With a test clock it is the latest instant that any request has named; otherwise the machine's time plus an offset. Signatures never
 * follow it: their age is the machine's.
 */
export class SimulatorClock {
  constructor(
    private readonly journal: Journal,
    private readonly testClock: boolean
  ) {}

  now(): Instant {
    if (this.testClock) return this.kept.named ?? instant(Date.now())
    return instant(Date.now() + seconds(this.kept.offsetSeconds))
  }

  /** Takes note of an instant named by a request and gives back the business time of that request. */
  name(at: Instant | null): Instant {
    if (!this.testClock || at === null) return this.now()
    if (this.kept.named === null || at > this.kept.named) this.keep({ ...this.kept, named: at })
    return at
  }

  setOffset(offsetSeconds: number): void {
    this.keep({ ...this.kept, offsetSeconds })
  }

  private get kept(): Kept {
    return this.journal.get<Kept>(KEY) ?? NEVER_SET
  }

  private keep(kept: Kept): void {
    this.journal.put([KEY, kept])
  }
}
