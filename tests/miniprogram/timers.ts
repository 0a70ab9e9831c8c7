/** What an app puts off by less than a frame is done before a finger can come down again. */
const FRAME_MS = 17

/** An app's timers, so that all of them can be stopped, and an error in one is told. */
export class Timers {
  private readonly all = new Set<NodeJS.Timeout>()
  private readonly soon = new Set<NodeJS.Timeout>()

  constructor(
    private readonly ran: () => void,
    private readonly broke: (error: unknown) => void,
  ) {}

  /** Whether something is due within a frame. */
  get busy(): boolean {
    return this.soon.size > 0
  }

  once(run: () => void, ms = 0): NodeJS.Timeout {
    const timer = setTimeout(() => {
      this.clear(timer)
      this.guard(run)
    }, ms)
    this.all.add(timer)
    if (ms < FRAME_MS) this.soon.add(timer)
    return timer
  }

  every(run: () => void, ms = 0): NodeJS.Timeout {
    const timer = setInterval(() => this.guard(run), ms)
    this.all.add(timer)
    return timer
  }

  clear(timer: NodeJS.Timeout): void {
    clearTimeout(timer)
    this.all.delete(timer)
    this.soon.delete(timer)
  }

  stop(): void {
    for (const timer of this.all) this.clear(timer)
  }

  private guard(run: () => void): void {
    try {
      run()
    } catch (error) {
      this.broke(error)
    }
    this.ran()
  }
}
