import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import { later } from '@domain/time'
import { randomBytes } from 'node:crypto'
import type { Knobs, SimRefund, SimTrade } from './books'
import { PAY_FAULTS, REFUND_FAULTS, refundAt, refundKey, SLOW_REFUND_MS, tradeKey } from './books'
import type { Callbacks } from './callbacks'
import type { Journal } from './journal'

/** WeChat's own numbers: digits only, 28 of them for a trade and 28 for a refund. */
const digits = (count: number) => Array.from(randomBytes(count), (byte) => byte % 10).join('')
const MOST_REFUNDS = 50

export interface PrepayOrder {
  outTradeNo: string
  tradeType: SimTrade['tradeType']
  appid: string
  description: string
  totalFen: Fen
  expectedPayer: string | null
  notifyUrl: string
  expiresAt: Instant | null
}

export interface RefundOrder {
  outTradeNo: string
  outRefundNo: string
  refundFen: Fen
  totalFen: Fen
  reason: string
  notifyUrl: string
}

type Deny<C extends string> = { ok: false; code: C }
type Done<V> = { ok: true; value: V }
const deny = <C extends string>(code: C): Deny<C> => ({ ok: false, code })
const done = <V>(value: V): Done<V> => ({ ok: true, value })

/** Where the money is: trades, payments and refunds, each kept before it is answered. */
export class Bank {
  private readonly prepaid = new Map<string, string>()
  private readonly paid = new Map<string, string>()

  constructor(
    private readonly journal: Journal,
    private readonly knobs: Knobs,
    private readonly callbacks: Callbacks
  ) {
    for (const trade of this.trades()) {
      for (const prepayId of trade.prepayIds) this.prepaid.set(prepayId, trade.outTradeNo)
      if (trade.successAt) this.paid.set(trade.transactionId, trade.outTradeNo)
    }
  }

  trades(): SimTrade[] {
    return this.journal.all<SimTrade>('trade/')
  }

  refunds(now: Instant): SimRefund[] {
    return this.journal.all<SimRefund>('refund/').map((refund) => refundAt(refund, now))
  }

  trade(outTradeNo: string): SimTrade | undefined {
    return this.journal.get<SimTrade>(tradeKey(outTradeNo))
  }

  tradeOfPrepay(prepayId: string): SimTrade | undefined {
    return this.trade(this.prepaid.get(prepayId) ?? '')
  }

  tradePaid(transactionId: string): SimTrade | undefined {
    return this.trade(this.paid.get(transactionId) ?? '')
  }

  refundOf(outRefundNo: string, now: Instant): SimRefund | undefined {
    const refund = this.journal.get<SimRefund>(refundKey(outRefundNo))
    return refund && refundAt(refund, now)
  }

  /** The same number with the same content may be prepaid again and gets another prepay id; it can be paid once all the same. */
  prepay(order: PrepayOrder, now: Instant): Done<string> | Deny<'ORDER_PAID' | 'ORDER_CLOSED' | 'OUT_TRADE_NO_USED'> {
    const known = this.trade(order.outTradeNo)
    if (known?.state === 'CLOSED') return deny('ORDER_CLOSED')
    if (known && known.state !== 'NOTPAY') return deny('ORDER_PAID')
    if (known && !sameOrder(known, order)) return deny('OUT_TRADE_NO_USED')
    const prepayId = `wx${digits(14)}${randomBytes(10).toString('hex')}`
    const trade: SimTrade = known ?? {
      ...order,
      transactionId: `4200${digits(24)}`,
      prepayIds: [],
      createdAt: now,
      state: 'NOTPAY',
      paidFen: 0,
      paidBy: null,
      successAt: null,
      refundNos: []
    }
    this.journal.put([tradeKey(trade.outTradeNo), { ...trade, expiresAt: order.expiresAt, prepayIds: [...trade.prepayIds, prepayId] }])
    this.prepaid.set(prepayId, trade.outTradeNo)
    return done(prepayId)
  }

