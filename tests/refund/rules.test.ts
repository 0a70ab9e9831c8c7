import { ask, orderAskUntil, stillBack, type AskFacts, type AskableLine } from '@domain/refund/ask'
import { ASKED_MOST, backForUnits, pointsForUnits, REFUNDS_MOST, shareShort, type SharedLine } from '@domain/refund/refund'
import { hours, instant, later } from '@domain/time'
import fc from 'fast-check'

const NOON = instant('2026-11-22T04:00:00.000Z')
const aLine = (about: Partial<AskableLine> = {}): AskableLine => ({
  itemId: 'i1',
  quantity: 3,
  payFen: 1_000,
  refundedQuantity: 0,
  refundedFen: 0,
  handedAt: null,
  ...about,
})
const facts = (about: Partial<AskFacts> = {}): AskFacts => ({
  state: 'paid',
  inOpenPool: false,
  afterSaleHours: 48,
  waiting: false,
  refunds: 0,
  lines: [aLine(), aLine({ itemId: 'i2', quantity: 1 })],
  ...about,
})
const oneUnit = [{ itemId: 'i1', quantity: 1 }]

describe('asking', () => {
  test("is worth the units' share of what the line cost, and all units together are worth all of it", () => {
    expect(ask(facts(), oneUnit, NOON)).toEqual({ ok: true, value: { lineFen: [333], amountFen: 333 } })
    expect(
      ask(
        facts(),
        [
          { itemId: 'i1', quantity: 3 },
          { itemId: 'i2', quantity: 1 },
        ],
        NOON,
      ),
    ).toMatchObject({ value: { lineFen: [1_000, 1_000], amountFen: 2_000 } })
    expect(ask(facts({ lines: [aLine({ refundedQuantity: 1, refundedFen: 333 })] }), [{ itemId: 'i1', quantity: 2 }], NOON)).toMatchObject({
      value: { amountFen: 667 },
    })
  })
  test('a unit that a coupon brought to its price goes back last: what is kept costs what was promised', () => {
    const worth = (quantity: number, about: Partial<AskableLine>) => ask(facts({ lines: [aLine({ payFen: 4_010, pricedFen: 10, ...about })] }), [{ itemId: 'i1', quantity }], NOON)
    expect(worth(1, {})).toMatchObject({ value: { amountFen: 2_000 } })
    expect(worth(2, {})).toMatchObject({ value: { amountFen: 4_000 } })
    expect(worth(3, {})).toMatchObject({ value: { amountFen: 4_010 } })
    expect(worth(1, { refundedQuantity: 2, refundedFen: 4_000 })).toMatchObject({ value: { amountFen: 10 } })
    expect(worth(1, { quantity: 1, payFen: 10 })).toMatchObject({ value: { amountFen: 10 } })
  })
  test('of the points on its line, the units that took them bring them back', () => {
    const line = aLine({ payFen: 3_910, pricedFen: 10 })
    const points = (units: number) => pointsForUnits({ ...line, pointsFen: 100, pointsBack: 0 }, units)
    expect([points(1), points(2), points(3)]).toEqual([50, 100, 100])
  })
  test.each([
    ['an unpaid order', facts({ state: 'unpaid' }), oneUnit, 'not_paid'],
    ['a cancelled order', facts({ state: 'cancelled' }), oneUnit, 'not_paid'],
    ['a member of an open pool', facts({ inOpenPool: true }), oneUnit, 'pool_open'],
    ['a second ask', facts({ waiting: true }), oneUnit, 'refund_asked'],
    ['one part more than may be asked for', facts({ refunds: ASKED_MOST }), oneUnit, 'too_many_refunds'],
    ['a strange item', facts(), [{ itemId: 'x', quantity: 1 }], 'item_not_found'],
    ['more units than are left', facts({ lines: [aLine({ refundedQuantity: 2 })] }), [{ itemId: 'i1', quantity: 2 }], 'too_many_units'],
    [
      'an order that went back',
      facts({ state: 'refunded', lines: [aLine({ refundedQuantity: 3, refundedFen: 1_000 })] }),
      oneUnit,
      'too_many_units',
    ],
    ['an order whose money came late and went back uncounted', facts({ state: 'refunded' }), oneUnit, 'too_many_units'],
  ])('is refused to %s', (_who, about, units, refusal) => expect(ask(about, units, NOON)).toMatchObject({ ok: false, refusal }))

  test('ends with the after-sale window, counted from the last handing over, to the millisecond', () => {
    const fetched = facts({
      state: 'fetched',
      lines: [aLine({ handedAt: NOON }), aLine({ itemId: 'i2', handedAt: later(NOON, hours(1)) })],
    })
    const until = later(NOON, hours(49))
    expect(ask(fetched, oneUnit, later(until, -1)).ok).toBe(true)
    expect(ask(fetched, oneUnit, until)).toMatchObject({ refusal: 'after_sale_over', detail: { until } })
  })
  test('counts from the last handing over, in whichever order the lines stand', () => {
    const lines = [aLine({ handedAt: later(NOON, hours(1)) }), aLine({ handedAt: NOON }), aLine({ refundedQuantity: 3 })]
    for (const turned of [lines, lines.toReversed()]) expect(orderAskUntil(turned, 48)).toBe(later(NOON, hours(49)))
  })
  test('says what is left, and which item it does not know', () => {
    const two = [{ itemId: 'i1', quantity: 2 }]
    expect(ask(facts({ lines: [aLine({ refundedQuantity: 2 })] }), two, NOON)).toMatchObject({ detail: { itemId: 'i1', left: 1 } })
    expect(ask(facts({ state: 'refunded' }), two, NOON)).toMatchObject({ detail: { left: 0 } })
    expect(ask(facts(), [{ itemId: 'x', quantity: 1 }], NOON)).toMatchObject({ detail: { itemId: 'x' } })
  })
  test('leaves some of the parts in which money may go back to the rules', () => {
    expect(REFUNDS_MOST - ASKED_MOST).toBe(5)
  })
  test('no units, or fewer, are worth nothing', () => {
    for (const units of [0, -1]) expect(backForUnits(aLine(), units)).toMatchObject({ refusal: 'too_many_units' })
  })
  test('has no end while something still waits to be fetched', () => {
    expect(orderAskUntil([aLine({ handedAt: NOON }), aLine()], 48)).toBeNull()
    expect(orderAskUntil([aLine({ handedAt: NOON }), aLine({ refundedQuantity: 3 })], 48)).toBe(later(NOON, hours(48)))
  })
})

