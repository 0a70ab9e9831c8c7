import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import { shopClock, shopDay } from '@domain/time'
import type { SimRefund, SimTrade } from './books'

const NAMES =
  '交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,货币种类,应结订单金额,代金券金额,' +
  '微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注'
const SUMMARY_NAMES = '总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额'

const yuan = (fen: Fen) => `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`
const row = (...values: readonly string[]) => values.map((value) => `\`${value}`).join(',')
const billTime = (at: Instant) => `${shopClock(at)}:${at.slice(17, 19)}`

interface Entry {
  at: Instant
  trade: SimTrade
  refund: SimRefund | null
}

/** The trade bill of one shop day in WeChat's form; null when nothing was paid or given back that day. */
export function makeBill(day: string, mchid: string, trades: readonly SimTrade[], refunds: readonly SimRefund[]): string | null {
  const byNumber = new Map(trades.map((trade) => [trade.outTradeNo, trade]))
  const payments: Entry[] = trades.flatMap((trade) => (trade.successAt ? [{ at: trade.successAt, trade, refund: null }] : []))
  const returns: Entry[] = refunds.flatMap((refund) => {
    const trade = byNumber.get(refund.outTradeNo)
    return trade && refund.state === 'SUCCESS' ? [{ at: refund.settlesAt, trade, refund }] : []
  })
  const entries = [...payments, ...returns].filter(({ at }) => shopDay(at) === day).sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  if (entries.length === 0) return null
  const paid = entries.reduce((sum, { trade, refund }) => sum + (refund ? 0 : trade.paidFen), 0)
  const back = entries.reduce((sum, { refund }) => sum + (refund?.refundFen ?? 0), 0)
  const summary = row(String(entries.length), yuan(paid), yuan(back), '0.00', '0.00000', yuan(paid), yuan(back))
  return `\uFEFF${[NAMES, ...entries.map((entry) => line(entry, mchid)), SUMMARY_NAMES, summary].join('\r\n')}\r\n`
}

function line({ at, trade, refund }: Entry, mchid: string): string {
  const paid = yuan(refund ? 0 : trade.paidFen)
  const back = yuan(refund?.refundFen ?? 0)
  return row(
    ...[billTime(at), trade.appid, mchid, '0', '', trade.transactionId, trade.outTradeNo, trade.paidBy ?? ''],
    ...[trade.tradeType, refund ? 'REFUND' : 'SUCCESS', 'OTHERS', 'CNY', paid, '0.00'],
    ...[refund?.refundId ?? '0', refund?.outRefundNo ?? '0', back, '0.00', refund ? 'ORIGINAL' : '', refund?.state ?? ''],
    ...[trade.description, '', '0.00000', '0.60%', paid, back, '']
  )
}
