import { differences } from '@domain/payment/bill'
import type { OrderAtNews } from '@domain/payment/payment'
import { mismatch, paymentEffect } from '@domain/payment/payment'
import { instant, later } from '@domain/time'

const hold = instant('2026-11-22T10:15:00.000Z')
const before = later(hold, -1)
const order = (over: Partial<OrderAtNews> = {}): OrderAtNews => ({ state: 'unpaid', holdUntil: hold, overWhy: null, ifNotFilled: null, ...over })

describe('news of a payment', () => {
  test('counts until the last millisecond of its hold, and is late at its end whatever its own time says', () => {
    expect(paymentEffect(order(), before, null)).toBe('counts')
    expect(paymentEffect(order(), hold, null)).toBe('plain_or_back')
  })

  test('still counts when the closing query of a pool finds it at the end', () => {
    expect(paymentEffect(order({ ifNotFilled: 'refund' }), hold, hold)).toBe('counts')
  })

  test('but not when its own hold had ended before the pool did', () => {
    expect(paymentEffect(order({ ifNotFilled: 'refund' }), later(hold, 1), later(hold, 1))).toBe('back')
  })

  test('late: keep and plain orders become plain orders if they can, refund gets the money back', () => {
    expect(paymentEffect(order({ ifNotFilled: 'keep' }), hold, null)).toBe('plain_or_back')
    expect(paymentEffect(order({ ifNotFilled: 'refund' }), hold, null)).toBe('back')
    expect(paymentEffect(order({ state: 'cancelled', overWhy: 'lapsed' }), hold, null)).toBe('plain_or_back')
  })

  test('goes back when the resident or the shop had ended the order', () => {
    expect(paymentEffect(order({ state: 'cancelled', overWhy: 'resident' }), before, null)).toBe('back')
    expect(paymentEffect(order({ state: 'cancelled', overWhy: 'campaign' }), before, null)).toBe('back')
  })

  test.each(['paid', 'fetched', 'refunded'] as const)('is a second one for an order that is %s', (state) => {
    expect(paymentEffect(order({ state }), before, null)).toBe('second')
  })
})

describe('money that is not what we asked for', () => {
  const news = { outTradeNo: 't', transactionId: 'x', amountFen: 3200, currency: 'CNY', payer: 'me' }
  const ours = { amountFen: 3200, openid: 'me' }
  test.each([
    ['a trade of nobody', news, null, 'unknown_trade'],
    ['a fen too little', { ...news, amountFen: 3199 }, ours, 'wrong_amount'],
    ['a fen too much', { ...news, amountFen: 3201 }, ours, 'wrong_amount'],
    ['another payer', { ...news, payer: 'you' }, ours, 'wrong_payer'],
    ['no payer', { ...news, payer: null }, ours, 'wrong_payer'],
    ['another currency', { ...news, currency: 'USD' }, ours, 'wrong_currency'],
    ['what we asked for', news, ours, null],
    ['whoever pays in a browser', news, { ...ours, openid: null }, null],
    ['a browser\'s payment has no payer', { ...news, payer: null }, { ...ours, openid: null }, null]
  ] as const)('%s', (_name, told, own, why) => {
    expect(mismatch(told, own)).toBe(why)
  })
})

test('a bill and our books differ where a number is missing on one side or its amount is another', () => {
  const ours = { payments: [{ number: 'a', amountFen: 1 }, { number: 'b', amountFen: 2 }], refunds: [{ number: 'r', amountFen: 5 }] }
  const bill = { payments: [{ number: 'a', amountFen: 1 }, { number: 'b', amountFen: 3 }, { number: 'c', amountFen: 4 }], refunds: [] }
  expect(differences(ours, bill)).toEqual([
    { what: 'payment', number: 'b', oursFen: 2, billFen: 3 },
    { what: 'payment', number: 'c', oursFen: null, billFen: 4 },
    { what: 'refund', number: 'r', oursFen: 5, billFen: null }
  ])
  expect(differences(ours, ours)).toEqual([])
})
