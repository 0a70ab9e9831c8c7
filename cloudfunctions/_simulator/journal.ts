import { closeSync, existsSync, ftruncateSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'

interface Line {
  key: string
  /** Absent when the key was deleted. */
  value?: unknown
}

/** Rewrite once the file holds this many lines more than twice what is alive. */
const SLACK_LINES = 20_000

/**
 * Keeps values by key in a file of JSON lines: each change appends one line, and opening reads them all, the last one of a key winning. A line is handed
 * to the system before `put` returns, so a killed process loses nothing that it had answered; half a line at the end is cut off.
 */
export class Journal {
  private readonly values = new Map<string, unknown>()
  private lines = 0
  private handle: number

  constructor(private readonly path: string) {
    this.handle = this.read()
  }

  get<V>(key: string): V | undefined {
    return this.values.get(key) as V | undefined
  }

  /** Values whose key begins with `prefix`, in the order in which the keys first came. */
  all<V>(prefix: string): V[] {
    return [...this.values].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value as V)
  }

  /** Stores all entries or, when the process dies meanwhile, as good as none: they go out in one write. */
  put(...entries: readonly (readonly [key: string, value: unknown])[]): void {
    for (const [key, value] of entries) this.values.set(key, value)
    this.append(entries.map(([key, value]) => ({ key, value })))
  }

  delete(key: string): void {
    if (this.values.delete(key)) this.append([{ key }])
  }

  /** For harnesses that try one moment many times: what it gives back puts everything as it is now. */
  mark(): () => void {
    const now = [...this.values]
    return () => {
      this.values.clear()
      for (const [key, value] of now) this.values.set(key, value)
      this.rewrite()
    }
  }

  close(): void {
    closeSync(this.handle)
  }

  private append(lines: readonly Line[]): void {
    writeSync(this.handle, lines.map((line) => `${JSON.stringify(line)}\n`).join(''))
    this.lines += lines.length
    if (this.lines > 2 * this.values.size + SLACK_LINES) this.rewrite()
  }

  private read(): number {
    const content = existsSync(this.path) ? readFileSync(this.path) : Buffer.alloc(0)
    const whole = content.subarray(0, content.lastIndexOf(10) + 1)
    for (const text of whole.toString('utf8').split('\n')) {
      if (text === '') continue
      const { key, ...rest } = JSON.parse(text) as Line
      if ('value' in rest) this.values.set(key, rest.value)
      else this.values.delete(key)
      this.lines += 1
    }
    const handle = openSync(this.path, 'a', 0o600)
    ftruncateSync(handle, whole.length)
    return handle
  }

  private rewrite(): void {
    const fresh = openSync(`${this.path}.new`, 'w', 0o600)
    for (const [key, value] of this.values) writeSync(fresh, `${JSON.stringify({ key, value })}\n`)
    renameSync(`${this.path}.new`, this.path)
    closeSync(this.handle)
    this.handle = fresh
    this.lines = this.values.size
  }
}
