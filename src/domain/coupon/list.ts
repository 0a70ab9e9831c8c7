/** Whom a line of a list names: by id, or by phone. */
export type Named = { readonly by: 'person' | 'phone'; readonly value: string }
/** One line as it stands in the file, counted from 1. */
export interface ListLine {
  readonly line: number
  readonly named: Named | null
}

const COLUMNS = ['person', 'phone'] as const
const PERSON = /^[A-Za-z0-9_-]{1,40}$/
const PHONE = /^1\d{10}$/

/** Which column names people; undefined where none does. A list with both goes by the id. */
export function columnOf(header: readonly string[]): { index: number; by: Named['by'] } | undefined {
  const names = header.map((name) => name.trim().toLowerCase())
  for (const by of COLUMNS) if (names.includes(by)) return { index: names.indexOf(by), by }
  return undefined
}

/** A cell as a person or a phone. A spreadsheet's quote in front, blanks, dashes and the country's number are no part of it; anything else is unreadable. */
export function readNamed(cell: string, by: Named['by']): Named | null {
  const bare = cell.trim().replace(/^'/, '')
  if (by === 'person') return PERSON.test(bare) ? { by, value: bare } : null
  const phone = bare.replace(/[\s-]/g, '').replace(/^(\+86|0086)/, '')
  return PHONE.test(phone) ? { by, value: phone } : null
}
