import fc from 'fast-check'
import type { QuoteRow } from '@domain/goods/quotes'
import { QUOTE_COLUMNS, readGoods, sortGoods } from '@domain/goods/quotes'

const row = (more: Partial<QuoteRow> = {}): QuoteRow => ({
  ...(Object.fromEntries(QUOTE_COLUMNS.map((column) => [column, ''])) as Record<(typeof QUOTE_COLUMNS)[number], string>),
  category: '蔬菜',
  name: '小白菜',
  price_p10: '0.45',
  price_median: '0.8',
  price_p90: '2.25',
  median_m01: '1.45',
  ...more,
})

describe('a row of a market\'s quotes', () => {
  test('gives goods of 500 g that cost the median of all days', () => {
    const months = [145, null, null, null, null, null, null, null, null, null, null, null]
    expect(readGoods(row())).toEqual({
      ok: true,
      value: {
        name: '小白菜',
        category: 'vegetable',
        unit: '500g',
        grams: 500,
        priceFen: 80,
        quotes: { p10: 45, median: 80, p90: 225, months },
        badQuotes: [],
      },
    })
  })

  test.each(['0', '0.00', '-1', 'x', '1e3', '0.004', '99999999'])('goes in without the quote %j', (text) => {
    expect(readGoods(row({ price_p10: text }))).toMatchObject({ value: { quotes: { p10: null }, badQuotes: [{ column: 'price_p10', text }] } })
  })

  test('has no price to begin with where the median is no good', () => {
    expect(readGoods(row({ price_median: '0.0' }))).toMatchObject({ value: { priceFen: null } })
  })

  test('has its yuan in whole fen, half up', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999_999 }), (fen) => {
        expect(readGoods(row({ price_p90: (fen / 100).toFixed(2) }))).toMatchObject({ value: { quotes: { p90: fen } } })
      }),
    )
    expect(readGoods(row({ price_p90: '1.005' }))).toMatchObject({ value: { quotes: { p90: 101 } } })
    expect(readGoods(row({ price_p90: '1.0049' }))).toMatchObject({ value: { quotes: { p90: 100 } } })
  })

  test.each<[string, Partial<QuoteRow>]>([
    ['name_unusable', { name: ' ' }],
    ['name_unusable', { name: 'a\u0007' }],
    ['category_unknown', { category: '古董' }],
    ['category_unknown', { category: 'toString' }],
  ])('is left out as %s: %j', (fault, more) => {
    expect(readGoods(row(more))).toMatchObject({ refusal: fault })
  })
})

test('a file brings each name once', () => {
  const { good, leftOut } = sortGoods([{ line: 2, value: row() }, { line: 3, value: row({ name: '油菜' }) }, { line: 4, value: row() }])
  expect(good.map(({ line }) => line)).toEqual([2, 3])
  expect(leftOut).toEqual([{ line: 4, fault: 'twice', name: '小白菜', detail: '2' }])
})
