import { readNamed, type Named } from '@domain/coupon/list'
import { words } from './words'

/** A list as somebody typed, pasted or picked it, and as the server reads it. */
export interface Pasted {
  readonly csv: string
  /** Its lines as they were, to say which of them went wrong. */
  readonly lines: readonly string[]
  /** How many lines stand above them in what the server reads. */
  readonly added: number
}

const NAMES: readonly (readonly [Named['by'], readonly string[]])[] = [
  ['person', words.headers.person],
  ['phone', words.headers.phone],
]
const named = (cell: string): Named['by'] | undefined => NAMES.find(([, names]) => names.includes(bare(cell)))?.[0]
const bare = (cell: string): string => cell.trim().replace(/^"|"$/g, '').toLowerCase()

/** What a spreadsheet puts on the clipboard has tabs between its cells. */
const asCsv = (line: string): string => (line.includes('\t') ? line.split('\t').map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') : line)

/** Reads a list with or without a line of headings: without one, the column is the first that holds a phone, or else the first. */
export function readPasted(text: string): Pasted | null {
  const lines = text.replace(/^\ufeff/, '').split(/\r\n|\n|\r/)
  const rows = lines.map(asCsv)
  const first = rows.findIndex((row) => row.trim() !== '')
  const head = rows[first]?.split(',')
  if (!head) return null
  if (head.some((cell) => named(cell) !== undefined)) return { csv: rows.map((row, at) => (at === first ? head.map((cell) => named(cell) ?? cell).join(',') : row)).join('\n'), lines, added: 0 }
  const phone = head.findIndex((cell) => readNamed(bare(cell), 'phone') !== null)
  const column = Math.max(0, phone)
  const headings = head.map((_cell, at) => (at === column ? (phone < 0 ? 'person' : 'phone') : `other${at}`))
  return { csv: [headings.join(','), ...rows].join('\n'), lines, added: 1 }
}

/** The lines that name somebody and went well, as they were written. */
export const goodLines = ({ lines, added }: Pasted, errors: readonly { readonly line: number }[]): string[] => {
  const bad = new Set(errors.map(({ line }) => line - added))
  const from = added === 0 ? lines.findIndex((line) => line.trim() !== '') + 1 : 0
  return lines.filter((line, at) => at >= from && line.trim() !== '' && !bad.has(at + 1))
}

/** A line of the server's as it stands in what was pasted. */
export const lineAt = ({ lines, added }: Pasted, line: number): { readonly line: number; readonly text: string } => ({ line: line - added, text: (lines[line - added - 1] ?? '').trim() })
