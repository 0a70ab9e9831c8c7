import { columnOf, readNamed, type ListLine } from '@domain/coupon/list'
import { parse } from 'csv-parse/sync'

interface RawRow {
  record: readonly string[]
  info: { lines: number }
  raw: string
}

/**
 * Reads a list of people; null where it is no table, or none of its columns names people. Cells are looked at, never shown again: what a hostile file holds
 * comes back as a line's number.
 */
export function readList(csv: string): ListLine[] | null {
  const lines: ListLine[] = []
  let rows: RawRow[]
  try {
    rows = parse(csv, {
      bom: true,
      info: true,
      raw: true,
      skip_empty_lines: true,
      relax_column_count: true,
      skip_records_with_error: true,
      on_skip: (error) => {
        if (error) lines.push({ line: Number(error.lines), named: null })
        return undefined
      },
    }) as unknown as RawRow[]
  } catch {
    return null
  }
  const [header, ...rest] = rows
  const column = header && columnOf(header.record)
  if (!header || !column) return null
  for (const { record, info, raw } of rest) {
    const cell = record.length === header.record.length ? record[column.index] : undefined
    lines.push({ line: firstLine(info.lines, raw), named: cell === undefined ? null : readNamed(cell, column.by) })
  }
  return lines.sort((a, b) => a.line - b.line)
}

/** Where a row begins whose last line is `last`; a quoted cell may hold line breaks. */
const firstLine = (last: number, raw: string): number => last - (raw.trim().match(/\r\n|\n|\r/g)?.length ?? 0)
