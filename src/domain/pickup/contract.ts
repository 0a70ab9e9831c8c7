import * as z from 'zod/mini'
import { handoverField, id, instantField, read, write } from '../call'

/** What a phone shows or a person reads out: `LP` and 26 characters (scanned), or 8 characters (typed). */
export const codeField = z.string().check(z.regex(/^[0-9A-Za-z -]{1,40}$/))

export const bagLine = z.object({
  lineId: id,
  orderId: id,
  itemId: id,
  name: z.string(),
  unit: z.string(),
  picture: z.nullable(z.string()),
  quantity: z.number(),
  handedAt: z.nullable(instantField),
  /** When it went over the counter as the desk's phone says, where that was before `handedAt`: there was no connection. */
  claimedAt: z.optional(z.nullable(instantField)),
  /** Says why this line can't be handed over now. */
  stop: z.nullable(z.enum(['pool_open', 'refund_asked', 'refunded', 'not_fetched'])),
})
/** A campaign's bags as the desk takes them along, to go on without a connection. No code is in it, nor can one be made from it: see `tagOf`. */
export const shelfView = z.object({
  campaignId: id,
  title: z.string(),
  stationId: id,
  stationName: z.string(),
  arrived: z.boolean(),
  /** From then on nobody needs it: the phone forgets it. */
  keepUntil: instantField,
  items: z.array(z.object({ itemId: id, name: z.string(), unit: z.string() })),
  bags: z.array(
    z.object({
      bagId: id,
      number: z.nullable(z.number()),
      name: z.string(),
      handover: handoverField,
      building: z.nullable(z.string()),
      /** Something in it was wished for without packaging, and nobody has confirmed yet that it is. */
      green: z.optional(z.boolean()),
      /** Of somebody whose tier goes first at the desk. */
      priority: z.optional(z.boolean()),
      tags: z.array(z.object({ scanned: z.string(), typed: z.string() })),
      lines: z.array(z.object({ lineId: id, itemId: id, quantity: z.number(), handedAt: z.nullable(instantField), stop: bagLine.shape.stop })),
    }),
  ),
})
export type ShelfView = z.infer<typeof shelfView>

const bag = {
  bagId: id,
  /** Written on the bag; given out when the campaign closes. */
  number: z.nullable(z.number()),
  /** `王**`, so that a wrong bag is noticed and a name isn't shown around. */
  name: z.string(),
  handover: handoverField,
  building: z.nullable(z.string()),
  arrived: z.boolean(),
  /** Something in it was wished for without packaging, and nobody has confirmed yet that it is. */
  green: z.optional(z.boolean()),
  /** Of somebody whose tier goes first at the desk. */
  priority: z.optional(z.boolean()),
  lines: z.array(bagLine),
}
const wrong = ['code_not_found', 'too_many_codes'] as const

export const pickup = {
  'pickup.code': read({
    roles: ['resident'],
    input: z.strictObject({ orderId: id }),
    output: z.object({
      /** For the scanner. */
      code: z.string(),
      /** To read out. */
      typedCode: z.string(),
      bagNumber: z.nullable(z.number()),
      /** More than one order lies in this household's bag. */
      shared: z.boolean(),
      arrived: z.boolean(),
      fetched: z.boolean(),
      pickupDay: z.string(),
      pickupFrom: z.string(),
      pickupUntil: z.string(),
      stationName: z.string(),
      address: z.string(),
      lines: z.array(bagLine),
    }),
    refusals: ['order_not_found', 'not_paid'],
  }),
  /** What the desk needs to go on without a connection: the bags of one campaign, or of all that are being fetched at the caller's stations. */
  'pickup.sheet': read({
    roles: ['leader'],
    input: z.strictObject({ campaignId: z.optional(id) }),
    output: z.object({ shelves: z.array(shelfView) }),
    refusals: ['campaign_not_found'],
  }),
  /** Shows what is in a bag before it is handed over. Wrong typed codes are counted, so it is a write. */
  'pickup.preview': write({
    roles: ['leader'],
    input: z.strictObject({ code: codeField }),
    output: z.object(bag),
    refusals: [...wrong],
  }),
  'pickup.confirm': write({
    roles: ['leader'],
    input: z.strictObject({
      code: codeField,
      lines: z.optional(z.array(id).check(z.minLength(1), z.maxLength(400))),
      /** When it went over the counter, as a desk without a connection says afterwards. Kept as a claim. */
      scannedAt: z.optional(instantField),
      /** What of it was wished for without packaging is so, as the desk has seen. */
      green: z.optional(z.boolean()),
    }),
    output: z.object({ ...bag, handed: z.array(id), left: z.number() }),
    refusals: [...wrong, 'pool_open', 'refund_asked', 'already_fetched', 'line_not_found'],
  }),
}
