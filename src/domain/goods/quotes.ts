import type { Fen } from '../money'
import { MOST_FEN } from '../money'
import type { Result } from '../result'
import { ok, refuse } from '../result'
import { UNSHOWABLE, lengthOf } from '../text'
import type { Category } from './contract'
import { CATEGORY_BY_NAME } from './words'

const MONTHS = ['01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11', '12'] as const
const MONTH_COLUMNS = MONTHS.map((month) => `median_m${month}` as const)
const PRICE_COLUMNS = ['price_p10', 'price_median', 'price_p90', ...MONTH_COLUMNS] as const
export const QUOTE_COLUMNS = ['category', 'name', ...PRICE_COLUMNS] as const
type PriceColumn = (typeof PRICE_COLUMNS)[number]
export type QuoteRow = Readonly<Record<(typeof QUOTE_COLUMNS)[number], string>>

/** What a market quoted, in fen per 500 g; null where no usable quote is known. */
export interface Quotes {
  readonly p10: Fen | null
  readonly median: Fen | null
  readonly p90: Fen | null
  /** January first. */
  readonly months: readonly (Fen | null)[]
}
/** Goods as a row of a market's file says them, to be sold by 500 g. */
export interface QuotedGoods {
  readonly name: string
  readonly category: Category
  readonly unit: string
  readonly grams: number
  /** A price to begin with: the median of all days. */
  readonly priceFen: Fen | null
  readonly quotes: Quotes
  /** Cells that could not be used. */
  readonly badQuotes: readonly { readonly column: string; readonly text: string }[]
}
export type GoodsFault = 'name_unusable' | 'category_unknown' | 'twice'

const GRAMS = 500
const NAME_MOST = 40
const YUAN = /^(\d{1,7})(?:\.(\d{1,6}))?$/

/** Yuan as text in whole fen, half up, reckoned in whole numbers. A zero, a negative or no number is a bad quote. */
function readYuan(text: string): Result<Fen, 'bad_quote'> {
  const [, whole, part = ''] = YUAN.exec(text) ?? []
  if (whole === undefined) return refuse('bad_quote')
  const thousandths = Number(whole) * 1000 + Number(part.padEnd(3, '0').slice(0, 3))
  const fen = Math.floor((thousandths + 5) / 10)
  return fen > 0 && fen <= MOST_FEN ? ok(fen) : refuse('bad_quote')
}

/** What one row says. A month without quotes is empty; a bad quote is left out and named, the goods go in without it. */
export function readGoods(row: QuoteRow): Result<QuotedGoods, GoodsFault> {
  const name = row.name.trim()
  if (name === '' || lengthOf(name) > NAME_MOST || UNSHOWABLE.test(name)) return refuse('name_unusable')
  const category = Object.hasOwn(CATEGORY_BY_NAME, row.category.trim()) ? CATEGORY_BY_NAME[row.category.trim()] : undefined
  if (category === undefined) return refuse('category_unknown')
  const badQuotes: { column: string; text: string }[] = []
  const quote = (column: PriceColumn): Fen | null => {
    const text = row[column].trim()
    if (text === '') return null
    const read = readYuan(text)
    if (!read.ok) badQuotes.push({ column, text })
    return read.ok ? read.value : null
  }
  const quotes = { p10: quote('price_p10'), median: quote('price_median'), p90: quote('price_p90'), months: MONTH_COLUMNS.map(quote) }
  return ok({ name, category, unit: `${GRAMS}g`, grams: GRAMS, priceFen: quotes.median, quotes, badQuotes })
}

/** Judges a whole file; goods of a name that came before are left out. */
export function sortGoods(rows: readonly { line: number; value: QuoteRow }[]): {
  good: { line: number; value: QuotedGoods }[]
  leftOut: { line: number; fault: GoodsFault; name: string; detail?: string }[]
} {
  const seen = new Map<string, number>()
  const good: { line: number; value: QuotedGoods }[] = []
  const leftOut: { line: number; fault: GoodsFault; name: string; detail?: string }[] = []
  for (const { line, value } of rows) {
    const name = value.name.trim()
    const read = readGoods(value)
    const before = seen.get(name)
    if (!read.ok) leftOut.push({ line, fault: read.refusal, name })
    else if (before !== undefined) leftOut.push({ line, fault: 'twice', name, detail: String(before) })
    else {
      seen.set(name, line)
      good.push({ line, value: read.value })
    }
  }
  return { good, leftOut }
}

/** Between which prices a market sold one piece of so many grams; null where it quoted none, or weight says nothing. */
export function perPiece(quotes: Pick<Quotes, 'p10' | 'p90'> | null, grams: number | null): { lowFen: Fen; highFen: Fen } | null {
  if (!quotes || quotes.p10 === null || quotes.p90 === null || grams === null) return null
  const scaled = (fen: Fen): Fen => Math.floor((fen * grams * 2 + GRAMS) / (2 * GRAMS))
  return { lowFen: scaled(quotes.p10), highFen: scaled(quotes.p90) }
}
