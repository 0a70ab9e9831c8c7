import { UNSHOWABLE } from '../text'

/** Marks that a spreadsheet would take for the start of a formula, in both widths (OWASP, CSV injection). */
const FORMULA = /^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]|^[\t\r\n]/
const EVERY_UNSHOWABLE = new RegExp(UNSHOWABLE.source, 'gu')

/** One cell, quoted; what begins like a formula gets a `'` in front, what can't be shown is left out. */
export function csvCell(value: string | number | null): string {
  if (typeof value === 'number') return String(value)
  const text = value ?? ''
  const shown = text.replace(EVERY_UNSHOWABLE, '')
  return `"${FORMULA.test(text) || FORMULA.test(shown) ? "'" : ''}${shown.replace(/"/g, '""')}"`
}

/** A file that spreadsheets open as it is: UTF-8 with byte order mark, CRLF (RFC 4180). */
export const csvFile = (rows: readonly (readonly (string | number | null)[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('')}`
