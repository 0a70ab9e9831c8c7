import * as z from 'zod/mini'
import { id, instantField, nothing, read, write } from '../call'
import { memberView } from '../pool/contract'

/** People who share a fridge: at most six; what they buy in one pool is one bag that any of them may fetch. */
export const householdView = z.object({
  householdId: z.nullable(id),
  members: z.array(z.object({ ...memberView.shape, personId: id, leaving: z.boolean() })),
  /** Those who typed our code and wait for one of us to say yes. */
  waiting: z.array(z.object({ ...memberView.shape, personId: id })),
  /** I typed somebody's code and wait. */
  asked: z.boolean(),
})
export type HouseholdView = z.infer<typeof householdView>

export const household = {
  'household.get': read({ roles: ['resident'], input: nothing, output: householdView, refusals: [] }),
  /** A code to read out to the one who is to join; makes the household if there is none. */
  'household.invite': write({
    roles: ['resident'],
    input: nothing,
    output: z.object({ code: z.string(), expiresAt: instantField }),
    refusals: ['household_full'],
  }),
  'household.join': write({
    roles: ['resident'],
    input: z.strictObject({ code: z.string().check(z.regex(/^[0-9A-Z]{8}$/)) }),
    output: householdView,
    refusals: ['code_wrong', 'too_many_codes', 'household_full', 'in_household'],
  }),
  /** A member says yes or no to one who asked. */
  'household.confirm': write({
    roles: ['resident'],
    input: z.strictObject({ personId: id, accept: z.boolean() }),
    output: householdView,
    refusals: ['person_not_found', 'household_full', 'in_household'],
  }),
  /** Takes effect once no order of this person is open. */
  'household.leave': write({ roles: ['resident'], input: nothing, output: householdView, refusals: ['household_not_found'] }),
}
