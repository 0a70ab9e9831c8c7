import type { Estate, EstateFault, LeftOut, Numbered } from '@domain/community/estates'
import type { GoodsFault, QuotedGoods } from '@domain/goods/quotes'

const FAULTS: Readonly<Record<EstateFault | GoodsFault, string>> = {
  name_unusable: 'its name is empty, too long or can not be shown',
  place_unreadable: 'its coordinates are no numbers',
  outside_china: 'its place lies outside China',
  far_from_others: 'its place is far from all others',
  category_unknown: 'its category is not known',
  twice: 'it is in the file already',
}

/** Names of a foreign file go to a terminal without anything that could move the cursor. */
const shown = (name: string): string => name.replace(/[^\p{L}\p{N}\p{P}\p{S} ]/gu, '?').slice(0, 40)

interface Part<F> {
  readonly file: string
  readonly good: number
  readonly leftOut: readonly LeftOut<F>[]
  readonly broken: readonly { line: number; why: string }[]
}

/** What will go in, and every row that won't, by its line. */
function lines<F extends EstateFault | GoodsFault>({ file, good, leftOut, broken }: Part<F>, what: string): string[] {
  const out = [
    ...broken.map(({ line, why }) => ({ line, text: `the line ${why}` })),
    ...leftOut.map(({ line, name, fault, detail }) => ({ line, text: `${shown(name)}: ${FAULTS[fault]}${detailOf(fault, detail)}` })),
  ].sort((a, b) => a.line - b.line)
  const rows = good + out.length
  return [`${file}: ${rows} rows, ${good} ${what}, ${out.length} left out`, ...out.map(({ line, text }) => `  line ${line}: ${text}`)]
}

const detailOf = (fault: EstateFault | GoodsFault, detail: string | undefined): string =>
  detail === undefined ? '' : fault === 'twice' ? ` (line ${detail})` : ` (${detail})`

export function reportEstates(part: Omit<Part<EstateFault>, 'good'> & { good: readonly Numbered<Estate>[] }): string[] {
  const priceless = part.good.filter(({ value }) => value.pricePerM2 === null).length
  return [...lines({ ...part, good: part.good.length }, 'estates'), ...(priceless > 0 ? [`  ${priceless} of them without a price`] : [])]
}

export function reportGoods(part: Omit<Part<GoodsFault>, 'good'> & { good: readonly Numbered<QuotedGoods>[] }): string[] {
  const bad = part.good.flatMap(({ line, value }) =>
    value.badQuotes.length > 0 ? [`  line ${line}: ${shown(value.name)} goes in without ${value.badQuotes.map(({ column, text }) => `${column} (${shown(text)})`).join(', ')}`] : [],
  )
  return [...lines({ ...part, good: part.good.length }, 'goods'), ...bad]
}
