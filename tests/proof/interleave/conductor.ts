import type { Answer } from '../../support/person'
import type { Fate, Gate, Statement } from '../proxy/proxy'
import type { LabServer } from '../proxy/lab'
import type { Act } from '../proxy/scene'
import type { Undo } from '../proxy/undo'

/** Whose statement goes next, `0` or `1`, and so on. What is left when it ends goes by turns. */
export type Schedule = string

export interface Performance {
  readonly answers: readonly [Answer, Answer]
  /** How many of its statements each had to be let through. */
  readonly points: readonly [number, number]
  /** Statements in the order in which they went, with whose they were and how they ended. */
  readonly trace: readonly string[]
  /** Transactions that the database ended for another's sake. */
  readonly deadlocks: number
}

const PATIENCE_MS = 20_000
const SHOWN = 110

interface Held {
  readonly statement: Statement
  readonly go: (fate: Fate) => void
}

/**
 * One of the two: holds each of its statements until it is its turn. What only opens a transaction, sets a mark in it or ends one that wrote nothing passes,
 * since nobody else can notice.
 */
class Performer implements Gate {
  held: Held | null = null
  flying: Statement | null = null
  finished = false
  points = 0
  readonly backends = new Set<number>()
  private readonly reading = new Set<number>()
  private changed: () => void = () => undefined
  private waiting: Promise<void> | null = null

  constructor(
    private readonly name: string,
    private readonly trace: string[],
    private readonly plant: ((sql: string) => string) | undefined,
    private readonly onError: (state: string) => void,
  ) {}

  ask(statement: Statement): Promise<Fate> {
    this.backends.add(statement.backend)
    if (this.passes(statement)) return Promise.resolve('go')
    return new Promise((resolve) => {
      this.held = { statement, go: resolve }
      this.changed()
    })
  }

  private passes({ kind, sql, backend }: Statement): boolean {
    if (kind === 'begin') {
      if (/read only/.test(sql)) this.reading.add(backend)
      else this.reading.delete(backend)
      return true
    }
    return kind === 'savepoint' || ((kind === 'commit' || kind === 'rollback') && this.reading.has(backend))
  }

  rewrite(sql: string): string {
    return this.plant?.(sql) ?? sql
  }

  answered(statement: Statement, error: string): void {
    if (error !== '') this.onError(error)
    if (this.flying !== statement) return
    this.flying = null
    this.changed()
  }

  release(): void {
    const { held } = this
    if (!held) return
    this.held = null
    this.flying = held.statement
    this.points++
    this.trace.push(`${this.name} ${held.statement.sql.replace(/\s+/g, ' ').slice(0, SHOWN)}`)
    held.go('go')
  }

  finish(): void {
    this.finished = true
    this.changed()
  }

  /** Ends when it has a statement to be let through, or has nothing more to do. */
  async ready(): Promise<void> {
    while (!this.held && !this.finished) await this.change()
  }

  /** Until something happens to it. */
  change(): Promise<void> {
    this.waiting ??= new Promise((resolve, reject) => {
      const patience = setTimeout(() => reject(new Error(`${this.name} neither asks nor ends:\n${this.trace.join('\n')}`)), PATIENCE_MS)
      this.changed = () => {
        clearTimeout(patience)
        this.waiting = null
        resolve()
      }
    })
    return this.waiting
  }
}

/** Most statements are answered by then; only of the others one asks what they wait for. */
const SOON_MS = 2
const soon = (): Promise<void> => new Promise((now) => setTimeout(now, SOON_MS))

/** Waits until a statement that was let through is answered, or waits itself for a lock that the other holds: then it is the other's turn. */
async function settles(performer: Performer, other: Performer, undo: Undo): Promise<'answered' | 'blocked'> {
  for (const statement = performer.flying; statement && performer.flying === statement; ) {
    await Promise.race([performer.change(), soon()])
    if (performer.flying !== statement) break
    if ((await undo.waitsFor(statement.backend)).some((backend) => other.backends.has(backend))) return 'blocked'
  }
  return 'answered'
}

/** Runs two requests so that their statements follow each other as the schedule says. A turn of one that waits for the other's lock is passed over. */
export async function perform(
  { servers, undo }: { servers: readonly [LabServer, LabServer]; undo: Undo },
  acts: readonly [Act, Act],
  schedule: Schedule,
  plant?: (sql: string) => string,
): Promise<Performance> {
  const trace: string[] = []
  let deadlocks = 0
  const note = (state: string) => {
    if (state === '40P01' || state === '40001') deadlocks++
    trace.push(`  ! ${state}`)
  }
  const two = ['A', 'B'].map((name) => new Performer(name, trace, plant, note)) as [Performer, Performer]
  for (const [n, server] of servers.entries()) server.door.gate = two[n] as Performer
  const answers = acts.map((act, n) => act(servers[n] as LabServer).finally(() => two[n]?.finish())) as [Promise<Answer>, Promise<Answer>]
  const both = Promise.all(answers)
  both.catch(() => undefined)
  try {
    for (let step = 0; two.some(({ finished }) => !finished); step++) {
      const wanted = step < schedule.length ? Number(schedule[step]) : step % 2
      await turn(two[wanted] as Performer, two[1 - wanted] as Performer, undo)
    }
    return { answers: await both, points: [two[0].points, two[1].points], trace, deadlocks }
  } finally {
    for (const { door } of servers) door.free()
    for (const { held } of two) held?.go('go')
  }
}

async function turn(one: Performer, other: Performer, undo: Undo): Promise<void> {
  if (one.finished) return
  if (one.flying && (await settles(one, other, undo)) === 'blocked') {
    // Each waits for the other: the database ends one of them.
    if (other.flying) await Promise.race([one.change(), other.change()])
    return
  }
  await one.ready()
  one.release()
  await settles(one, other, undo)
  if (other.flying) await settles(other, one, undo)
}