test('asks that come one after the other never give back more than a line cost', () => {
  const line = fc.record({ quantity: fc.integer({ min: 1, max: 9 }), payFen: fc.integer({ min: 0, max: 50_000 }) })
  fc.assert(
    fc.property(line, fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 12 }), ({ quantity, payFen }, wishes) => {
      let now = aLine({ quantity, payFen })
      for (const units of wishes) {
        const allowed = ask(facts({ lines: [now] }), [{ itemId: 'i1', quantity: units }], NOON)
        if (allowed.ok)
          now = { ...now, refundedQuantity: now.refundedQuantity + units, refundedFen: now.refundedFen + allowed.value.amountFen }
      }
      expect(now.refundedFen).toBeLessThanOrEqual(payFen)
      if (now.refundedQuantity === quantity) expect(now.refundedFen).toBe(payFen)
    }),
  )
})

test('a decision gives back what is still left of what was asked', () => {
  const lines = [aLine({ refundedQuantity: 2 }), aLine({ itemId: 'i2', quantity: 1, refundedQuantity: 1 })]
  expect(
    stillBack(
      [
        { itemId: 'i1', quantity: 3 },
        { itemId: 'i2', quantity: 1 },
        { itemId: 'gone', quantity: 1 },
      ],
      lines,
    ),
  ).toEqual([{ itemId: 'i1', quantity: 1 }])
})

describe('a short delivery', () => {
  const shared = (orderId: string, minute: number, quantity: number, refundedQuantity = 0): SharedLine => ({
    ...{ orderId, quantity, refundedQuantity, paidAt: later(NOON, minute * 60_000) },
    ...{ payFen: 1_000, refundedFen: 0 },
  })
  const missing = (lines: readonly SharedLine[], arrived: number) => shareShort(lines, arrived).map(({ line, missing: units }) => [line.orderId, units])

  test('goes to who paid earlier; of two who paid at once, to the earlier order', () => {
    // An id says nothing about who paid first.
    const lines = [shared('a', 2, 2), shared('c', 1, 3), shared('b', 1, 1), shared('d', 0, 2)]
    expect(missing(lines, 8)).toEqual([])
    expect(missing(lines, 7)).toEqual([['a', 1]])
    expect(missing(lines, 4)).toEqual([['c', 2], ['a', 2]])
    expect(missing(lines, 2)).toEqual([['b', 1], ['c', 3], ['a', 2]])
    expect(missing(lines.toReversed(), 4)).toEqual([['c', 2], ['a', 2]])
    expect(missing(lines, 0)).toEqual([['d', 2], ['b', 1], ['c', 3], ['a', 2]])
  })
  test('leaves out what went back before', () => {
    expect(missing([shared('a', 0, 3, 2), shared('b', 1, 2)], 2)).toEqual([['b', 1]])
    expect(missing([shared('a', 0, 2, 2)], 0)).toEqual([])
  })
})