  /**
   * Somebody pays. `time_expire` does not stop it: WeChat lets a payment end that began before, so late money must be possible to try; a closed trade
   * does.
   */
  pay(outTradeNo: string, payer: string, now: Instant): Done<SimTrade> | Deny<'no_such_trade' | 'already_paid' | 'closed'> {
    const trade = this.trade(outTradeNo)
    if (!trade) return deny('no_such_trade')
    if (trade.state === 'CLOSED') return deny('closed')
    if (trade.state !== 'NOTPAY') return deny('already_paid')
    const fault = this.knobs.take(PAY_FAULTS)
    const wrongFen = trade.totalFen > 1 ? trade.totalFen - 1 : trade.totalFen + 1
    const paid: SimTrade = {
      ...trade,
      state: 'SUCCESS',
      paidFen: fault === 'amount' ? wrongFen : trade.totalFen,
      paidBy: fault === 'payer' ? `sim-stranger-${randomBytes(6).toString('hex')}` : payer,
      successAt: now
    }
    const callback = this.callbacks.planPayment(paid, now, fault)
    this.journal.put([tradeKey(outTradeNo), paid], ...(callback ? [this.callbacks.entry(callback)] : []))
    this.paid.set(paid.transactionId, outTradeNo)
    if (callback) this.callbacks.start(callback)
    return done(paid)
  }

  close(outTradeNo: string): Done<null> | Deny<'ORDER_NOT_EXIST' | 'ORDER_PAID' | 'ORDER_CLOSED'> {
    const trade = this.trade(outTradeNo)
    if (!trade) return deny('ORDER_NOT_EXIST')
    if (trade.state === 'CLOSED') return deny('ORDER_CLOSED')
    if (trade.state !== 'NOTPAY') return deny('ORDER_PAID')
    this.journal.put([tradeKey(outTradeNo), { ...trade, state: 'CLOSED' }])
    return done(null)
  }

  refund(order: RefundOrder, now: Instant): Done<SimRefund> | Deny<'RESOURCE_NOT_EXISTS' | 'INVALID_REQUEST'> {
    const trade = this.trade(order.outTradeNo)
    if (!trade?.successAt) return deny('RESOURCE_NOT_EXISTS')
    const known = this.refundOf(order.outRefundNo, now)
    if (known) return sameRefund(known, order) ? done(known) : deny('INVALID_REQUEST')
    const back = trade.refundNos.reduce((sum, number) => sum + this.refundedBy(number), 0)
    const lawful = order.totalFen === trade.paidFen && back + order.refundFen <= trade.paidFen && trade.refundNos.length < MOST_REFUNDS
    if (!lawful) return deny('INVALID_REQUEST')
    const fault = this.knobs.take(REFUND_FAULTS)
    const slow = fault === 'refund-processing'
    const refund: SimRefund = {
      ...order,
      refundId: `5030${digits(24)}`,
      state: slow ? 'PROCESSING' : fault === 'refund-abnormal' ? 'ABNORMAL' : fault === 'refund-closed' ? 'CLOSED' : 'SUCCESS',
      createdAt: now,
      settlesAt: slow ? later(now, SLOW_REFUND_MS) : now
    }
    const callback = this.callbacks.planRefund(refund)
    const refunded: SimTrade = { ...trade, state: 'REFUND', refundNos: [...trade.refundNos, order.outRefundNo] }
    this.journal.put([tradeKey(trade.outTradeNo), refunded], [refundKey(order.outRefundNo), refund], this.callbacks.entry(callback))
    this.callbacks.start(callback)
    return done({ ...refund, state: 'PROCESSING' })
  }

  /** A refund that was closed has given nothing back. */
  private refundedBy(outRefundNo: string): Fen {
    const refund = this.journal.get<SimRefund>(refundKey(outRefundNo))
    return refund && refund.state !== 'CLOSED' ? refund.refundFen : 0
  }
}

const sameOrder = (trade: SimTrade, order: PrepayOrder): boolean =>
  trade.tradeType === order.tradeType &&
  trade.appid === order.appid &&
  trade.description === order.description &&
  trade.totalFen === order.totalFen &&
  trade.expectedPayer === order.expectedPayer &&
  trade.notifyUrl === order.notifyUrl

const sameRefund = (refund: SimRefund, order: RefundOrder): boolean =>
  refund.outTradeNo === order.outTradeNo && refund.refundFen === order.refundFen && refund.totalFen === order.totalFen
