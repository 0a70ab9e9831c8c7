import * as z from 'zod/mini'
import { cursorField, dayField, fenField, id, instantField, quantity, read, sumField, timeField, words, write } from '../call'
import { categoryField, goodsFields } from '../goods/contract'
import { poolView, termsField } from '../pool/contract'
import { stationView } from '../station/contract'
import { LEADS_TO } from './scene'
import { daysBetween } from '../time'

export const campaignStateField = z.enum(['draft', 'open', 'closed', 'arrived', 'done', 'cancelled'])
export type CampaignState = z.infer<typeof campaignStateField>

const offered = z.number().check(z.int(), z.minimum(0), z.maximum(100_000))

export const itemView = z.object({
  itemId: id,
  name: z.string(),
  category: categoryField,
  unit: z.string(),
  grams: z.nullable(z.number()),
  picture: z.nullable(z.string()),
  origin: z.nullable(z.string()),
  priceFen: fenField,
  /** Price of 500 g, where weight means something. */
  per500gFen: z.nullable(sumField),
  /** The price with the best step of a pool. */
  poolFen: fenField,
  offered: z.number(),
  left: z.number(),
  /** Units in paid, unrefunded orders. */
  sold: z.number(),
  limit: z.number(),
})
export type ItemView = z.infer<typeof itemView>

const times = {
  opensAt: instantField,
  /** The cut-off: ordering ends here by itself. */
  closesAt: instantField,
  pickupDay: dayField,
  pickupFrom: timeField,
  pickupUntil: timeField,
}
/** What becomes of bags nobody fetched by the evening after; shown before payment. */
export const unfetchedField = z.enum(['leader_disposes', 'refund'])
export const campaignView = z.object({
  campaignId: id,
  communityId: id,
  title: z.string(),
  state: campaignStateField,
  ...times,
  afterSaleHours: z.number(),
  unfetched: unfetchedField,
  pool: termsField,
  station: stationView,
})
export type CampaignView = z.infer<typeof campaignView>

const itemShape = {
  goodsId: z.optional(id),
  ...goodsFields,
  priceFen: fenField.check(z.minimum(1)),
  /** Coupons take no unit's price below this; without it one fen stays. */
  lowestFen: z.optional(fenField.check(z.minimum(1))),
  offered,
  limit: quantity,
}
const lowestFits = z.refine<{ priceFen: number; lowestFen?: number | undefined }>(({ priceFen, lowestFen = 1 }) => lowestFen <= priceFen, 'has a lowest price above its price')
const itemField = z.strictObject(itemShape).check(lowestFits)
const terms = {
  title: words(40),
  ...times,
  pool: z.optional(termsField),
  afterSaleHours: z.optional(z.number().check(z.int(), z.minimum(0), z.maximum(168))),
  unfetched: z.optional(unfetchedField),
}
const itemsOf = <I extends z.ZodMiniType>(item: I) => z.array(item).check(z.minLength(1), z.maxLength(500))
const draft = { ...terms, items: itemsOf(itemField) }
/** How often a draft was changed: who changes or publishes it says what she saw. */
const revision = z.number().check(z.int(), z.minimum(1))

export const oddField = z.enum(['times_more', 'times_less', 'above_range', 'below_range', 'under_yuan'])
/** What is known of the price of goods beside what is asked for them. */
const priceView = z.object({
  /** What the community asked for the same goods last, and when that round ended. */
  lastFen: z.nullable(fenField),
  lastDay: z.nullable(dayField),
  /** What the shelf says it usually costs. */
  usualFen: z.nullable(sumField),
  leastFen: z.nullable(fenField),
  mostFen: z.nullable(fenField),
  /** Why somebody should look again before it is published. */
  odd: z.nullable(oddField),
})
const checkedItem = z.object({ ...itemView.shape, ...priceView.shape })
const checkView = z.object({
  ...campaignView.shape,
  revision,
  /** People who chose this station. */
  residents: z.number(),
  /** Another campaign of the station takes orders. */
  otherOpen: z.boolean(),
  items: z.array(checkedItem),
  /** What calling it off would undo. */
  stake: z.object({ people: z.number(), orders: z.number(), unpaid: z.number(), openPools: z.number(), backFen: sumField }),
})
export type CheckView = z.infer<typeof checkView>
export type CheckedItem = z.infer<typeof checkedItem>
export type PriceView = z.infer<typeof priceView>

