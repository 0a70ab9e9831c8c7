import { readFileSync } from 'node:fs'
import type { Numbered } from '@domain/community/estates'
import { parse, type CsvError } from 'csv-parse/sync'

/** Something in a file, or about it, that its owner must hear in one line. */
export class ImportError extends Error {
  override name = 'ImportError'
}

export interface CsvRows<C extends string> {
  rows: Numbered<Readonly<Record<C, string>>>[]
  /** Lines that are no rows of this table at all. */
  broken: { line: number; why: string }[]
}

interface RawRow {
  record: Record<string, string>
  info: { lines: number }
  raw: string
}

/** Reads a table with at least these columns, as UTF-8 or, as older spreadsheets write, GB 18030. Throws ImportError. */
export function readCsv<C extends string>(file: string, columns: readonly C[]): CsvRows<C> {
  const broken: { line: number; why: string }[] = []
  const found: unknown = parse(decode(readBytes(file)), {
    bom: true,
    columns: true,
    info: true,
    raw: true,
    skip_empty_lines: true,
    skip_records_with_error: true,
    on_skip: (error) => {
      if (error) broken.push({ line: error.lines as number, why: whyBroken(error) })
      return undefined
    },
  })
  const records = found as RawRow[]
  const [first] = records
  const missing = columns.filter((column) => first && !(column in first.record))
  if (missing.length > 0) throw new ImportError(`${file} has no column ${missing.join(', ')}`)
  if (!first) throw new ImportError(`${file} has no rows`)
  return { rows: records.map(({ record, info, raw }) => ({ line: firstLine(info.lines, raw), value: record as Record<C, string> })), broken }
}

function readBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new ImportError(`${file} can't be read: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}`)
  }
}

function decode(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}

/** Where a row begins whose last line is `last`; a quoted cell may hold line breaks. */
const firstLine = (last: number, raw: string): number => last - (raw.trim().match(/\r\n|\n|\r/g)?.length ?? 0)

const whyBroken = (error: CsvError): string => (error.code === 'CSV_RECORD_INCONSISTENT_COLUMNS' ? 'has more or fewer cells than the header' : 'is not well quoted')
