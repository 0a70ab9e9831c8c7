import type { Fen } from '@domain/money'
import type { Instant } from '@domain/time'
import { instant } from '@domain/time'
import * as z from 'zod/mini'

/** A trade as the pay channel tells it, in an answer or a callback. What isn't known yet (nobody has paid) is null. */
export interface Trade {
  appid: string
  mchid: string
  outTradeNo: string
  transactionId: string | null
  state: 'SUCCESS' | 'REFUND' | 'NOTPAY' | 'CLOSED' | 'REVOKED' | 'USERPAYING' | 'PAYERROR'
  totalFen: Fen | null
  currency: string | null
  payer: string | null
  successAt: Instant | null
}

/** REFUND says that money came in and some of it went back. */
export const isPaid = (trade: Trade): boolean => trade.state === 'SUCCESS' || trade.state === 'REFUND'

export interface ChannelRefund {
  outRefundNo: string
  refundId: string
  outTradeNo: string
  transactionId: string
  /** PROCESSING is no outcome; CLOSED needs a successor with a new number; ABNORMAL needs a person. */
  state: 'SUCCESS' | 'PROCESSING' | 'CLOSED' | 'ABNORMAL'
  refundFen: Fen
  totalFen: Fen
  successAt: Instant | null
}

const amount = z.int().check(z.nonnegative())

const tradeShape = z.object({
  appid: z.string(),
  mchid: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.optional(z.string()),
  trade_state: z.enum(['SUCCESS', 'REFUND', 'NOTPAY', 'CLOSED', 'REVOKED', 'USERPAYING', 'PAYERROR']),
  success_time: z.optional(z.string()),
  payer: z.optional(z.object({ openid: z.optional(z.string()) })),
  amount: z.optional(z.object({ total: z.optional(amount), currency: z.optional(z.string()) }))
})

const refundState = z.enum(['SUCCESS', 'PROCESSING', 'CLOSED', 'ABNORMAL'])

const refundShape = z.object({
  out_refund_no: z.string(),
  refund_id: z.string(),
  out_trade_no: z.string(),
  transaction_id: z.string(),
  status: z.optional(refundState),
  refund_status: z.optional(refundState),
  success_time: z.optional(z.string()),
  amount: z.object({ refund: amount, total: amount })
})

const noticeShape = z.object({
  id: z.string(),
  event_type: z.string(),
  resource: z.object({
    algorithm: z.literal('AEAD_AES_256_GCM'),
    ciphertext: z.string(),
    nonce: z.string(),
    associated_data: z.optional(z.string())
  })
})

const moment = (text: string | undefined): Instant | null => (text && !Number.isNaN(Date.parse(text)) ? instant(text) : null)

/** Null when it isn't the trade that API v3 describes. */
export function readTrade(json: unknown): Trade | null {
  const { success, data } = tradeShape.safeParse(json)
  if (!success) return null
  return {
    appid: data.appid,
    mchid: data.mchid,
    outTradeNo: data.out_trade_no,
    transactionId: data.transaction_id || null,
    state: data.trade_state,
    totalFen: data.amount?.total ?? null,
    currency: data.amount?.currency || null,
    payer: data.payer?.openid || null,
    successAt: moment(data.success_time)
  }
}

/** Reads the answer to a refund or its query (`status`) and a callback's content (`refund_status`) alike. */
export function readRefund(json: unknown): ChannelRefund | null {
  const { success, data } = refundShape.safeParse(json)
  const state = data?.status ?? data?.refund_status
  if (!success || !state) return null
  return {
    outRefundNo: data.out_refund_no,
    refundId: data.refund_id,
    outTradeNo: data.out_trade_no,
    transactionId: data.transaction_id,
    state,
    refundFen: data.amount.refund,
    totalFen: data.amount.total,
    successAt: moment(data.success_time)
  }
}

export function readNotice(json: unknown) {
  const { success, data } = noticeShape.safeParse(json)
  return success ? data : null
}