const CALENDAR_DAYS = 42
const roundView = z.object({
  campaignId: id,
  stationId: id,
  stationName: z.string(),
  title: z.string(),
  state: campaignStateField,
  closesAt: instantField,
  pickupDay: dayField,
})
export type RoundView = z.infer<typeof roundView>
const wrongTimes = 'times_wrong'

export const packingLine = z.object({ itemId: id, name: z.string(), unit: z.string(), quantity: z.number(), handed: z.boolean() })
export const sheetView = z.object({
  campaign: campaignView,
  people: z.number(),
  boxes: z.number(),
  unpaid: z.number(),
  openPools: z.number(),
  paidFen: sumField,
  /** Orders of which something came short and was paid back. */
  short: z.optional(z.object({ orders: z.number(), backFen: sumField })),
  /** What to order from the supplier. */
  totals: z.array(z.object({ itemId: id, name: z.string(), unit: z.string(), quantity: z.number(), arrived: z.nullable(z.number()), handed: z.number() })),
  /** One bag each: what goes in, for whom (masked), to the station or to which door. */
  bags: z.array(
    z.object({
      bagId: id,
      /** 0 until numbers are given out at the close. */
      number: z.number(),
      name: z.string(),
      handover: z.enum(['station', 'door']),
      building: z.nullable(z.string()),
      door: z.nullable(z.string()),
      orderIds: z.array(id),
      lines: z.array(packingLine),
      done: z.boolean(),
    }),
  ),
  /** The same as files: `supplier` (one row an item) and `packing` (one row a bag's line), safe to open in a spreadsheet. */
  csv: z.object({ supplier: z.string(), packing: z.string() }),
})
export type SheetView = z.infer<typeof sheetView>

const shortField = z.array(z.strictObject({ itemId: id, arrived: offered })).check(
  z.maxLength(500),
  z.refine((items) => new Set(items.map((item) => item.itemId)).size === items.length, 'names an item twice'),
)
const shortageView = z.object({
  /** Each order that would go without something. */
  lacks: z.array(
    z.object({
      orderId: id,
      bagNumber: z.nullable(z.number()),
      /** Masked. */
      name: z.string(),
      units: z.array(z.object({ name: z.string(), quantity: z.number() })),
      backFen: fenField,
    }),
  ),
  backFen: sumField,
})

