import * as z from 'zod/mini'
import { cursorField, dayField, fenField, handoverField, id, instantField, linesField, read, sumField, words, write } from '../call'
import { couponIdsField, couponRefusals, termsField } from '../coupon/contract'
import { categoryField } from '../goods/contract'
import { pointsRefusals, usePointsField } from '../points/contract'
import { ifNotFilledField } from '../pool/contract'
import { stationView } from '../station/contract'
import { STANDINGS } from './standing'

/** unpaid (stock is held until `payUntil`) → paid → fetched; or cancelled (never paid for), refunded (everything went back). */
export const orderStateField = z.enum(['unpaid', 'paid', 'fetched', 'cancelled', 'refunded'])
export type OrderState = z.infer<typeof orderStateField>

export const lineView = z.object({
  lineId: id,
  itemId: id,
  name: z.string(),
  unit: z.string(),
  picture: z.nullable(z.string()),
  /** What stands in where there is no picture. */
  category: z.optional(categoryField),
  quantity: z.number(),
  priceFen: fenField,
  /** What this line costs after its share of the discount. */
  payFen: fenField,
  /** What coupons took off it. */
  couponFen: z.optional(fenField),
  /** What points took off it, and how many of them came back with units that went back. */
  pointsFen: z.optional(fenField),
  pointsBack: z.optional(fenField),
  /** What one unit of it costs that a coupon brought to its price; when units go back, it is the last. */
  pricedFen: z.optional(z.nullable(fenField)),
  refundedQuantity: z.number(),
  refundedFen: fenField,
  handedAt: z.nullable(instantField),
  notFetched: z.boolean(),
})
/** Something that happened to an order, told once it has. */
export const happenedField = z.enum(['placed', 'paid', 'pool_settled', 'pool_expired', 'closed', 'arrived', 'fetched', 'not_fetched', 'back', 'lapsed'])
export const happenedView = z.object({
  what: happenedField,
  at: instantField,
  /** Money that came (`paid`) or goes back (`back`). */
  amountFen: z.optional(fenField),
  /** Of `back`: by which rule, and when the pay channel had paid it; null while it is on its way. */
  why: z.optional(z.string()),
  doneAt: z.optional(z.nullable(instantField)),
  /** Of `fetched` and `not_fetched`: the goods. */
  goods: z.optional(z.array(z.string())),
})
export type HappenedView = z.infer<typeof happenedView>

export const standingField = z.enum(STANDINGS)

export const orderView = z.object({
  orderId: id,
  campaignId: id,
  campaignTitle: z.string(),
  station: stationView,
  state: orderStateField,
  goodsFen: fenField,
  percent: z.number(),
  doorFeeFen: fenField,
  /** What coupons take off the goods, and off the fee for the door. */
  couponFen: z.optional(fenField),
  doorOffFen: z.optional(fenField),
  coupons: z.optional(z.array(z.object({ couponId: id, name: z.string(), offFen: fenField }))),
  /** What points take off the goods, one fen each. */
  pointsFen: z.optional(fenField),
  /** Wished for without packaging, and since when the desk has seen that it is. */
  green: z.optional(z.boolean()),
  greenAt: z.optional(z.nullable(instantField)),
  payFen: fenField,
  paidFen: fenField,
  /** What went back or is on its way back. */
  refundedFen: fenField,
  /** Of `refundedFen`, what the pay channel has not confirmed yet. */
  refundingFen: fenField,
  handover: handoverField,
  ifNotFilled: z.nullable(ifNotFilledField),
  poolId: z.nullable(id),
  poolState: z.nullable(z.enum(['open', 'settled', 'expired'])),
  placedAt: instantField,
  payUntil: instantField,
  closesAt: instantField,
  pickupDay: z.string(),
  pickupFrom: z.string(),
  pickupUntil: z.string(),
  arrived: z.boolean(),
  canCancel: z.boolean(),
  canAskRefund: z.boolean(),
  /** The after-sale window, once something was handed over. */
  askRefundUntil: z.nullable(instantField),
  /** Somebody asks for some of its money back and waits for the decision. */
  asked: z.optional(z.boolean()),
  /** When its pool is over. */
  poolEndsAt: z.optional(z.nullable(instantField)),
  /** Everything that happened, oldest first; told of one order, not in lists. */
  happened: z.optional(z.array(happenedView)),
  lines: z.array(lineView),
})
export type OrderView = z.infer<typeof orderView>

