import type { Pool } from 'pg'
import type { Instant } from '@domain/time'
import { openLog, type Log } from './log'
import { newStatements, type Statements } from './prepared'
import { newQueue, type Queue } from './queue'
import { readSettings, type Settings } from './settings'

/** What all words in one process share, though each is a bundle of its own. */
export interface Shared {
  settings?: Settings
  pool?: Pool
  log?: Log
  clock: { offsetSeconds: number; named?: Instant }
  ulid: { ms: number; chance: number[] }
  rates: Map<string, { left: number; at: number }>
  /** For the pool's connections. */
  queue: Queue
  /** How many connections the server has let in, and how many of them when last nobody knocked. */
  door: { letIn: number; quietAt: number }
  /** For all connections alike. */
  statements: Statements
  /** Called when a job was queued that is due at once. */
  wake?: () => void
}

const KEY = Symbol.for('linpin.runtime')
const place = globalThis as unknown as Record<symbol, Shared | undefined>

export const shared = (): Shared => (place[KEY] ??= { clock: { offsetSeconds: 0 }, ulid: { ms: 0, chance: [] }, rates: new Map(), queue: newQueue(), door: { letIn: 0, quietAt: 0 }, statements: newStatements() })

/** The settings of this process, read once. Throws SettingError. */
export const settings = (): Settings => (shared().settings ??= readSettings(process.env))

export const log = (): Log => (shared().log ??= openLog(settings().logLevel))
