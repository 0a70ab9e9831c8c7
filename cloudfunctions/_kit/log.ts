import { isNativeError } from 'node:util/types'

/** What may stand in a log line: words and figures that say nothing about who. */
export type Fields = Readonly<Record<string, string | number | boolean | null | undefined>>

export interface Log {
  info(what: string, fields?: Fields): void
  warn(what: string, fields?: Fields): void
  /** A bug or an outage; of the error only what can hold nothing personal is written. */
  error(what: string, error: unknown, fields?: Fields): void
}

/** JSON lines on standard output. */
export function openLog(least: 'info' | 'warn', write: (line: string) => void = (line) => void process.stdout.write(line)): Log {
  const line = (level: string, what: string, fields: Fields) => write(`${JSON.stringify({ time: new Date().toISOString(), level, what, ...fields })}\n`)
  return {
    info: (what, fields = {}) => (least === 'info' ? line('info', what, fields) : undefined),
    warn: (what, fields = {}) => line('warn', what, fields),
    error: (what, error, fields = {}) => line('error', what, { ...fields, ...(error === undefined ? {} : tell(error)) })
  }
}

/** The database quotes the values that it stumbled over, so of its errors only the names are told. */
export function tell(error: unknown): Fields {
  if (!isNativeError(error)) return { error: 'something that is no Error was thrown' }
  const { code, constraint, table, routine } = error as Error & Readonly<Record<'code' | 'constraint' | 'table' | 'routine', unknown>>
  const frames = (error.stack ?? '').split('\n').filter((frame) => frame.startsWith('    at ')).slice(0, 8).join('\n')
  if (typeof code === 'string' && typeof routine === 'string') {
    return { error: 'DatabaseError', code, constraint: text(constraint), table: text(table), routine, stack: frames }
  }
  return { error: error.name, code: text(code), message: withoutSecrets(error.message), stack: frames }
}

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)

/** Hides what could be a phone number, a token, an openid, an address of a machine, or a quoted value. */
export const withoutSecrets = (message: string): string =>
  message
    .replace(/"[^"]*"/g, '"…"')
    .replace(/\btest:\S+/g, 'test:…')
    .replace(/\b\d{1,3}(\.\d{1,3}){3}(:\d+)?\b/g, '…')
    .replace(/[0-9a-f:]{3,}:[0-9a-f:]{3,}/gi, '…')
    .replace(/\d{6,}/g, '…')
    .replace(/[A-Za-z0-9_-]{24,}/g, '…')
    .slice(0, 500)