/** An order among others, as a desk needs it to tell it apart. */
const hitView = z.object({
  orderId: id,
  campaignId: id,
  campaignTitle: z.string(),
  stationId: id,
  stationName: z.string(),
  state: orderStateField,
  /** Masked; empty where she doesn't show it. */
  name: z.string(),
  bagNumber: z.nullable(z.number()),
  placedAt: instantField,
  /** The first few of its lines, of so many. */
  goods: z.array(z.object({ name: z.string(), quantity: z.number() })),
  lines: z.number(),
  payFen: fenField,
  paidFen: fenField,
  refundedFen: fenField,
  /** Somebody asked money back and waits for an answer. */
  asked: z.boolean(),
  /** A repayment did not go through by itself. */
  stuck: z.boolean(),
})
export type HitView = z.infer<typeof hitView>

/** Everything that happened to an order's money, each list in the order of time. */
const traceView = z.object({
  order: orderView,
  name: z.string(),
  bagNumber: z.nullable(z.number()),
  /** Where a bag is carried to; null for one that is fetched. */
  address: z.nullable(z.object({ building: z.nullable(z.string()), door: z.nullable(z.string()) })),
  payments: z.array(
    z.object({
      outTradeNo: id,
      amountFen: fenField,
      state: z.enum(['open', 'paid', 'closed']),
      /** What became of the money: it counts, or it came late or twice and goes back. */
      counted: z.nullable(z.enum(['order', 'late', 'second'])),
      createdAt: instantField,
      paidAt: z.nullable(instantField),
      closedAt: z.nullable(instantField),
    }),
  ),
  refunds: z.array(
    z.object({
      refundNo: id,
      amountFen: fenField,
      why: z.string(),
      state: z.enum(['queued', 'sent', 'done', 'closed', 'review']),
      lastError: z.nullable(z.string()),
      queuedAt: instantField,
      doneAt: z.nullable(instantField),
    }),
  ),
  asks: z.array(
    z.object({ askId: id, state: z.enum(['asked', 'accepted', 'declined', 'withdrawn']), amountFen: fenField, askedAt: instantField, decidedAt: z.nullable(instantField) }),
  ),
  /** What our books moved from where to where. */
  moves: z.array(z.object({ from: z.string(), to: z.string(), amountFen: sumField, why: z.string(), at: instantField })),
})
export type TraceView = z.infer<typeof traceView>

const shared = ['campaign_not_found', 'campaign_closed', 'other_station', 'no_station', 'item_not_found', 'sold_out', 'over_limit', 'no_door', 'door_unknown'] as const

/** What one rule did to the price, in the order in which they follow; `afterFen` is what the order comes to then. */
const traceStep = z.object({
  rule: z.enum(['campaign_price', 'pool_step', 'coupon', 'points', 'door_fee']),
  couponId: z.optional(id),
  applied: z.boolean(),
  offFen: fenField,
  afterFen: fenField,
  /** Of a coupon that takes nothing off. */
  why: z.optional(
    z.enum(['needs_more', 'not_with_pool', 'only_with_pool', 'not_these_items', 'not_yet', 'same_group', 'alone_only', 'too_many', 'nothing_off', 'not_to_price', 'no_door', 'not_chosen']),
  ),
  /** Of `needs_more`: at what the goods in its scope cost before coupons. */
  missingFen: z.optional(fenField),
})
/** A price with its reasons. */
export const pricedView = z.object({
  goodsFen: fenField,
  poolOffFen: fenField,
  couponFen: fenField,
  /** What points take off, how many this order takes at most, and how many one can spend. */
  pointsFen: z.optional(fenField),
  pointsMost: z.optional(fenField),
  pointsFree: z.optional(z.number()),
  doorFeeFen: fenField,
  doorOffFen: fenField,
  payFen: fenField,
  coupons: z.array(z.object({ couponId: id, offFen: fenField })),
  trace: z.array(traceStep),
  /** The coupon that the least more would bring in, and what would then be taken off beyond what is taken off now. */
  unlock: z.nullable(z.object({ couponId: id, missingFen: fenField, saveFen: fenField })),
  /** What may be chosen among: one's coupons of this community, the soonest to end first. */
  held: z.array(z.object({ couponId: id, terms: termsField, validFrom: instantField, validUntil: instantField })),
})
export type PricedView = z.infer<typeof pricedView>

