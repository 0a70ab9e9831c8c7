import * as z from 'zod/mini'
import { cursorField, id, instantField, read } from '../call'
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
}
