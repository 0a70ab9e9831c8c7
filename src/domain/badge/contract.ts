import * as z from 'zod/mini'
import { id, instantField, nothing, read, sumField, write } from '../call'

export const badgeIdField = z.enum([
  'first_order',
  'ten_orders',
  'fifty_orders',
  'first_pool',
  'ten_pools',
  'pool_opener',
  'thursday_pools',
  'ten_neighbours',
  'four_seasons',
  'twelve_months',
  'early_bird',
  'all_kinds',
  'brought_one',
  'brought_three',
  'week_streak',
  'month_streak',
  'event_goer',
  'event_regular',
  'green_hand',
  'reviewer',
  'tasting_team',
])
export type BadgeId = z.infer<typeof badgeIdField>

/** Why somebody is on the list of the most active: how often she did what. */
export const reasonField = z.object({ what: z.enum(['orders', 'pools', 'brought', 'reviews', 'events']), times: z.number() })
export type KocReason = z.infer<typeof reasonField>

export const kocView = z.object({
  personId: id,
  /** Masked; empty for one who shows no name. */
  name: z.string(),
  score: z.number(),
  reasons: z.array(reasonField),
  state: z.enum(['listed', 'invited', 'joined', 'declined']),
})
export type KocView = z.infer<typeof kocView>

export const storyView = z.object({
  /** Null: everything up to now. */
  year: z.nullable(z.number()),
  /** Years in which the caller fetched anything, newest first. */
  years: z.array(z.number()),
  firstOrderAt: z.nullable(instantField),
  orders: z.number(),
  /** Filled pools that the caller was in. */
  pools: z.number(),
  /** What the goods that were fetched and kept would have cost alone, less what was paid for them. */
  savedFen: sumField,
  /** Different people with whom a pool filled. */
  neighbours: z.number(),
  /** The most days in a row that were signed in. */
  streak: z.number(),
  badges: z.array(z.object({ badgeId: badgeIdField, at: instantField })),
})
export type StoryView = z.infer<typeof storyView>

export const badge = {
  /** The caller's wall: what is earned, oldest first, and how far the others are, the nearest first. */
  'badge.list': read({
    roles: ['resident'],
    input: nothing,
    output: z.object({
      earned: z.array(z.object({ badgeId: badgeIdField, at: instantField })),
      near: z.array(z.object({ badgeId: badgeIdField, have: z.number(), need: z.number() })),
      /** Communities whose tasting team the caller is asked into. */
      invited: z.array(z.object({ communityId: id, community: z.string() })),
    }),
    refusals: [],
  }),
  'badge.story': read({
    roles: ['resident'],
    input: z.strictObject({ year: z.optional(z.number().check(z.int(), z.minimum(2020), z.maximum(2199))) }),
    output: storyView,
    refusals: [],
  }),
  /** Answers an invitation into the tasting team; it can be answered anew. */
  'badge.answer': write({
    roles: ['resident'],
    input: z.strictObject({ communityId: id, join: z.boolean() }),
    output: nothing,
    refusals: ['invitation_not_found'],
  }),
  /** The 200 most active of a community in the last 90 days, with the reasons; without those who switched personal choice off. */
  'badge.koc': read({
    roles: ['operator'],
    input: z.strictObject({ communityId: id }),
    output: z.object({ people: z.array(kocView), joined: z.number() }),
    refusals: ['community_not_found'],
  }),
  /** Confirms one of them: she is asked into the tasting team. */
  'badge.invite': write({
    roles: ['operator'],
    input: z.strictObject({ communityId: id, personId: id }),
    output: kocView,
    refusals: ['community_not_found', 'person_not_found'],
  }),
}