export const order = {
  /** What a basket costs alone and in a pool; holds nothing. */
  'order.quote': read({
    roles: ['resident'],
    input: z.strictObject({
      campaignId: id,
      lines: linesField,
      handover: handoverField,
      /** Without it the best lawful combination of one's coupons. */
      couponIds: couponIdsField,
      /** Fewer are used where she has or the order takes fewer. */
      usePoints: usePointsField,
      /** How it would be paid for in a pool; without it alone. */
      pool: z.optional(z.strictObject({ ifNotFilled: ifNotFilledField })),
    }),
    output: z.object({
      goodsFen: fenField,
      doorFeeFen: fenField,
      /** Alone. */
      plainFen: fenField,
      /** By people who have paid: what the whole order costs then. */
      steps: z.array(z.object({ people: z.number(), percent: z.number(), payFen: fenField, saveFen: fenField })),
      /** What is missing until this basket may open or join a pool. */
      poolMissingFen: fenField,
      /** What it costs now, with coupons, and how that comes about. */
      priced: z.optional(pricedView),
    }),
    refusals: ['campaign_not_found', 'other_station', 'no_station', 'item_not_found', 'no_door'],
  }),
  'order.place': write({
    roles: ['resident'],
    input: z.strictObject({ campaignId: id, lines: linesField, handover: handoverField, couponIds: couponIdsField, usePoints: usePointsField, green: z.optional(z.boolean()) }),
    output: z.object({ orderId: id, payFen: fenField, payUntil: instantField }),
    refusals: [...shared, ...couponRefusals, ...pointsRefusals],
  }),
  /** Until the cut-off, for orders outside a pool or whose pool is over without them; what was paid goes back. */
  'order.cancel': write({
    roles: ['resident'],
    input: z.strictObject({ orderId: id }),
    output: z.object({ state: orderStateField, backFen: fenField }),
    refusals: ['order_not_found', 'in_pool', 'campaign_closed', 'already_fetched', 'order_over', 'pay_unavailable'],
  }),
  'order.list': read({
    roles: ['resident'],
    input: z.strictObject({
      cursor: cursorField,
      limit: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(50))),
      /** Only those that stand so. */
      standing: z.optional(z.array(standingField).check(z.minLength(1), z.maxLength(STANDINGS.length))),
    }),
    output: z.object({
      orders: z.array(orderView),
      cursor: z.nullable(z.string()),
      /** With the first page: how many of all one's orders still wait for something, by how they stand. */
      counts: z.optional(z.object({ unpaid: z.number(), pooling: z.number(), waiting: z.number(), arrived: z.number(), asked: z.number() })),
    }),
    refusals: [],
  }),
  /**
   * Orders of one's station or community, the latest placed first. `query`: the beginning of an order's, payment's or refund's number, a number on a bag, or
   * the last four digits of a phone that its owner let us keep.
   */
  'order.search': read({
    roles: ['leader', 'operator'],
    input: z.strictObject({
      query: z.optional(words(40)),
      stationId: z.optional(id),
      campaignId: z.optional(id),
      state: z.optional(orderStateField),
      /** The day on which they were placed. */
      day: z.optional(dayField),
      cursor: cursorField,
    }),
    output: z.object({ orders: z.array(hitView), cursor: z.nullable(z.string()) }),
    refusals: [],
  }),
  /** One order with the way of its money. */
  'order.trace': read({ roles: ['leader', 'operator'], input: z.strictObject({ orderId: id }), output: traceView, refusals: ['order_not_found'] }),
  /** One's own order; for a leader one of her station, for an operator one of her community. */
  'order.get': read({ roles: ['resident'], input: z.strictObject({ orderId: id }), output: orderView, refusals: ['order_not_found'] }),
}
