import * as z from 'zod/mini'
import { cursorField, id, instantField, read, words, write } from '../call'
import { categoryField } from '../goods/contract'

const starsField = z.number().check(z.int(), z.minimum(1), z.maximum(5))
/** A JPEG of at most 24 KB, base64; the phone makes it small. */
const photoField = z.string().check(z.maxLength(32_800), z.regex(/^\/9j\/[A-Za-z0-9+/]+={0,2}$/))

/** When the review was corrected last as the operator saw it; with it she judges no other words than those that she read. */
const seenField = z.optional(z.nullable(instantField))

/** Why somebody thinks that a review should not stand there. */
export const reportWhyField = z.enum(['untrue', 'rude', 'private', 'advert', 'other'])
export type ReportWhy = z.infer<typeof reportWhyField>

/** What somebody wrote of what she took home. Name and face are there of those alone who agreed to show them. */
export const reviewView = z.object({
  reviewId: id,
  stars: z.number(),
  words: z.string(),
  /** Ids; each is fetched by itself. */
  pictures: z.array(id),
  writtenAt: instantField,
  correctedAt: z.nullable(instantField),
  nickname: z.nullable(z.string()),
  face: z.nullable(z.string()),
  faceSeed: z.string(),
  mine: z.boolean(),
})
export type ReviewView = z.infer<typeof reviewView>

/** One's own, with what became of it. */
export const ownReview = z.object({
  reviewId: id,
  itemId: id,
  state: z.enum(['shown', 'hidden']),
  stars: z.number(),
  words: z.string(),
  pictures: z.array(id),
  writtenAt: instantField,
  /** Until when it may be corrected; null once it can't be any more. */
  until: z.nullable(instantField),
  /** Why an operator hid it. */
  hiddenWhy: z.nullable(z.string()),
})
export type OwnReview = z.infer<typeof ownReview>

/** A line of an order as its buyer may speak of it. */
export const reviewableLine = z.object({
  itemId: id,
  name: z.string(),
  unit: z.string(),
  picture: z.nullable(z.string()),
  category: categoryField,
  /** Until when the first words may be written; null where they can't be, or have been. */
  until: z.nullable(instantField),
  review: z.nullable(ownReview),
})
export type ReviewableLine = z.infer<typeof reviewableLine>

/** What was reported, with who said what against it left out: an operator judges the words. */
export const reportedView = z.object({
  ...reviewView.shape,
  communityId: id,
  goods: z.string(),
  reports: z.array(z.object({ why: reportWhyField, note: z.string(), at: instantField })),
})
export type ReportedView = z.infer<typeof reportedView>

export const review = {
  /** What neighbours of this community said of an item, or of the same goods in other rounds: all of it, the newest first. */
  'review.list': read({
    roles: ['resident'],
    input: z.strictObject({ itemId: id, cursor: cursorField }),
    output: z.object({
      /** In tenths of a star, of how many; and how many gave one to five. */
      meanTenths: z.nullable(z.number()),
      count: z.number(),
      each: z.tuple([z.number(), z.number(), z.number(), z.number(), z.number()]),
      reviews: z.array(reviewView),
      cursor: z.nullable(z.string()),
    }),
    refusals: ['item_not_found'],
  }),
  'review.picture': read({ roles: ['resident'], input: z.strictObject({ pictureId: id }), output: z.object({ photo: z.string() }), refusals: ['picture_not_found'] }),
  /** The lines of one's own order, each with what one wrote of it. */
  'review.mine': read({
    roles: ['resident'],
    input: z.strictObject({ orderId: id }),
    output: z.object({ lines: z.array(reviewableLine) }),
    refusals: ['order_not_found'],
  }),
  /** Says something of a line that was fetched, or says it anew within the days for that. */
  'review.write': write({
    roles: ['resident'],
    input: z.strictObject({ orderId: id, itemId: id, stars: starsField, words: words(300, 0) }),
    output: ownReview,
    refusals: ['order_not_found', 'item_not_found', 'not_fetched', 'review_refunded', 'review_over', 'review_hidden'],
  }),
  /** The first picture earns points, if the line's money has not gone back. */
  'review.addPicture': write({
    roles: ['resident'],
    input: z.strictObject({ reviewId: id, photo: photoField }),
    output: ownReview,
    refusals: ['review_not_found', 'review_over', 'review_hidden', 'pictures_full'],
  }),
  'review.dropPicture': write({ roles: ['resident'], input: z.strictObject({ pictureId: id }), output: ownReview, refusals: ['picture_not_found', 'review_hidden'] }),
  /** Once a person and review; saying it again changes nothing, unless the review was corrected after an operator kept it. */
  'review.report': write({
    roles: ['resident'],
    input: z.strictObject({ reviewId: id, why: reportWhyField, note: z.optional(words(100, 0)) }),
    output: z.object({}),
    refusals: ['review_not_found', 'own_review'],
  }),
  /** What was reported and nobody has looked at since, the longest waiting first. */
  'review.reported': read({
    roles: ['operator'],
    input: z.strictObject({ cursor: cursorField }),
    output: z.object({ reviews: z.array(reportedView), cursor: z.nullable(z.string()) }),
    refusals: [],
  }),
  /** Nobody but its author sees it afterwards; she is told why. */
  'review.hide': write({
    roles: ['operator'],
    input: z.strictObject({ reviewId: id, reason: words(100), correctedAt: seenField }),
    output: z.object({}),
    refusals: ['review_not_found', 'own_review', 'review_hidden', 'review_changed'],
  }),
  /** It stays, and its reports are settled. */
  'review.keep': write({
    roles: ['operator'],
    input: z.strictObject({ reviewId: id, correctedAt: seenField }),
    output: z.object({}),
    refusals: ['review_not_found', 'own_review', 'review_hidden', 'review_changed'],
  }),
  /** Takes back what one said, with its pictures and what they earned. */
  'review.remove': write({ roles: ['resident'], input: z.strictObject({ reviewId: id }), output: z.object({}), refusals: ['review_not_found', 'review_hidden'] }),
}
