import * as z from 'zod/mini'
import { cursorField, fenField, id, instantField, read, sumField, words, write } from '../call'
import { categoryField } from '../goods/contract'
import { COUPONS_MOST } from './terms'

const cents = fenField.check(z.minimum(1))
const ids = z.array(id).check(z.minLength(1), z.maxLength(50))

/** What it takes off. Whatever isn't a fixed amount names the most that it may cost (`capFen`), so that a batch's budget is known before anybody uses one. */
export const benefitField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('amount'), offFen: cents }),
  z.strictObject({ kind: z.literal('percent'), percent: z.number().check(z.int(), z.minimum(1), z.maximum(90)), capFen: cents }),
  /** One unit of the dearest thing in scope that the basket holds. */
  z.strictObject({ kind: z.literal('item'), capFen: cents }),
  /** Carrying to the door. */
  z.strictObject({ kind: z.literal('door'), capFen: cents }),
  /** One unit of the dearest thing in scope that it can bring to exactly this price; where it can't, it takes nothing off. */
  z.strictObject({ kind: z.literal('price'), priceFen: cents, capFen: cents }),
])
export type Benefit = z.infer<typeof benefitField>

/** What it is good for. Items are named by their own id or by the goods they are made from. */
export const scopeField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('all') }),
  z.strictObject({ kind: z.literal('categories'), categories: z.array(categoryField).check(z.minLength(1), z.maxLength(8)) }),
  z.strictObject({ kind: z.literal('items'), ids }),
  z.strictObject({ kind: z.literal('not_items'), ids }),
])
export type Scope = z.infer<typeof scopeField>

/** When it may be used: between two moments, or so many whole days from receiving it (or from the day after), to the shop's midnight. */
export const validField = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('between'), from: instantField, until: instantField }),
  z.strictObject({ kind: z.literal('days'), days: z.number().check(z.int(), z.minimum(1), z.maximum(366)), start: z.enum(['receiving', 'day_after']) }),
])
export type Valid = z.infer<typeof validField>

export const termsField = z.strictObject({
  name: words(20),
  benefit: benefitField,
  /** What the goods in scope must come to, at what they cost before coupons. */
  thresholdFen: fenField,
  scope: scopeField,
  valid: validField,
  /** With a pool's price, only with it, or never. */
  pools: z.enum(['any', 'only', 'never']),
  /** At most one coupon of a group on an order; one of group `alone` suffers no other. */
  group: z.string().check(z.regex(/^[a-z]{2,12}$/)),
  /** Who bears the cost. */
  paidBy: z.enum(['us', 'supplier', 'partner']),
})
export type CouponTerms = z.infer<typeof termsField>

/** Coupons to use for an order, at most three. */
export const couponIdsField = z.optional(
  z.array(id).check(
    z.maxLength(COUPONS_MOST),
    z.refine((ids) => new Set(ids).size === ids.length, 'names a coupon twice'),
  ),
)
/** Why an order can't be placed with the coupons named; the detail names the coupon, and of `coupon_not_usable` says why and how much is missing. */
export const couponRefusals = ['coupon_not_found', 'coupon_taken', 'coupon_over', 'coupon_not_usable'] as const

/** How people come by it: taking it, typing a code, being given it by hand, by a policy or as a reward, or exchanging points for it. */
export const wayField = z.enum(['claim', 'code', 'assign', 'policy', 'reward', 'exchange'])
export type Way = z.infer<typeof wayField>

export const couponStateField = z.enum(['issued', 'locked', 'used', 'expired', 'taken_back'])
export type CouponState = z.infer<typeof couponStateField>

/** Why she has it, in a word that her phone has a sentence for: `claim`, `code`, `assign`, a policy's id, `reward_first`, `reward_again`, `ladder`, `exchange`. */
export const whyField = z.string().check(z.regex(/^[a-z_]{2,40}$/))

const thingsField = z.array(z.string())

