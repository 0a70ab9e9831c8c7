import { coversAll, improve, timesFit, type Better, type Offer } from '@domain/coupon/batch'
import type { CouponTerms, Valid } from '@domain/coupon/contract'
import { clashOf, covers, faceOf, validityOf } from '@domain/coupon/terms'
import { instant, later } from '@domain/time'

const NOW = instant('2026-11-22T02:00:00.000Z')
const at = (minutes: number) => later(NOW, minutes * 60_000)
const between = (from: number, until: number): Valid => ({ kind: 'between', from: at(from), until: at(until) })
const terms = (change: Partial<CouponTerms> = {}): CouponTerms => ({
  name: 'x',
  paidBy: 'us',
  benefit: { kind: 'amount', offFen: 500 },
  scope: { kind: 'all' },
  thresholdFen: 2_000,
  pools: 'any',
  group: 'group',
  valid: { kind: 'days', days: 7, start: 'receiving' },
  ...change,
})
const batch = (change: Partial<Offer> = {}): Offer => ({ terms: terms(), size: 100, budgetFen: 60_000, perPerson: 2, claimUntil: at(60), ...change })

describe('the budget of a batch', () => {
  test('covers the dearest case of every coupon, to the fen', () => {
    const dearest = batch({ budgetFen: 50_000 })
    expect(coversAll(dearest)).toEqual({ ok: true, value: null })
    expect(coversAll({ ...dearest, budgetFen: 49_999 })).toEqual({ ok: false, refusal: 'budget_too_small', detail: { needFen: 50_000 } })
    const most = terms({ benefit: { kind: 'percent', percent: 50, capFen: 800 } })
    expect(coversAll({ ...dearest, terms: most })).toMatchObject({ ok: false, detail: { needFen: 80_000 } })
  })

  test('of one without a size covers one coupon at least', () => {
    expect(coversAll(batch({ size: null, budgetFen: 500 })).ok).toBe(true)
    expect(coversAll(batch({ size: null, budgetFen: 499 }))).toMatchObject({ ok: false, detail: { needFen: 500 } })
  })

  test('is held against what each kind can take off at most', () => {
    expect(faceOf({ kind: 'amount', offFen: 300 })).toBe(300)
    expect(faceOf({ kind: 'percent', percent: 20, capFen: 700 })).toBe(700)
    expect(faceOf({ kind: 'door', capFen: 200 })).toBe(200)
  })
})

describe('the times of a batch', () => {
  const fits = (claimFrom: number, claimUntil: number, valid: Valid = terms().valid) => timesFit({ terms: terms({ valid }), claimFrom: at(claimFrom), claimUntil: at(claimUntil) }, NOW)
  test.each([
    ['something of it is ahead', -60, 1, true],
    ['it ends now', -60, 0, false],
    ['it ended', -60, -1, false],
    ['it begins as it ends', 5, 5, false],
    ['it begins after its end', 6, 5, false],
    ['it begins later', 5, 6, true],
  ])('%s', (_what, from, until, fit) => expect(fits(from, until)).toBe(fit))

  test.each([
    ['usable to the last minute in which one may be taken', 0, 30, true],
    ['over before the last is taken', 0, 29, false],
    ['usable for no time', 40, 40, false],
    ['usable from after its end', 41, 40, false],
    ['usable long after', 0, 90, true],
  ])('of days that stand still: %s', (_what, from, until, fit) => expect(fits(-60, 30, between(from, until))).toBe(fit))
})

describe('a batch that is made better', () => {
  const changed = (change: Better, of: Offer = batch()) => improve(of, change)
  const worse = { ok: false, refusal: 'rules_worse' }

  test.each<[string, Better]>([
    ['nothing', {}],
    ['more of them', { size: 120 }],
    ['more money', { budgetFen: 60_001 }],
    ['more for each', { perPerson: 3 }],
    ['longer', { claimUntil: at(61) }],
    ['from a lower sum', { thresholdFen: 1_999 }],
  ])('with %s', (_what, change) => {
    const { thresholdFen = 2_000, ...counts } = change
    expect(changed(change)).toEqual({ ok: true, value: { ...batch(), ...counts, terms: terms({ thresholdFen }) } })
  })

  test.each<[string, Better]>([
    ['fewer', { size: 99 }],
    ['less money', { budgetFen: 59_999 }],
    ['fewer for each', { perPerson: 1 }],
    ['shorter', { claimUntil: at(59) }],
    ['only from a higher sum', { thresholdFen: 2_001 }],
  ])('is not with %s', (_what, change) => expect(changed(change)).toMatchObject(worse))

  test('of as many as there is money for gets no size; one with a size could lose by none', () => {
    expect(changed({ perPerson: 3 }, batch({ size: null }))).toMatchObject({ ok: true, value: { size: null } })
    expect(changed({ size: 1_000_000 }, batch({ size: null }))).toMatchObject(worse)
  })

  test('of days that stand still is not to be taken beyond them', () => {
    const still = batch({ terms: terms({ valid: between(0, 90) }) })
    expect(changed({ claimUntil: at(90) }, still)).toMatchObject({ ok: true, value: { claimUntil: at(90) } })
    expect(changed({ claimUntil: at(91) }, still)).toMatchObject(worse)
  })

  test('needs the money for more', () => {
    expect(changed({ size: 121 })).toEqual({ ok: false, refusal: 'budget_too_small', detail: { needFen: 60_500 } })
  })
})

describe('two coupons on one order', () => {
  const of = (one: string, other: string) => clashOf({ group: one }, { group: other })
  test('are of two groups, and neither stands alone', () => {
    expect([of('a', 'b'), of('a', 'a'), of('alone', 'b'), of('a', 'alone'), of('alone', 'alone')]).toEqual([null, 'same_group', 'alone_only', 'alone_only', 'alone_only'])
  })
})

describe('what a coupon is for', () => {
  const line = { itemId: 'i1', goodsId: 'g1', category: 'fruit' } as const
  const bare = { ...line, goodsId: null }
  test('items by their own id or that of their goods, all but some, kinds, or everything', () => {
    expect(covers({ kind: 'all' }, line)).toBe(true)
    for (const [ids, yes] of [[['i1'], true], [['g1'], true], [['i2', 'g2'], false], [[], false]] as const) {
      expect(covers({ kind: 'items', ids: [...ids] }, line)).toBe(yes)
      expect(covers({ kind: 'not_items', ids: [...ids] }, line)).toBe(!yes)
    }
    expect(covers({ kind: 'items', ids: ['g1'] }, bare)).toBe(false)
    expect(covers({ kind: 'items', ids: ['i1'] }, bare)).toBe(true)
    expect([covers({ kind: 'categories', categories: ['fruit'] }, line), covers({ kind: 'categories', categories: ['meat'] }, line)]).toEqual([true, false])
  })

  test('days that stand still are the same for everybody', () => {
    expect(validityOf(between(5, 9), NOW)).toEqual({ from: at(5), until: at(9) })
  })
})
