import { meanTenths, mayReview, type Each, type ReviewedLine } from '@domain/review/review'
import { days, instant, later, type Instant } from '@domain/time'
import fc from 'fast-check'

const HANDED = instant('2026-11-23T10:00:00.000Z')
const after = (ms: number): Instant => later(HANDED, ms)
const line = (change: Partial<ReviewedLine> = {}): ReviewedLine => ({ handedAt: HANDED, notFetched: false, quantity: 2, refundedQuantity: 0, ...change })
const shown = (writtenAt: Instant) => ({ state: 'shown' as const, writtenAt })

test('what was taken home may be reviewed for thirty days, to the millisecond', () => {
  expect(mayReview(line(), null, HANDED)).toEqual({ ok: true, value: { until: after(days(30)) } })
  expect(mayReview(line(), null, after(days(30) - 1))).toMatchObject({ ok: true })
  expect(mayReview(line(), null, after(days(30)))).toMatchObject({ refusal: 'review_over' })
})

test('what was written may be corrected for seven days from its writing, also once money went back for it', () => {
  const written = shown(after(days(29)))
  expect(mayReview(line(), written, after(days(36) - 1))).toMatchObject({ ok: true, value: { until: after(days(36)) } })
  expect(mayReview(line(), written, after(days(36)))).toMatchObject({ refusal: 'review_over' })
  expect(mayReview(line({ refundedQuantity: 2 }), written, after(days(30)))).toMatchObject({ ok: true })
})

test('nothing is said of goods that were not fetched, or of which nothing was kept', () => {
  expect(mayReview(line({ handedAt: null }), null, HANDED)).toMatchObject({ refusal: 'not_fetched' })
  expect(mayReview(line({ notFetched: true }), null, HANDED)).toMatchObject({ refusal: 'not_fetched' })
  expect(mayReview(line({ refundedQuantity: 2 }), null, HANDED)).toMatchObject({ refusal: 'review_refunded' })
  expect(mayReview(line({ refundedQuantity: 1 }), null, HANDED)).toMatchObject({ ok: true })
})

test('what was hidden is neither corrected nor written anew', () => {
  expect(mayReview(line(), { state: 'hidden', writtenAt: HANDED }, HANDED)).toMatchObject({ refusal: 'review_hidden' })
})

test('the mean is of all of them, and lies between the least and the most stars given', () => {
  expect(meanTenths([0, 0, 0, 0, 0])).toBeNull()
  expect(meanTenths([0, 0, 0, 1, 1])).toBe(45)
  expect(meanTenths([1, 0, 0, 0, 1])).toBe(30)
  expect(meanTenths([0, 0, 1, 1, 1])).toBe(40)
  // 4.25 is rounded up, as people do it.
  expect(meanTenths([0, 0, 1, 1, 2])).toBe(43)
  const counts = fc.tuple(fc.nat(9_999), fc.nat(9_999), fc.nat(9_999), fc.nat(9_999), fc.nat(9_999))
  fc.assert(
    fc.property(counts, (each: Each) => {
      const given = each.flatMap((count, at) => (count > 0 ? [at + 1] : []))
      fc.pre(given.length > 0)
      const mean = meanTenths(each) ?? 0
      const exact = each.reduce((sum, count, at) => sum + count * (at + 1), 0) / each.reduce((sum, count) => sum + count, 0)
      expect(mean).toBeGreaterThanOrEqual(Math.min(...given) * 10)
      expect(mean).toBeLessThanOrEqual(Math.max(...given) * 10)
      expect(Math.abs(mean / 10 - exact)).toBeLessThanOrEqual(0.05 + 1e-9)
    }),
  )
})