export const campaign = {
  /** What a station offers tonight: the campaign that is open, else the one that was open last. */
  'campaign.tonight': read({
    roles: ['nobody'],
    /** With an item, the evening of the station at which it is or was offered. */
    input: z.strictObject({ stationId: z.optional(id), itemId: z.optional(id) }),
    output: z.object({ ...campaignView.shape, items: z.array(itemView), pools: z.array(poolView), myPools: z.array(poolView) }),
    refusals: ['no_station', 'station_not_found', 'no_campaign'],
  }),
  /** The mini-program code that stands on a poster, as a data URI. */
  'campaign.code': write({
    roles: ['resident'],
    /** `invite`: who invites to an event, which its code then brings along. */
    input: z.strictObject({ leadsTo: z.enum(LEADS_TO), id, invite: z.optional(id) }).check(z.refine(({ leadsTo, invite }) => invite === undefined || leadsTo === 'event', 'brings an invitation to an event alone')),
    output: z.object({ image: z.string() }),
    refusals: ['pool_not_found', 'item_not_found', 'station_not_found', 'invite_not_found', 'event_not_found', 'not_configured', 'wechat_unavailable'],
  }),
  /** Makes a draft for each station named. */
  'campaign.create': write({
    roles: ['operator'],
    maxBytes: 512 * 1024,
    input: z.strictObject({ stationIds: z.array(id).check(z.minLength(1), z.maxLength(50)), ...draft }),
    output: z.object({ campaignIds: z.array(id) }),
    refusals: ['station_not_found', 'goods_not_found', wrongTimes],
  }),
  /** Makes tonight's draft from an earlier campaign, moved on to the next free day. */
  'campaign.clone': write({
    roles: ['operator', 'leader'],
    input: z.strictObject({ campaignId: id }),
    output: z.object({ campaignId: id }),
    refusals: ['campaign_not_found'],
  }),
  'campaign.publish': write({
    roles: ['operator', 'leader'],
    input: z.strictObject({ campaignId: id, revision: z.optional(revision) }),
    output: z.object({ state: campaignStateField }),
    refusals: ['campaign_not_found', 'campaign_not_draft', 'draft_changed', 'other_campaign_open', wrongTimes],
  }),
  /** Writes a draft anew, all of it; `itemId` keeps an item that was there. */
  'campaign.edit': write({
    roles: ['operator'],
    maxBytes: 512 * 1024,
    input: z.strictObject({ campaignId: id, revision, ...terms, items: itemsOf(z.strictObject({ itemId: z.optional(id), ...itemShape }).check(lowestFits)) }),
    output: z.object({ revision }),
    refusals: ['campaign_not_found', 'campaign_not_draft', 'draft_changed', 'item_not_found', 'goods_not_found', wrongTimes],
  }),
  /** What to look at before publishing or calling off: prices that look wrong, who will see it, who would lose it. */
  'campaign.check': read({
    roles: ['operator', 'leader'],
    input: z.strictObject({ campaignIds: z.array(id).check(z.minLength(1), z.maxLength(50)) }),
    output: z.object({ rounds: z.array(checkView) }),
    refusals: ['campaign_not_found'],
  }),
  /** Changes how much of an item is offered; never below what is reserved and sold. */
  'campaign.offer': write({
    roles: ['operator', 'leader'],
    input: z.strictObject({ campaignId: id, itemId: id, offered }),
    output: z.object({ offered: z.number(), left: z.number() }),
    refusals: ['campaign_not_found', 'item_not_found', 'offer_too_low', 'campaign_over'],
  }),
  'campaign.close': write({
    roles: ['leader', 'operator'],
    input: z.strictObject({ campaignId: id }),
    output: sheetView,
    refusals: ['campaign_not_found', 'cutoff_not_reached', 'campaign_not_open', 'still_settling'],
  }),
  /** Who would go without what, and what would go back, if so much came: to be read before it is said. */
  'campaign.shortage': read({
    roles: ['leader', 'operator'],
    input: z.strictObject({ campaignId: id, short: shortField }),
    output: shortageView,
    refusals: ['campaign_not_found', 'campaign_not_closed', 'item_not_found', 'arrived_more_than_sold'],
  }),
  /** Marks the delivery as arrived. What came short is shared out by order time; the rest is paid back and everybody told. */
  'campaign.arrive': write({
    roles: ['leader', 'operator'],
    input: z.strictObject({
      campaignId: id,
      short: z.optional(shortField),
    }),
    output: z.object({ state: campaignStateField, refunds: z.number(), backFen: sumField }),
    refusals: ['campaign_not_found', 'campaign_not_closed', 'item_not_found', 'arrived_more_than_sold'],
  }),
  'campaign.cancel': write({
    roles: ['operator'],
    input: z.strictObject({ campaignId: id, reason: words(100) }),
    output: z.object({ state: campaignStateField, refunds: z.number() }),
    refusals: ['campaign_not_found', 'campaign_over'],
  }),
  'campaign.list': read({
    roles: ['leader', 'operator'],
    input: z.strictObject({ stationId: z.optional(id), state: z.optional(campaignStateField), cursor: cursorField }),
    output: z.object({ campaigns: z.array(z.object({ ...campaignView.shape, people: z.number(), paidFen: sumField })), cursor: z.nullable(z.string()) }),
    refusals: [],
  }),
  /** The campaigns whose cut-off lies on these days, by cut-off; `more` where there are too many to show. */
  'campaign.calendar': read({
    roles: ['leader', 'operator'],
    input: z
      .strictObject({ from: dayField, until: dayField, stationId: z.optional(id) })
      .check(z.refine(({ from, until }) => from <= until && daysBetween(from, until) < CALENDAR_DAYS, `spans 1 to ${CALENDAR_DAYS} days`)),
    output: z.object({ rounds: z.array(roundView), more: z.boolean() }),
    refusals: [],
  }),
  /** One campaign with its items, also before it is published. */
  'campaign.get': read({
    roles: ['leader', 'operator'],
    input: z.strictObject({ campaignId: id }),
    output: z.object({ ...campaignView.shape, revision, items: z.array(z.object({ ...itemView.shape, goodsId: z.nullable(id), lowestFen: fenField })) }),
    refusals: ['campaign_not_found'],
  }),
  /** Everything a leader needs on paper. */
  'campaign.sheet': read({ roles: ['leader', 'operator'], input: z.strictObject({ campaignId: id }), output: sheetView, refusals: ['campaign_not_found'] }),
}
