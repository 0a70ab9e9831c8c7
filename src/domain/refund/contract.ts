import * as z from 'zod/mini'
import { cursorField, fenField, id, instantField, linesField, read, words, write } from '../call'

export const askReasonField = z.enum(['damaged', 'missing', 'wrong', 'quality', 'other'])
export const askView = z.object({
  askId: id,
  orderId: id,
  state: z.enum(['asked', 'accepted', 'declined', 'withdrawn']),
  reason: askReasonField,
  note: z.string(),
  hasPhoto: z.boolean(),
  askedAt: instantField,
  decidedAt: z.nullable(instantField),
  decision: z.nullable(z.string()),
  amountFen: fenField,
  lines: z.array(z.object({ itemId: id, name: z.string(), quantity: z.number(), fen: fenField })),
  /** For who decides: the number on the bag and whose it is (masked), and when it was fetched last. */
  bagNumber: z.optional(z.nullable(z.number())),
  name: z.optional(z.string()),
  handedAt: z.optional(z.nullable(instantField)),
})
export type AskView = z.infer<typeof askView>

/** How a repayment stands with the pay channel. */
export const refundStateField = z.enum(['queued', 'sent', 'done', 'closed', 'review'])
export const refundView = z.object({
  refundNo: id,
  orderId: z.nullable(id),
  amountFen: fenField,
  why: z.string(),
  state: refundStateField,
  attempts: z.number(),
  lastError: z.nullable(z.string()),
  queuedAt: instantField,
  doneAt: z.nullable(instantField),
})
export type RefundView = z.infer<typeof refundView>

export const refund = {
  'refund.ask': write({
    roles: ['resident'],
    input: z.strictObject({
      orderId: id,
      lines: linesField,
      reason: askReasonField,
      note: z.optional(words(200, 0)),
      /** A JPEG of at most 44 KB, base64; the phone makes it small. */
      photo: z.optional(z.string().check(z.maxLength(60_000), z.regex(/^\/9j\/[A-Za-z0-9+/]+={0,2}$/))),
    }),
    output: askView,
    refusals: ['order_not_found', 'item_not_found', 'too_many_units', 'refund_asked', 'after_sale_over', 'pool_open', 'not_paid', 'too_many_refunds'],
  }),
  'refund.withdraw': write({ roles: ['resident'], input: z.strictObject({ askId: id }), output: askView, refusals: ['ask_not_found', 'already_decided'] }),
  'refund.decide': write({
    roles: ['leader', 'operator'],
    input: z.strictObject({ askId: id, accept: z.boolean(), words: z.optional(words(200, 0)) }),
    output: askView,
    refusals: ['ask_not_found', 'own_ask', 'already_decided', 'too_many_refunds'],
  }),
  /** What was asked: of one's own order, or for a leader and operator what waits for a decision. */
  'refund.list': read({
    roles: ['resident'],
    input: z.strictObject({ orderId: z.optional(id), cursor: cursorField }),
    output: z.object({ asks: z.array(askView), cursor: z.nullable(z.string()) }),
    refusals: ['order_not_found'],
  }),
  'refund.photo': read({ roles: ['resident'], input: z.strictObject({ askId: id }), output: z.object({ photo: z.string() }), refusals: ['ask_not_found'] }),
  /** Repayments that did not go through by themselves. */
  'refund.review': read({
    roles: ['operator'],
    input: z.strictObject({ cursor: cursorField }),
    output: z.object({ refunds: z.array(refundView), cursor: z.nullable(z.string()) }),
    refusals: [],
  }),
  /** Sends a repayment under review again. */
  'refund.retry': write({ roles: ['operator'], input: z.strictObject({ refundNo: id }), output: refundView, refusals: ['refund_not_found', 'not_in_review'] }),
}
