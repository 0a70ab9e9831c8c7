import * as z from 'zod/mini'
import { cursorField, fenField, id, instantField, read, words, write } from '../call'
import { MOST_AT_ONCE_FEN } from '../money'
import { POINTS_KINDS } from './points'

/** Points to use for an order, one fen each; without it none. */
export const usePointsField = z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(MOST_AT_ONCE_FEN)))
/** Why an order can't be placed with so many points: she has fewer to spend (`free`), or the order takes fewer (`most`). */
export const pointsRefusals = ['points_short', 'points_too_many'] as const

const pointsField = z.number().check(z.int(), z.minimum(-2_147_483_648), z.maximum(2_147_483_647))

export const pointsEntryView = z.object({
  entryId: id,
  kind: z.enum([...POINTS_KINDS, 'other']),
  /** Given; taken (`held` while what they are for isn't paid yet); come back; taken back; over their date. */
  how: z.enum(['earned', 'held', 'spent', 'back', 'reversed', 'expired']),
  /** What it changed: below 0 for what went. */
  points: pointsField,
  at: instantField,
  /** Of what is given: from when it can be spent, while that is to come. */
  freeAt: z.nullable(instantField),
  orderId: z.nullable(id),
})
export type PointsEntryView = z.infer<typeof pointsEntryView>

const stock = z.number().check(z.int(), z.minimum(1), z.maximum(100_000))

/** What points are exchanged for: a service, something off the property fee, or goods that lie at the station. */
export const exchangeKindField = z.enum(['service', 'property_fee', 'goods'])
export type ExchangeKind = z.infer<typeof exchangeKindField>

const cents = fenField.check(z.minimum(1))
/** Goods that one gets for points and a price: as a coupon for one of them in an order like any other. `capFen`: the most that it may take off. */
const saleFields = { goodsId: id, priceFen: cents, capFen: cents }

export const exchangeItemView = z.object({
  itemId: id,
  communityId: id,
  kind: exchangeKindField,
  name: z.string(),
  /** What exactly one gets, and where. */
  about: z.string(),
  points: pointsField,
  left: z.number(),
  perPerson: z.number(),
  /** Each seven days in a row give a right to one such. */
  exclusive: z.boolean(),
  /** How many of them I have had. */
  mine: z.number(),
  validDays: z.number(),
  until: instantField,
  /** Null where a desk gives it for a voucher's code. */
  sale: z.nullable(
    z.object({
      ...saleFields,
      goodsName: z.string(),
      /** It in the round that is open at my station, where it can be had at this price there. */
      tonight: z.nullable(z.object({ stationId: id, itemId: id, priceFen: fenField, left: z.number() })),
    }),
  ),
  /** For operators of its community alone. */
  figures: z.nullable(z.object({ offered: z.number(), issued: z.number(), used: z.number(), stoppedAt: z.nullable(instantField) })),
})
export type ExchangeItemView = z.infer<typeof exchangeItemView>

const voucherFields = {
  voucherId: id,
  kind: exchangeKindField,
  name: z.string(),
  about: z.string(),
  state: z.enum(['open', 'used', 'expired', 'void']),
  validUntil: instantField,
  usedAt: z.nullable(instantField),
}
export const voucherView = z.object({
  ...voucherFields,
  points: pointsField,
  /** What a desk is shown; empty where it is a coupon. */
  code: z.string(),
  exchangedAt: instantField,
  coupon: z.nullable(z.object({ couponId: id, communityId: id, goodsId: id, priceFen: fenField, /** The order that holds or used it. */ orderId: z.nullable(id) })),
})
export type VoucherView = z.infer<typeof voucherView>
/** A voucher as a desk sees it: whose it is is masked. */
export const shownVoucherView = z.object({ ...voucherFields, holder: z.string() })
export type ShownVoucher = z.infer<typeof shownVoucherView>
const codeInput = z.strictObject({ code: z.string().check(z.regex(/^[A-Za-z0-9 -]{4,20}$/)) })

