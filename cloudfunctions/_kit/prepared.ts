import { createHash } from 'node:crypto'

/** A statement is prepared once it has been said so often: lists of every length, each prepared, would fill the memory of every connection. */
const OFTEN = 5
/** So many are prepared at most; each costs every connection some ten kilobytes. */
const MOST = 200
/** Texts that are counted before they are said often. */
const COUNTED = 2_000

/** What one process says to its database again and again. A process has one. */
export interface Statements {
  readonly times: Map<string, number>
  readonly names: Map<string, string>
  /** Nothing is prepared any more. */
  off: boolean
}

export const newStatements = (): Statements => ({ times: new Map(), names: new Map(), off: false })

/** The name under which the database keeps this text, or undefined where it is said in full. One name is one text, whoever else uses the same connection. */
export function nameOf(statements: Statements, text: string): string | undefined {
  const { times, names, off } = statements
  if (off) return undefined
  const known = names.get(text)
  if (known !== undefined || names.size >= MOST) return known
  const said = (times.get(text) ?? 0) + 1
  if (said < OFTEN) {
    if (said > 1 || times.size < COUNTED) times.set(text, said)
    return undefined
  }
  times.delete(text)
  const name = createHash('sha256').update(text).digest('base64url')
  names.set(text, name)
  return name
}

/**
 * Whether a database error says that a prepared statement is not what it was: a pooler that knows nothing of them has lent its connection to somebody else
 * (26000, 42P05), or a migration has given its rows another shape (0A000).
 */
export const isUnprepared = (code: string, message: string): boolean => code === '26000' || code === '42P05' || (code === '0A000' && message.includes('cached plan'))
