import * as z from 'zod/mini'
import { instantField, nothing, read } from '../call'
import { termsField } from '../coupon/contract'

export const levelField = z.enum(['bronze', 'silver', 'gold'])
export type Level = z.infer<typeof levelField>
export const tierField = z.enum(['none', 'bronze', 'silver', 'gold'])
export type Tier = z.infer<typeof tierField>

export const benefitIdField = z.enum(['points_times', 'members_day', 'priority_lane', 'own_line'])
export type BenefitId = z.infer<typeof benefitIdField>

export const tier = {
  /** Where the caller stands, until when, what is missing for the next tier, and what each tier brings. */
  'tier.get': read({
    roles: ['resident'],
    input: nothing,
    output: z.object({
      tier: tierField,
      /** Null without a tier. */
      until: z.nullable(instantField),
      /** Fetched and kept in the last 30 days. */
      orders: z.number(),
      next: z.nullable(z.object({ tier: levelField, orders: z.number(), missing: z.number() })),
      levels: z.array(z.object({ tier: levelField, orders: z.number() })),
      /** In the order in which they are declared; `has`: the caller has it now. */
      benefits: z.array(
        z.object({
          benefitId: benefitIdField,
          from: levelField,
          has: z.boolean(),
          /** False where her community doesn't give it. */
          offered: z.optional(z.boolean()),
          /** How many points a yuan's points become, by tier. */
          times: z.optional(z.record(levelField, z.number())),
          /** The coupons that it consists of, where it is given. */
          coupons: z.optional(z.array(termsField)),
        }),
      ),
    }),
    refusals: [],
  }),
}