export const points = {
  /** What one has, what of it expires next, and how it came about, the latest first. */
  'points.list': read({
    roles: ['resident'],
    input: z.strictObject({ cursor: cursorField }),
    output: z.object({
      /** What can be spent; below 0 when something was taken back that had been spent. */
      free: pointsField,
      /** What waits for an after-sale window to end. */
      frozen: pointsField,
      /** In orders that are not paid for yet. */
      held: pointsField,
      next: z.nullable(z.object({ points: pointsField, expiresAt: instantField })),
      entries: z.array(pointsEntryView),
      cursor: z.nullable(z.string()),
    }),
    refusals: [],
  }),
  /** What points can be exchanged for in one's community; with a community, for its operators, all there ever was with its figures. */
  'points.items': read({
    roles: ['resident'],
    input: z.strictObject({ communityId: z.optional(id) }),
    output: z.object({
      items: z.array(exchangeItemView),
      free: pointsField,
      /** Exclusive ones that I may have: one for each seven days in a row, less those I had. */
      rights: z.number(),
    }),
    refusals: ['no_station', 'community_not_found'],
  }),
  /** Exchanges points for one of an item's vouchers, or for a coupon where it is goods at a price. It can't be undone, and what isn't used in time is over. */
  'points.exchange': write({
    roles: ['resident'],
    input: z.strictObject({ itemId: id }),
    output: z.object({ voucher: voucherView, free: pointsField }),
    refusals: ['item_not_found', 'exchange_over', 'sold_out', 'over_limit', 'points_short', 'no_right', 'no_station'],
  }),
  /** One's own vouchers, the latest first. */
  'points.vouchers': read({
    roles: ['resident'],
    input: z.strictObject({ cursor: cursorField }),
    output: z.object({ vouchers: z.array(voucherView), cursor: z.nullable(z.string()) }),
    refusals: [],
  }),
  /** Shows what a voucher is before it is marked used. Wrong codes are counted, so it is a write. */
  'points.lookVoucher': write({
    roles: ['leader', 'staff', 'operator'],
    input: codeInput,
    output: z.object({ voucher: shownVoucherView }),
    refusals: ['code_not_found', 'too_many_guesses'],
  }),
  /** Marks a voucher used, at a station's desk, an event or the office of its community. */
  'points.useVoucher': write({
    roles: ['leader', 'staff', 'operator'],
    input: codeInput,
    output: z.object({ voucher: shownVoucherView }),
    refusals: ['code_not_found', 'too_many_guesses', 'voucher_used', 'voucher_over'],
  }),
  'points.addItem': write({
    roles: ['operator'],
    input: z.strictObject({
      communityId: id,
      kind: exchangeKindField,
      name: words(20),
      about: words(100),
      points: z.number().check(z.int(), z.minimum(1), z.maximum(1_000_000)),
      offered: stock,
      perPerson: z.number().check(z.int(), z.minimum(1), z.maximum(50)),
      validDays: z.number().check(z.int(), z.minimum(1), z.maximum(366)),
      until: instantField,
      exclusive: z.optional(z.boolean()),
      /** Of goods alone. */
      sale: z.optional(z.strictObject(saleFields)),
    }).check(z.refine(({ kind, sale }) => sale === undefined || kind === 'goods', 'names a price for what is no goods')),
    output: z.object({ itemId: id }),
    refusals: ['community_not_found', 'times_wrong', 'goods_not_found'],
  }),
  /** How many there are, and until when; or that no more are given out. What it is and costs stays as people were told. */
  'points.changeItem': write({
    roles: ['operator'],
    input: z.strictObject({ itemId: id, offered: z.optional(stock), until: z.optional(instantField), stopped: z.optional(z.boolean()) }),
    output: z.object({}),
    refusals: ['item_not_found', 'offer_too_low', 'times_wrong'],
  }),
}
