import type { OrderState } from '@domain/order/contract'
import { mayBecome, mayCancel, takesOrders, type CancelFacts } from '@domain/order/order'
import { orderPrice, type PriceFacts } from '@domain/order/price'
import { standingOf } from '@domain/order/standing'
import { instant, later } from '@domain/time'
import { aLine, facts } from '../coupon/fixtures'

const TEN = instant('2026-11-22T02:00:00.000Z')
const CUT_OFF = instant('2026-11-22T15:00:00.000Z')
const STATES: readonly OrderState[] = ['unpaid', 'paid', 'fetched', 'cancelled', 'refunded']

test('an order goes on and never back: only what was given up may still be paid, or sent back', () => {
  const ways = STATES.flatMap((from) => STATES.filter((to) => mayBecome(from, to)).map((to) => `${from} ${to}`))
  expect(ways).toEqual(['unpaid paid', 'unpaid cancelled', 'paid fetched', 'paid refunded', 'cancelled paid', 'cancelled refunded'])
})

test('a campaign takes orders while it is open, from its opening until just before its cut-off', () => {
  const takes = (state: string, at: typeof TEN) => takesOrders({ state, opensAt: TEN, closesAt: CUT_OFF }, at)
  expect([later(TEN, -1), TEN, later(CUT_OFF, -1), CUT_OFF].map((at) => takes('open', at))).toEqual([false, true, true, false])
  expect(['draft', 'closed', 'cancelled'].map((state) => takes(state, TEN))).toEqual([false, false, false])
})

describe('cancelling', () => {
  const may = (about: Partial<CancelFacts>, now = TEN) => mayCancel({ state: 'paid', seat: null, anyLineHanded: false, closesAt: CUT_OFF, ...about }, now)

  test('a plain order may be, paid or not, until just before the cut-off', () => {
    for (const state of ['unpaid', 'paid'] as const) expect(may({ state })).toEqual({ ok: true, value: true })
    expect(may({}, later(CUT_OFF, -1)).ok).toBe(true)
    expect(may({}, CUT_OFF)).toMatchObject({ refusal: 'campaign_closed' })
  })
  test('one whose pool let it go is a plain one', () => {
    for (const seat of ['left', 'lapsed', 'expired'] as const) expect(may({ seat }).ok).toBe(true)
  })
  test.each([
    [{ state: 'cancelled' }, 'order_over'],
    [{ state: 'refunded' }, 'order_over'],
    [{ state: 'fetched' }, 'already_fetched'],
    [{ anyLineHanded: true }, 'already_fetched'],
    [{ seat: 'held' }, 'in_pool'],
    [{ seat: 'paid' }, 'in_pool'],
    [{ seat: 'settled' }, 'in_pool'],
  ] as const)('%j is refused: %s', (about, refusal) => expect(may(about)).toMatchObject({ ok: false, refusal }))
})

test('a paid order stands by its pool first, then by its goods; any other by its state', () => {
  const stands = (state: OrderState, poolState: 'open' | 'settled' | null, arrived: boolean) => standingOf({ state, poolState, arrived })
  expect([stands('paid', 'open', true), stands('paid', 'settled', true), stands('paid', null, false)]).toEqual(['pooling', 'arrived', 'waiting'])
  for (const state of STATES.filter((each) => each !== 'paid')) expect(stands(state, 'open', true)).toBe(state)
})

describe('what the rules of a price say that they did', () => {
  const said = (change: Partial<PriceFacts>) => orderPrice(facts({ lines: [aLine('a', 2_000)], ...change })).trace.map(({ rule, applied, offFen, afterFen }) => [rule, applied, offFen, afterFen])

  test('nothing, where there is nothing to do', () => {
    expect(said({})).toEqual([
      ['campaign_price', true, 0, 2_000],
      ['pool_step', false, 0, 2_000],
      ['door_fee', false, 0, 2_000],
    ])
  })
  test('one after the other', () => {
    expect(said({ pool: { percent: 20, mayEndAt: [20] }, points: 100, doorFeeFen: 300 })).toEqual([
      ['campaign_price', true, 0, 2_000],
      ['pool_step', true, 400, 1_600],
      ['points', true, 100, 1_500],
      ['door_fee', true, 0, 1_800],
    ])
  })
  test('points that the order has no room for did nothing', () => {
    expect(said({ lines: [aLine('a', 2_000, { lowestFen: 2_000 })], points: 100 })).toContainEqual(['points', false, 0, 2_000])
  })
})
