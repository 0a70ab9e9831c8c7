import * as z from 'zod/mini'
import { dayField, id, instantField, read, sumField, write } from '../call'
import { termsField } from '../coupon/contract'

export const policyIdField = z.enum([
  'new_resident',
  'second_order',
  'wake_up',
  'cross_category',
  'thursday_pool',
  'members_day',
  'partner_store',
  'event_attended',
])
export type PolicyId = z.infer<typeof policyIdField>

const groupFigures = z.object({
  people: z.number(),
  buyers: z.number(),
  orders: z.number(),
  /** What they paid for goods and kept, in the weeks after. */
  gmvFen: sumField,
  /** What coupons of this policy took off, borne by us. */
  costFen: sumField,
})

export const reportView = z.object({
  policyId: policyIdField,
  from: dayField,
  until: dayField,
  given: groupFigures,
  heldOut: groupFigures,
  /** GMV that would not have come anyway per yuan of coupon, with a 95 % interval; null: not enough people yet. */
  incremental: z.nullable(z.object({ perYuan: z.number(), low: z.number(), high: z.number() })),
  /** How many people each group still lacks for a statement. */
  needs: z.number(),
})
export type PolicyReport = z.infer<typeof reportView>

export const policyView = z.object({
  policyId: policyIdField,
  trigger: z.discriminatedUnion('on', [
    z.object({ on: z.literal('event'), event: z.string() }),
    z.object({ on: z.literal('schedule'), weekday: z.nullable(z.number()), at: z.string() }),
  ]),
  who: z.string(),
  window: z.enum(['ever', 'week', 'month']),
  holdOutPercent: z.number(),
  coupons: z.array(termsField),
  budgetFen: sumField,
  /** How many items must be named before it can run. */
  itemsNeeded: z.number(),
  /** What is set for this community. */
  on: z.boolean(),
  items: z.array(id),
  /** What those are called, in their order; empty for one that is gone. */
  itemNames: z.array(z.string()),
  /** The last run that is finished, and one under way. */
  lastRun: z.nullable(z.object({ window: z.string(), startedAt: instantField, doneAt: z.nullable(instantField), given: z.number(), heldOut: z.number(), skipped: z.number() })),
})
export type PolicyView = z.infer<typeof policyView>

export const lifecycleField = z.enum(['none', 'new_paying', 'active', 'silent'])
export type Lifecycle = z.infer<typeof lifecycleField>

export const policy = {
  'policy.list': read({ roles: ['operator'], input: z.strictObject({ communityId: id }), output: z.object({ policies: z.array(policyView) }), refusals: ['community_not_found'] }),
  /** Switches a policy for a community, or names the items that it is about (the wake-up pack's three). */
  'policy.set': write({
    roles: ['operator'],
    input: z.strictObject({
      policyId: policyIdField,
      communityId: id,
      on: z.optional(z.boolean()),
      items: z.optional(z.array(id).check(z.maxLength(10))),
      /** What it may give in a month, where it isn't what is declared. */
      budgetFen: z.optional(sumField),
    }),
    output: policyView,
    refusals: ['community_not_found', 'items_wrong'],
  }),
  /** Runs a policy now for everybody whom it concerns in this window; who was served or held out in it before is left as she is. */
  'policy.run': write({
    roles: ['operator'],
    input: z.strictObject({ policyId: policyIdField, communityId: id, preview: z.optional(z.boolean()) }),
    output: z.object({ window: z.string(), concerned: z.number(), started: z.boolean() }),
    refusals: ['community_not_found', 'policy_off', 'runs_by_itself', 'items_wrong'],
  }),
  'policy.report': read({
    roles: ['operator'],
    input: z.strictObject({ policyId: policyIdField, communityId: id, from: z.optional(dayField), until: z.optional(dayField) }),
    output: reportView,
    refusals: ['community_not_found'],
  }),
  /** Who was what in each week and where they went from there, newest week first; computed from orders. */
  'policy.flow': read({
    roles: ['operator'],
    input: z.strictObject({ communityId: id, weeks: z.optional(z.number().check(z.int(), z.minimum(1), z.maximum(26))) }),
    output: z.object({
      weeks: z.array(
        z.object({
          /** The Monday it begins on. */
          week: dayField,
          people: z.record(z.string(), z.number()),
          flow: z.array(z.object({ from: lifecycleField, to: lifecycleField, people: z.number() })),
        }),
      ),
    }),
    refusals: ['community_not_found'],
  }),
}
