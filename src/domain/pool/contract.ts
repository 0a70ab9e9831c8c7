import * as z from 'zod/mini'
import { fenField, handoverField, id, instantField, linesField, read, write } from '../call'
import { couponIdsField, couponRefusals } from '../coupon/contract'
import { pointsRefusals, usePointsField } from '../points/contract'

export const stepField = z.strictObject({
  people: z.number().check(z.int(), z.minimum(2), z.maximum(20)),
  percent: z.number().check(z.int(), z.minimum(1), z.maximum(90)),
})
/** What a campaign promises to those who buy together. Steps rise in people and never fall in percent. */
export const termsField = z.strictObject({
  seatsMax: z.number().check(z.int(), z.minimum(2), z.maximum(20)),
  steps: z.array(stepField).check(z.minLength(1), z.maxLength(5)),
  /** What each member's goods must be worth before discounts. */
  leastFen: fenField.check(z.minimum(100)),
  hours: z.number().check(z.int(), z.minimum(1), z.maximum(72)),
}).check(
  z.refine(({ steps }) => steps.every((step, i) => i === 0 || (step.people > steps[i - 1]!.people && step.percent >= steps[i - 1]!.percent)), 'steps must rise'),
  z.refine(({ steps, seatsMax }) => steps.every((step) => step.people <= seatsMax), 'a step needs more people than there are seats'),
)
export type PoolTerms = z.infer<typeof termsField>

export const ifNotFilledField = z.enum(['refund', 'keep'])
export type IfNotFilled = z.infer<typeof ifNotFilledField>

export const memberView = z.object({
  /** Shown only of those who agreed; otherwise null and the drawn face stands in. */
  nickname: z.nullable(z.string()),
  face: z.nullable(z.string()),
  /** Seed of the drawn face: tells members apart, says nothing about the person. */
  faceSeed: z.string(),
  me: z.boolean(),
})
export const poolView = z.object({
  poolId: id,
  campaignId: id,
  stationId: id,
  stationName: z.string(),
  communityName: z.string(),
  state: z.enum(['open', 'settled', 'expired']),
  /** Full pools take no more changes and settle at once. */
  full: z.boolean(),
  paidSeats: z.number(),
  heldSeats: z.number(),
  seatsMax: z.number(),
  steps: z.array(stepField),
  leastFen: fenField,
  percent: z.number(),
  endsAt: instantField,
  members: z.array(memberView),
  /** My own part in it, if any. */
  mine: z.nullable(z.object({ orderId: id, seat: z.enum(['held', 'paid', 'left', 'lapsed', 'settled', 'expired']), ifNotFilled: ifNotFilledField })),
})
export type PoolView = z.infer<typeof poolView>

const placed = z.object({ orderId: id, poolId: id, payFen: fenField, payUntil: instantField })
const shared = ['campaign_not_found', 'campaign_closed', 'other_station', 'no_station', 'item_not_found', 'sold_out', 'over_limit', 'pool_least', 'in_other_pool', 'no_door', 'door_unknown', ...couponRefusals, ...pointsRefusals] as const
const wish = { lines: linesField, ifNotFilled: ifNotFilledField, handover: handoverField, couponIds: couponIdsField, usePoints: usePointsField, green: z.optional(z.boolean()) }

export const pool = {
  'pool.open': write({ roles: ['resident'], input: z.strictObject({ campaignId: id, ...wish }), output: placed, refusals: [...shared] }),
  'pool.join': write({
    roles: ['resident'],
    input: z.strictObject({ poolId: id, ...wish }),
    output: placed,
    refusals: [...shared, 'pool_not_found', 'pool_full', 'pool_over', 'already_in_pool'],
  }),
  /** Leaving before the pool's end gives everything back. */
  'pool.leave': write({
    roles: ['resident'],
    input: z.strictObject({ poolId: id }),
    output: z.object({ orderId: id, backFen: fenField }),
    refusals: ['pool_not_found', 'pool_over', 'pool_full', 'pay_unavailable'],
  }),
  'pool.get': read({ roles: ['nobody'], input: z.strictObject({ poolId: id }), output: poolView, refusals: ['pool_not_found'] }),
}
