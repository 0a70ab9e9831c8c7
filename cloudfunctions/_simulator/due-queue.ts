export interface Due {
  id: string
  /** Comparable as text; '' comes before every moment. */
  dueAt: string
}

type Entry = Due & { order: number }

const before = (a: Entry, b: Entry): boolean => (a.dueAt === b.dueAt ? a.order < b.order : a.dueAt < b.dueAt)

/** What is due first comes out first, and of two due at once the one that went in first: a binary heap. */
export class DueQueue {
  private readonly heap: Entry[] = []
  private order = 0

  peek(): Due | undefined {
    return this.heap[0]
  }

  push(due: Due): void {
    const entry = { ...due, order: this.order++ }
    let at = this.heap.push(entry) - 1
    while (at > 0) {
      const parentAt = (at - 1) >> 1
      const parent = this.heap[parentAt]
      if (!parent || before(parent, entry)) break
      this.heap[at] = parent
      at = parentAt
    }
    this.heap[at] = entry
  }

  pop(): Due | undefined {
    const first = this.heap[0]
    const last = this.heap.pop()
    if (!first || !last || first === last) return first
    let at = 0
    for (;;) {
      const child = this.smallerChild(at)
      const entry = this.heap[child]
      if (!entry || before(last, entry)) break
      this.heap[at] = entry
      at = child
    }
    this.heap[at] = last
    return first
  }

  private smallerChild(at: number): number {
    const [left, right] = [this.heap[2 * at + 1], this.heap[2 * at + 2]]
    return left && right && before(right, left) ? 2 * at + 2 : 2 * at + 1
  }
}