export const couponView = z.object({
  couponId: id,
  batchId: id,
  communityId: id,
  terms: termsField,
  /** What the goods are called that its scope names. */
  things: thingsField,
  state: couponStateField,
  validFrom: instantField,
  validUntil: instantField,
  why: whyField,
  /** What belongs to the reason: a partner's name, a note of who gave it. */
  note: z.nullable(z.string()),
  /** The order that holds or used it. */
  orderId: z.nullable(id),
  /** Renews itself until `validUntil` each time it was used. */
  pass: z.boolean(),
})
export type CouponView = z.infer<typeof couponView>

export const batchView = z.object({
  batchId: id,
  communityId: id,
  terms: termsField,
  /** What the goods are called that its scope names. */
  things: thingsField,
  way: wayField,
  perPerson: z.number(),
  claimFrom: instantField,
  claimUntil: instantField,
  /** Whether some are left to take; a figure only for those who run it. */
  left: z.boolean(),
  /** How many of them I have taken. */
  mine: z.number(),
  newOnly: z.boolean(),
  /** For operators of its community alone. */
  figures: z.nullable(
    z.object({
      size: z.nullable(z.number()),
      budgetFen: sumField,
      issued: z.number(),
      locked: z.number(),
      used: z.number(),
      expired: z.number(),
      takenBack: z.number(),
      offFen: sumField,
      stoppedAt: z.nullable(instantField),
      policyId: z.nullable(z.string()),
    }),
  ),
})
export type BatchView = z.infer<typeof batchView>

/** One of a batch's coupons, for the operator who looks after it. */
export const givenView = z.object({
  couponId: id,
  personId: id,
  /** Of those who show it. */
  nickname: z.nullable(z.string()),
  state: couponStateField,
  /** To be taken back as soon as the order that holds it lets it go. */
  leaving: z.boolean(),
  why: whyField,
  note: z.nullable(z.string()),
  issuedAt: instantField,
  validUntil: instantField,
  orderId: z.nullable(id),
})
export type GivenView = z.infer<typeof givenView>

const size = z.number().check(z.int(), z.minimum(1), z.maximum(100_000))
const perPerson = z.number().check(z.int(), z.minimum(1), z.maximum(50))
/** Why a line of a list was not given one. */
export const lineTrouble = z.enum(['unknown_person', 'other_community', 'twice', 'enough', 'unreadable'])

