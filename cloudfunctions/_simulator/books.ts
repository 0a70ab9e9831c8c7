import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import { hours, later, seconds, shopClock } from '@domain/time'
import type { Journal } from './journal'

/** One trade as the simulator's bank sees it. */
export interface SimTrade {
  outTradeNo: string
  transactionId: string
  prepayIds: string[]
  tradeType: 'JSAPI' | 'MWEB'
  appid: string
  description: string
  totalFen: Fen
  /** The account that a JSAPI prepay was made for. */
  expectedPayer: string | null
  notifyUrl: string
  expiresAt: Instant | null
  createdAt: Instant
  state: 'NOTPAY' | 'SUCCESS' | 'REFUND' | 'CLOSED'
  paidFen: Fen
  paidBy: string | null
  successAt: Instant | null
  refundNos: string[]
}

export interface SimRefund {
  outRefundNo: string
  refundId: string
  outTradeNo: string
  refundFen: Fen
  totalFen: Fen
  reason: string
  notifyUrl: string
  state: 'PROCESSING' | 'SUCCESS' | 'CLOSED' | 'ABNORMAL'
  createdAt: Instant
  /** When a PROCESSING one will have succeeded. */
  settlesAt: Instant
}

export const PAY_FAULTS = ['lost', 'late', 'doubled', 'reordered', 'forged', 'amount', 'payer', 'probe'] as const
export const API_FAULTS = ['timeout'] as const
export const REFUND_FAULTS = ['refund-abnormal', 'refund-closed', 'refund-processing'] as const
export const FAULTS = [...PAY_FAULTS, ...API_FAULTS, ...REFUND_FAULTS] as const
export type PayFault = (typeof PAY_FAULTS)[number]
export type Fault = (typeof FAULTS)[number]

export const tradeKey = (outTradeNo: string): string => `trade/${outTradeNo}`
export const refundKey = (outRefundNo: string): string => `refund/${outRefundNo}`

/** How long a refund under the knob `refund-processing` stays without an outcome. */
export const SLOW_REFUND_MS = hours(1)

export interface Knob {
  next: Fault
  times: number
}

/** Knobs wait in the order in which they were turned. */
export class Knobs {
  constructor(private readonly journal: Journal) {}

  all(): Knob[] {
    return this.journal.get<Knob[]>('knobs') ?? []
  }

  /** `times` 0 takes back what is left of that fault. */
  turn({ next, times }: Knob): void {
    const others = this.all().filter((knob) => times > 0 || knob.next !== next)
    this.journal.put(['knobs', times > 0 ? [...others, { next, times }] : others])
  }

  take<F extends Fault>(among: readonly F[]): F | null {
    const knobs = this.all()
    const knob = knobs.find(({ next }) => (among as readonly Fault[]).includes(next))
    if (!knob) return null
    const left = knobs.flatMap((each) => (each !== knob ? [each] : each.times > 1 ? [{ ...each, times: each.times - 1 }] : []))
    this.journal.put(['knobs', left])
    return knob.next as F
  }
}

/** A refund as it stands at `now`. */
export const refundAt = (refund: SimRefund, now: Instant): SimRefund =>
  refund.state === 'PROCESSING' && now >= refund.settlesAt ? { ...refund, state: 'SUCCESS' } : refund

/** The way WeChat writes moments: the shop's clock to the second, with its zone. */
export const channelTime = (at: Instant): string => `${shopClock(at).replace(' ', 'T')}:${at.slice(17, 19)}+08:00`

/** How long WeChat waits before each repeat of a callback that wasn't answered with 2xx. */
export const REPEATS_MS: readonly number[] = [15, 15, 30, 180, 600, 1200, 1800, 1800, 1800, 3600, 10800, 10800, 10800, 21600, 21600].map(seconds)
/** How late the first callback comes under `late`, and how long `reordered` waits for another trade's at most. */
export const LATE_MS = seconds(600)

export const lateFrom = (at: Instant): Instant => later(at, LATE_MS)

export interface Merchant {
  appid: string
  mchid: string
}

/** A trade in WeChat's words, for an answer to a query and for a callback alike. */
export function tradeJson(trade: SimTrade, { mchid }: Merchant): object {
  const words = { NOTPAY: '订单未支付', SUCCESS: '支付成功', REFUND: '订单发生过退款', CLOSED: '订单已关闭' }
  const common = { appid: trade.appid, mchid, out_trade_no: trade.outTradeNo, trade_state: trade.state, trade_state_desc: words[trade.state] }
  if (!trade.successAt) return { ...common, amount: { total: trade.totalFen, currency: 'CNY' } }
  return {
    ...common,
    transaction_id: trade.transactionId,
    trade_type: trade.tradeType,
    bank_type: 'OTHERS',
    attach: '',
    success_time: channelTime(trade.successAt),
    payer: { openid: trade.paidBy },
    amount: { total: trade.paidFen, payer_total: trade.paidFen, currency: 'CNY', payer_currency: 'CNY' }
  }
}

/** A refund in WeChat's words. Answers call its state `status`, callbacks `refund_status`. */
export function refundJson(refund: SimRefund, trade: SimTrade, stateName: 'status' | 'refund_status'): object {
  return {
    refund_id: refund.refundId,
    out_refund_no: refund.outRefundNo,
    transaction_id: trade.transactionId,
    out_trade_no: refund.outTradeNo,
    channel: 'ORIGINAL',
    user_received_account: '支付用户零钱',
    create_time: channelTime(refund.createdAt),
    [stateName]: refund.state,
    ...(refund.state === 'SUCCESS' && { success_time: channelTime(refund.settlesAt) }),
    amount: {
      total: refund.totalFen,
      refund: refund.refundFen,
      payer_total: refund.totalFen,
      payer_refund: refund.refundFen,
      settlement_total: refund.totalFen,
      settlement_refund: refund.refundFen,
      discount_refund: 0,
      currency: 'CNY'
    }
  }
}
