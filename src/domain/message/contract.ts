import * as z from 'zod/mini'
import { cursorField, id, instantField, read, write } from '../call'

export const messageKindField = z.enum([
  'pool_filled',
  'pool_expired_refund',
  'pool_expired_keep',
  'refunded',
  'refund_sent',
  'ask_accepted',
  'ask_declined',
  'short',
  'arrived',
  'reminder',
  'not_fetched',
  'cancelled',
  'late_payment',
  'coupon_given',
  'coupon_ends',
  'coupon_taken_back',
  'tasting_invited',
  'points_end',
  'sign_in_waits',
  'review_hidden',
  'event_offered',
  'event_lapsed',
  'event_reminder',
  'event_cancelled',
  'event_changed',
  'event_named',
  'event_unnamed',
])
export type MessageKind = z.infer<typeof messageKindField>

/** The words stand on the phone; the server says what happened and with which figures. */
export const messageView = z.object({
  messageId: id,
  kind: messageKindField,
  at: instantField,
  read: z.boolean(),
  orderId: z.nullable(id),
  poolId: z.nullable(id),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
})
export type MessageView = z.infer<typeof messageView>

/** What a resident may ask to be told through WeChat; one acceptance is one message. */
export const templateField = z.enum(['pool_over', 'arrived', 'refunded', 'sign_in', 'event'])
export type Template = z.infer<typeof templateField>

export const message = {
  'message.list': read({
    roles: ['resident'],
    input: z.strictObject({ cursor: cursorField }),
    output: z.object({
      messages: z.array(messageView),
      unread: z.number(),
      cursor: z.nullable(z.string()),
      /** By template: how many more times WeChat may tell her. */
      left: z.record(z.string(), z.number()),
      /** By template: what `wx.requestSubscribeMessage` asks for; empty where the owner has registered none. */
      templates: z.record(z.string(), z.string()),
    }),
    refusals: [],
  }),
  /** Marks everything up to and with this message as read. */
  'message.read': write({ roles: ['resident'], input: z.strictObject({ messageId: id }), output: z.object({ unread: z.number() }), refusals: ['message_not_found'] }),
  /** Notes what the resident answered to WeChat's question. */
  'message.accept': write({
    roles: ['resident'],
    input: z.strictObject({ accepted: z.array(templateField).check(z.minLength(1), z.maxLength(3)) }),
    output: z.object({ left: z.record(z.string(), z.number()) }),
    refusals: [],
  }),
}