export const coupon = {
  /** What residents of my community may take now; with a community, for its operators, every batch with its figures. */
  'coupon.batches': read({
    roles: ['resident'],
    input: z.strictObject({ communityId: z.optional(id), cursor: cursorField }),
    output: z.object({ batches: z.array(batchView), cursor: z.nullable(z.string()) }),
    refusals: ['no_station', 'community_not_found'],
  }),
  /** One batch with its figures and who has its coupons, the newest first; narrowed to a state, or to one person by her number or phone. */
  'coupon.batch': read({
    roles: ['operator'],
    input: z.strictObject({ batchId: id, state: z.optional(couponStateField), who: z.optional(words(40)), cursor: cursorField }),
    output: z.object({
      batch: batchView,
      /** What was made to be typed: codes that work once, and stores whose code is for everybody. The codes themselves are never shown again. */
      codes: z.object({ once: z.number(), used: z.number(), stores: z.array(z.object({ name: z.string(), offer: z.string() })) }),
      coupons: z.array(givenView),
      cursor: z.nullable(z.string()),
    }),
    refusals: ['batch_not_found'],
  }),
  /** Takes one of a batch, or what a code brings. */
  'coupon.claim': write({
    roles: ['resident'],
    input: z.strictObject({ batchId: z.optional(id), code: z.optional(z.string().check(z.regex(/^[A-Za-z0-9-]{8,64}$/))) }).check(
      z.refine(({ batchId, code }) => (batchId === undefined) !== (code === undefined), 'names a batch or a code'),
    ),
    output: z.object({ coupon: couponView, /** What a partner store adds of its own. */ offer: z.nullable(z.string()) }),
    refusals: ['batch_not_found', 'batch_over', 'coupons_gone', 'already_claimed', 'not_for_you', 'code_not_found', 'too_many_guesses'],
  }),
  /** One's own coupons: usable first (the soonest to end first), then the rest, newest first. */
  'coupon.mine': read({
    roles: ['resident'],
    input: z.strictObject({ show: z.optional(z.enum(['usable', 'over'])), cursor: cursorField }),
    output: z.object({ coupons: z.array(couponView), cursor: z.nullable(z.string()) }),
    refusals: [],
  }),
  /** Makes a batch. Its budget covers the dearest case of every coupon in it. One unit at a price comes from the exchange alone. */
  'coupon.create': write({
    roles: ['operator'],
    input: z.strictObject({
      communityId: id,
      terms: termsField.check(z.refine(({ benefit }) => benefit.kind !== 'price', 'only the exchange gives a price')),
      way: z.enum(['claim', 'code', 'assign']),
      size,
      budgetFen: sumField,
      perPerson: z.optional(perPerson),
      claimFrom: instantField,
      claimUntil: instantField,
      /** Only for people who have not paid for an order yet. */
      newOnly: z.optional(z.boolean()),
    }),
    output: z.object({ batchId: id }),
    refusals: ['community_not_found', 'budget_too_small', 'times_wrong', 'goods_not_found'],
  }),
  /** While it runs a batch only gets better for people: more, longer, a lower threshold. */
  'coupon.improve': write({
    roles: ['operator'],
    input: z.strictObject({
      batchId: id,
      size: z.optional(size),
      budgetFen: z.optional(sumField),
      perPerson: z.optional(perPerson),
      claimUntil: z.optional(instantField),
      thresholdFen: z.optional(fenField),
    }),
    output: z.object({ batch: batchView }),
    refusals: ['batch_not_found', 'batch_over', 'rules_worse', 'budget_too_small'],
  }),
  /** Gives out no more; what people have stays theirs. */
  'coupon.stop': write({ roles: ['operator'], input: z.strictObject({ batchId: id, reason: words(100) }), output: z.object({}), refusals: ['batch_not_found', 'batch_over'] }),
  /** Codes for a batch: so many that work once each, or one for everybody that a partner store hangs up. They are shown here and never again. */
  'coupon.codes': write({
    roles: ['operator'],
    input: z.strictObject({
      batchId: id,
      once: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(1_000))),
      store: z.optional(z.strictObject({ name: words(20), offer: words(60) })),
    }).check(z.refine(({ once, store }) => (once === undefined) !== (store === undefined), 'asks for codes that work once, or for a store’s')),
    output: z.object({ codes: z.array(z.string()) }),
    refusals: ['batch_not_found', 'batch_over'],
  }),
  /** Gives a batch's coupons to people named by id, or by a list (CSV with a column `person` or `phone`); `preview` only says what would happen. */
  'coupon.assign': write({
    roles: ['operator'],
    maxBytes: 5 * 1024 * 1024,
    input: z.strictObject({
      batchId: id,
      people: z.optional(z.array(id).check(z.minLength(1), z.maxLength(500))),
      csv: z.optional(z.string().check(z.minLength(1), z.maxLength(4 * 1024 * 1024))),
      preview: z.optional(z.boolean()),
      note: z.optional(words(40)),
    }).check(z.refine(({ people, csv }) => (people === undefined) !== (csv === undefined), 'names people or brings a list')),
    output: z.object({ given: z.number(), errors: z.array(z.object({ line: z.number(), why: lineTrouble })) }),
    refusals: ['batch_not_found', 'batch_over', 'coupons_gone', 'list_unreadable'],
  }),
  /** Takes an unused coupon back, with a reason that its owner reads; not one that she exchanged points for. */
  'coupon.takeBack': write({
    roles: ['operator'],
    input: z.strictObject({ couponId: id, reason: words(100) }),
    output: z.object({ state: couponStateField }),
    refusals: ['coupon_not_found', 'coupon_used', 'coupon_over', 'coupon_exchanged'],
  }),
}
