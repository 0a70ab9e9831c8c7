import * as z from 'zod/mini'
import { dayField, fenField, instantField, nothing, read, write } from '../call'

/** A month of the shop, `2026-11`. */
export const monthField = z.string().check(z.regex(/^2[01]\d\d-(0[1-9]|1[0-2])$/))

/** What a run of days brings once it is long enough. */
export const prizeField = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('points'), points: z.number() }),
  z.object({ kind: z.literal('coupon'), name: z.string(), offFen: fenField, thresholdFen: fenField }),
])
export type Prize = z.infer<typeof prizeField>

const stepView = z.object({ days: z.number(), prize: prizeField })
export type StepView = z.infer<typeof stepView>

/** Days in a row up to today, or up to yesterday while today is still to come. */
const runView = z.object({ days: z.number(), since: z.nullable(dayField), signedToday: z.boolean() })

const cardsView = z.object({
  held: z.number(),
  most: z.number(),
  /** Sign-ins of this month up to today that count for a card, and how many of them bring the next card; null where no more are to be had now. */
  signed: z.number(),
  nextAt: z.nullable(z.number()),
})

/** What signing in or making up for a day came to. */
const doneView = z.object({
  day: dayField,
  /** Days in a row, with this one. */
  days: z.number(),
  points: z.number(),
  /** Steps of the ladder that were reached by it. */
  prizes: z.array(stepView),
  /** A make-up card was earned. */
  card: z.boolean(),
})
export type SignedView = z.infer<typeof doneView>

export const streak = {
  /** Signs in for today, whatever the phone's clock says. */
  'streak.sign': write({ roles: ['resident'], input: nothing, output: doneView, refusals: ['already_signed'] }),
  /** Uses a make-up card for one of the last seven days. */
  'streak.makeUp': write({
    roles: ['resident'],
    input: z.strictObject({ day: dayField }),
    output: doneView,
    refusals: ['no_card', 'day_signed', 'day_out_of_reach'],
  }),
  /** A month's calendar, this one unless another is named, with the run as it stands today. */
  'streak.month': read({
    roles: ['resident'],
    input: z.strictObject({ month: z.optional(monthField) }),
    output: z.object({
      month: monthField,
      today: dayField,
      days: z.array(z.object({ day: dayField, madeUp: z.boolean(), at: instantField })),
      run: runView,
      cards: cardsView,
      /** Days that a card could be used for now. */
      missed: z.array(dayField),
      /** Whether signing in earns anything in the channel that one is in. */
      rewards: z.boolean(),
      /** What signing in brings today, or tomorrow where that is done. */
      nextPoints: z.number(),
      /** Whether this run has had each step, and how many days that count for it are missing. */
      ladder: z.array(z.object({ days: z.number(), prize: prizeField, reached: z.boolean(), toGo: z.number() })),
      /** What WeChat is asked for so that it may remind her one evening; null where the owner has registered none. */
      reminder: z.object({ templateId: z.nullable(z.string()), left: z.number() }),
    }),
    refusals: [],
  }),
}
